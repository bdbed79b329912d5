import { z } from "zod";
import type { CalendarDate } from "../dates";
import { type AssessmentContent, areasFor, SUBJECTS, type Subject, wordsOf } from "./assessment-schema";
import { ELECTION_KINDS } from "./kinds";
import {
  ANSWERS,
  type Answered,
  type AreaInput,
  assessReadiness,
  countedAnswer,
  differs,
  LEVELS,
  type Level,
  type Recorded,
  RULES_VERSION,
  recordedOf,
  type StatementAnswer,
} from "./readiness";

const statement = z.strictObject({
  id: z.string(),
  text: z.string(),
  answer: z.enum(ANSWERS).nullable(),
  always: z.boolean(),
  recorded: z.enum(["done", "partly", "open", "not-for-me"]).nullable(),
  differs: z.boolean(),
  actions: z.array(z.string()),
});

/**
 * What an assessment holds: each statement in the words it had, the answer, and what was recorded beside it. It is
 * shown as stored and never worked out again; a new shape gets a new `version` beside this one.
 */
export const snapshotSchema = z.strictObject({
  version: z.literal(1),
  edition: z.iso.date(),
  rules: z.number().int().positive(),
  takenOn: z.iso.date(),
  subject: z.enum(SUBJECTS),
  kind: z.enum(ELECTION_KINDS),
  pollingDay: z.iso.date(),
  level: z.enum(LEVELS),
  heldBy: z.array(z.string()),
  areas: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      critical: z.boolean(),
      level: z.enum(LEVELS).nullable(),
      statements: z.array(statement),
    }),
  ),
});

export type Snapshot = z.infer<typeof snapshotSchema>;

/** The content of an assessment, from the saved answers and what the checklist records. */
export function takeSnapshot({
  content,
  edition,
  subject,
  kind,
  pollingDay,
  takenOn,
  answers,
  standings,
}: {
  content: AssessmentContent;
  edition: CalendarDate;
  subject: Subject;
  kind: Snapshot["kind"];
  pollingDay: CalendarDate;
  takenOn: CalendarDate;
  answers: ReadonlyMap<string, StatementAnswer>;
  /** Where each action on the checklist stands, by action id. */
  standings: ReadonlyMap<string, string>;
}): Snapshot {
  const areas = areasFor(content, subject);
  const readiness = assessReadiness(
    areas.map(
      (area): AreaInput => ({ ...area, statements: area.statements.map((one) => answered(one, answers)) }),
    ),
  );
  const levels = new Map(readiness.areas.map(({ id, level }) => [id, level]));
  return {
    version: 1,
    edition,
    rules: RULES_VERSION,
    takenOn,
    subject,
    kind,
    pollingDay,
    level: readiness.level,
    heldBy: readiness.heldBy,
    areas: areas.map((area) => ({
      id: area.id,
      title: area.title,
      critical: area.critical,
      level: levels.get(area.id) ?? null,
      statements: area.statements.map((one) => {
        const { answer } = answered(one, answers);
        const recorded = recordedFor(one.actions, standings);
        return {
          id: one.id,
          text: wordsOf(one, subject),
          answer,
          always: one.always,
          recorded,
          differs: differs(answer, recorded),
          actions: [...one.actions],
        };
      }),
    })),
  };
}

function answered(
  one: { id: string; always: boolean },
  answers: ReadonlyMap<string, StatementAnswer>,
): Answered {
  return { id: one.id, always: one.always, answer: answers.get(one.id) ?? null };
}

/** What is recorded for those of a statement's actions that are on the checklist. */
export function recordedFor(actions: readonly string[], standings: ReadonlyMap<string, string>): Recorded {
  return recordedOf(actions.flatMap((action) => standings.get(action) ?? []));
}

/**
 * What became of a statement. A gap and not knowing weigh the same, so that to find one out (`found-out`), or no longer
 * to know (`unsure`), is neither better nor worse; nor is it to leave a statement out (`left-out`), however the area
 * stands without it.
 */
export type Change = "better" | "worse" | "found-out" | "unsure" | "new" | "left-out" | "gone" | "same";
export type AreaComparison = {
  id: string;
  title: string;
  before: Level | null;
  after: Level | null;
  /** Statements by what became of them; what stayed the same is left out. */
  statements: { id: string; text: string; change: Exclude<Change, "same"> }[];
};

// Not knowing and a gap weigh the same, here as in the levels.
const WORTH: Record<Exclude<StatementAnswer, "not-for-us">, number> = {
  yes: 2,
  partly: 1,
  no: 0,
  "dont-know": 0,
};

type Compared = AreaComparison["statements"][number];

/** What became of each statement between two assessments of one subject. */
export function compareSnapshots(before: Snapshot, after: Snapshot): AreaComparison[] {
  const earlier = new Map(before.areas.map((area) => [area.id, area]));
  const known = new Map(before.areas.flatMap((area) => area.statements.map((one) => [one.id, one] as const)));
  const asked = new Set(after.areas.flatMap((area) => area.statements.map((one) => one.id)));
  const compared = after.areas.map((area) => {
    const gone = (earlier.get(area.id)?.statements ?? []).filter((one) => !asked.has(one.id));
    return {
      id: area.id,
      title: area.title,
      before: earlier.get(area.id)?.level ?? null,
      after: area.level,
      statements: [
        ...area.statements.flatMap((one): Compared[] => {
          const was = known.get(one.id);
          const change = was ? changeOf(was, one) : "new";
          return change === "same" ? [] : [{ id: one.id, text: one.text, change }];
        }),
        ...gone.map(({ id, text }) => ({ id, text, change: "gone" as const })),
      ],
    };
  });
  const dropped = before.areas.filter((area) => !after.areas.some(({ id }) => id === area.id));
  return [
    ...compared,
    ...dropped.map((area) => ({
      id: area.id,
      title: area.title,
      before: area.level,
      after: null,
      statements: area.statements
        .filter((one) => !asked.has(one.id))
        .map(({ id, text }) => ({ id, text, change: "gone" as const })),
    })),
  ];
}

function changeOf(before: Answered, after: Answered): Exclude<Change, "gone"> {
  const was = countedAnswer(before) ?? "dont-know";
  const is = countedAnswer(after) ?? "dont-know";
  if (was === is) return "same";
  if (was === "not-for-us") return "new";
  if (is === "not-for-us") return "left-out";
  if (WORTH[was] !== WORTH[is]) return WORTH[is] > WORTH[was] ? "better" : "worse";
  return is === "dont-know" ? "unsure" : "found-out";
}
