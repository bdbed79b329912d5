import type { CalendarDate } from "../dates";
import { dayInWords, inWords } from "./calendar";
import { gapsIn } from "./plan";
import type { Gap, Level } from "./readiness";
import type { Snapshot } from "./snapshot";

/** A report as its pieces in reading order: the page and the PDF are made of the same. */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; caption: string; head: string[]; rows: string[][] };
export type Report = { title: string; subtitle: string; blocks: Block[]; foot: string };

export const REPORT_FOR = ["me", "others"] as const;
/** `me`: all of it. `others`: to show that it was done; it names no weakness and gives none away. */
export type ReportFor = (typeof REPORT_FOR)[number];

export type ReportInput = {
  snapshot: Snapshot;
  /** How many were taken in this campaign, this one included. */
  taken: number;
  /** What is open of the plan, soonest first. */
  plan: readonly { title: string; due: CalendarDate }[];
  levelWords: Record<Level, string>;
};

const KINDS: Record<Gap["kind"], string> = {
  "find-out": "To find out",
  missing: "Missing",
  partly: "Half done",
};
const NOT =
  "What this is not: an audit, a certificate, or advice on the law. They are answers somebody gave about themselves; nobody checked them.";

/** The report of a stored assessment. */
export function buildReport(input: ReportInput, who: ReportFor): Report {
  const { snapshot } = input;
  return {
    title: "Security self-assessment before an election",
    subtitle: `Taken on ${inWords(snapshot.takenOn)}, for polling day on ${dayInWords(snapshot.pollingDay)}`,
    blocks: who === "me" ? full(input) : forOthers(input),
    foot: `Edition of the guidance: ${inWords(snapshot.edition)}. Rules of the assessment: ${snapshot.rules}. Made with Safe Seat, which is not an official service.`,
  };
}

function full({ snapshot, plan, levelWords }: ReportInput): Block[] {
  const titles = new Map(snapshot.areas.map(({ id, title }) => [id, title]));
  const words = new Map(
    snapshot.areas.flatMap((area) => area.statements.map(({ id, text }) => [id, text] as const)),
  );
  const gaps = gapsIn(snapshot);
  const held = snapshot.heldBy.map((id) => titles.get(id) ?? id);
  return [
    { kind: "heading", text: `Readiness: ${levelWords[snapshot.level]}` },
    {
      kind: "paragraph",
      text:
        held.length > 0
          ? `Held there by: ${held.join("; ")}. The whole is never better than the weakest area that decides it.`
          : "Every statement that applies was answered with “yes, checked”.",
    },
    {
      kind: "table",
      caption: "Area by area",
      head: ["Area", "Readiness", "Decides the whole"],
      rows: snapshot.areas.map(({ title, level, critical }) => [
        title,
        level === null ? "Does not apply" : levelWords[level],
        critical ? "Yes" : "No",
      ]),
    },
    { kind: "heading", text: "Gaps" },
    ...(gaps.length === 0 ? [{ kind: "paragraph" as const, text: "None." }] : []),
    ...(["find-out", "missing", "partly"] as const).flatMap((kind): Block[] => {
      const items = gaps.filter((gap) => gap.kind === kind).flatMap(({ id }) => words.get(id) ?? []);
      return items.length === 0
        ? []
        : [
            { kind: "paragraph", text: `${KINDS[kind]}:` },
            { kind: "list", items },
          ];
    }),
    { kind: "heading", text: "Plan" },
    plan.length === 0
      ? { kind: "paragraph", text: "Nothing of the plan is open." }
      : {
          kind: "table",
          caption: "What is open, soonest first",
          head: ["By", "Step"],
          rows: plan.map(({ title, due }) => [inWords(due), title]),
        },
    { kind: "paragraph", text: NOT },
  ];
}

function forOthers({ snapshot, taken }: ReportInput): Block[] {
  const statements = snapshot.areas.reduce((sum, area) => sum + area.statements.length, 0);
  return [
    { kind: "heading", text: "What was done" },
    {
      kind: "paragraph",
      text: `On ${inWords(snapshot.takenOn)} ${snapshot.subject === "office" ? "the office" : "this person"} took a self-assessment of ${statements} statements in ${snapshot.areas.length} areas. It is drawn from the NCSC’s guidance for high-risk individuals and further public advice.`,
    },
    {
      kind: "paragraph",
      text:
        taken > 1
          ? `It was the ${ordinal(taken)} taken for this election, so that progress can be compared.`
          : "It was the first taken for this election; later ones are compared with it.",
    },
    {
      kind: "paragraph",
      text: "What it found is worked on by a plan with dates up to polling day, and a closing list for afterwards.",
    },
    { kind: "heading", text: "What it looks at" },
    { kind: "list", items: snapshot.areas.map(({ title }) => title) },
    { kind: "heading", text: "What this sheet leaves out" },
    {
      kind: "paragraph",
      text: "Results and open points are not shown to anybody, whether there are many or none. A list of weak points would be of use to the wrong people.",
    },
    { kind: "paragraph", text: NOT },
  ];
}

function ordinal(n: number): string {
  const words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
  return words[n - 1] ?? `${n}th`;
}
