import type { z } from "zod";
import { mentions } from "./condition";
import * as schema from "./content-schema";
import { type DeviceList, deviceListSchema } from "./device-schema";
import {
  type AssessmentContent,
  assessmentSchema,
  type ElectionContent,
  electionSchema,
} from "./election/assessment-schema";
import { type BankHolidays, bankHolidaysSchema } from "./election/bank-holidays";
import { crossReferenceElection } from "./election/content-references";
import { termsIn } from "./marks";
import { type OfficeMoveLists, officeMovesSchema } from "./office-moves-schema";

/** One file of `content/`: its path below that folder and what its YAML says, or why it could not be read. */
export type ContentFile = { path: string; data?: unknown; unreadable?: string };
export type Problem = { file: string; field: string; message: string };

export type Catalogue = {
  edition: schema.Edition;
  actions: readonly schema.Action[];
  actionById: ReadonlyMap<string, schema.Action>;
  topics: readonly schema.Topic[];
  places: readonly schema.Place[];
  placeById: ReadonlyMap<string, schema.Place>;
  events: ReadonlyMap<string, schema.RecheckEvent>;
  sources: ReadonlyMap<string, schema.Source>;
  questions: readonly schema.Question[];
  briefings: readonly schema.Briefing[];
  glossary: ReadonlyMap<string, schema.GlossaryEntry>;
  help: readonly schema.HelpContact[];
  helpNow: schema.HelpNow;
  household: schema.Household;
  officeMoves: OfficeMoveLists;
  start: Readonly<Record<string, readonly string[]>>;
  renames: readonly schema.Rename[];
  personas: readonly schema.Persona[];
  synonyms: readonly schema.Synonym[];
  devices: DeviceList;
  assessment: AssessmentContent;
  election: ElectionContent;
  bankHolidays: BankHolidays;
};

// Stand in for a file that cannot be used, so that the problems of the others are reported as well.
const NO_ELECTION: ElectionContent = {
  parliament: { first_met: "1970-01-01", dissolves_by: "1970-01-01", sources: [] },
  changes: [],
  freeze: { leave: [], watch: [] },
  wind_down: [],
};
const NO_HOLIDAYS: BankHolidays = { source: "", checked: "1970-01-01", from: 1970, to: 1970, days: [] };

export type ParseResult = { ok: true; catalogue: Catalogue } | { ok: false; problems: Problem[] };

/** Validates all files against the schema and against each other, and reports every problem at once. */
export function parseCatalogue(files: readonly ContentFile[]): ParseResult {
  const problems: Problem[] = [];
  const report = (file: string, field: string, message: string) => problems.push({ file, field, message });
  for (const file of files) if (file.unreadable) report(file.path, "-", file.unreadable);
  const byPath = new Map(files.map((file) => [file.path, file]));

  function read<T>(file: ContentFile, shape: z.ZodType<T>): T | null {
    if (file.unreadable) return null;
    const result = shape.safeParse(file.data);
    if (result.success) return result.data;
    for (const issue of result.error.issues) report(file.path, issue.path.join(".") || "-", issue.message);
    return null;
  }
  function one<T>(path: string, shape: z.ZodType<T>, fallback: T): T {
    const file = byPath.get(path);
    if (!file) report(path, "-", "this file is missing");
    return (file && read(file, shape)) ?? fallback;
  }
  function many<T extends { id?: string; slug?: string }>(folder: string, shape: z.ZodType<T>) {
    return files.flatMap((file) => {
      if (!file.path.startsWith(`${folder}/`)) return [];
      const value = read(file, shape);
      const name = file.path
        .split("/")
        .at(-1)
        ?.replace(/\.yaml$/, "");
      if (value && (value.id ?? value.slug) !== name) report(file.path, "id", "must equal the file's name");
      return value ? [{ file, value }] : [];
    });
  }

  const topics = one("topics.yaml", schema.topicSchema.array(), []);
  const actions = many("actions", schema.actionSchema).map(({ file, value }) => {
    const topic = file.path.split("/")[1] ?? "";
    if (!topics.some((known) => known.id === topic)) report(file.path, "-", `no topic "${topic}"`);
    return { ...value, topic };
  });
  const catalogue: Catalogue = {
    edition: one("edition.yaml", schema.editionSchema, { edition: "1970-01-01", editions: [] }),
    actions: [...actions].sort(
      (a, b) => topicPlace(topics, a.topic) - topicPlace(topics, b.topic) || a.id.localeCompare(b.id),
    ),
    actionById: index(actions),
    topics,
    places: one("places.yaml", schema.placeSchema.array(), []),
    placeById: new Map(),
    events: index(one("events.yaml", schema.eventSchema.array(), [])),
    sources: index(one("sources.yaml", schema.sourceSchema.array(), [])),
    questions: one("questions.yaml", schema.questionSchema.array(), []),
    briefings: many("briefings", schema.briefingSchema)
      .map(({ value }) => value)
      .sort((a, b) => a.published.localeCompare(b.published)),
    glossary: index(one("glossary.yaml", schema.glossarySchema.array(), [])),
    help: one("help.yaml", schema.helpSchema.array(), []),
    helpNow: one("help-now.yaml", schema.helpNowSchema, { first: [], situations: [], contacts: [] }),
    household: one("household.yaml", schema.householdSchema, { intro: "", items: [] }),
    officeMoves: one("office-moves.yaml", officeMovesSchema, { join: NO_MOVES, leave: NO_MOVES }),
    start: one("start.yaml", schema.startSchema, {}),
    renames: one("renames.yaml", schema.renamesSchema, []),
    personas: many("personas", schema.personaSchema).map(({ value }) => value),
    synonyms: one("synonyms.yaml", schema.synonymSchema.array(), []),
    devices: one("devices.yaml", deviceListSchema, { checked: "1970-01-01", makers: [] }),
    assessment: one("assessment.yaml", assessmentSchema, { phases: [], areas: [] }),
    election: one("election.yaml", electionSchema, NO_ELECTION),
    bankHolidays: one("bank-holidays.yaml", bankHolidaysSchema, NO_HOLIDAYS),
  };
  const complete = { ...catalogue, placeById: index(catalogue.places) };
  // A broken vocabulary would make every use of it look wrong; its own problem is the one to read.
  if (!problems.some((problem) => !problem.file.includes("/"))) crossReference(complete, report);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, catalogue: complete };
}

function topicPlace(topics: readonly schema.Topic[], id: string): number {
  return topics.findIndex((topic) => topic.id === id);
}

function index<T extends { id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}

const NO_MOVES: OfficeMoveLists["join"] = { title: "", intro: "", events: [], items: [] };

type Report = (file: string, field: string, message: string) => void;

function crossReference(catalogue: Catalogue, report: Report) {
  const { actionById, placeById, sources, events, glossary, questions } = catalogue;
  const answerIds = new Map(
    questions.map((question) => [question.id, question.answers.map((answer) => answer.id)]),
  );

  const needs = (
    file: string,
    field: string,
    kind: string,
    ids: readonly string[],
    known: { has(id: string): boolean },
  ) => {
    for (const id of ids) if (!known.has(id)) report(file, field, `no ${kind} "${id}"`);
  };
  const condition = (file: string, field: string, value: schema.Condition | undefined) => {
    for (const { question, answer } of mentions(value)) {
      const known = answerIds.get(question);
      if (!known) report(file, field, `no question "${question}"`);
      else if (!known.includes(answer))
        report(file, field, `question "${question}" has no answer "${answer}"`);
    }
  };
  const unique = (file: string, ids: readonly string[]) => {
    const seen = new Set<string>();
    for (const id of ids) {
      if (seen.has(id)) report(file, id, "this id is used twice");
      seen.add(id);
    }
  };

  unique(
    "actions",
    catalogue.actions.map((action) => action.id),
  );
  unique(
    "questions.yaml",
    questions.map((question) => question.id),
  );
  unique(
    "places.yaml",
    catalogue.places.map((place) => place.id),
  );
  for (const action of catalogue.actions) {
    const file = `actions/${action.topic}/${action.id}.yaml`;
    condition(file, "when", action.when);
    needs(file, "sources", "source", action.sources, sources);
    needs(file, "recheck.events", "event", action.recheck.events, events);
    needs(file, "after", "action", action.after, actionById);
    needs(file, "eased_by", "action", action.eased_by, actionById);
    for (const raise of action.raised_when) condition(file, "raised_when", raise.when);
    for (const why of action.why) needs(file, "why", "source", why.sources, sources);
    for (const [n, variant] of action.how.entries()) {
      needs(file, `how.${n}.place`, "place", [variant.place], placeById);
      if (variant.official) needs(file, `how.${n}.official`, "source", [variant.official], sources);
      condition(file, `how.${n}.when`, variant.when);
    }
    for (const [n, revision] of action.revisions.entries()) {
      if (revision.n !== n + 1) report(file, `revisions.${n}.n`, "revisions count up from 1, oldest first");
      needs(file, `revisions.${n}.sources`, "source", revision.sources ?? [], sources);
    }
    needs(file, "text", "glossary entry", termsIn(JSON.stringify(action)), glossary);
  }
  for (const question of questions) {
    condition("questions.yaml", `${question.id}.ask_when`, question.ask_when);
    unique(
      "questions.yaml",
      question.answers.map((answer) => `${question.id}.${answer.id}`),
    );
  }
  for (const place of catalogue.places) condition("places.yaml", `${place.id}.when`, place.when);
  for (const briefing of catalogue.briefings) {
    const file = `briefings/${briefing.slug}.yaml`;
    needs(file, "sources", "source", briefing.sources, sources);
    for (const said of [...briefing.summary, ...briefing.also])
      needs(file, "summary", "source", said.sources, sources);
    for (const claim of briefing.claims) {
      needs(file, `${claim.id}.sources`, "source", claim.sources, sources);
      for (const raise of claim.raises) {
        needs(file, `${claim.id}.raises`, "action", raise.actions, actionById);
        condition(file, `${claim.id}.raises`, raise.when);
      }
    }
    needs(file, "text", "glossary entry", termsIn(JSON.stringify(briefing)), glossary);
  }
  for (const entry of catalogue.help) {
    condition("help.yaml", entry.id, entry.when);
    needs("help.yaml", entry.id, "source", entry.sources, sources);
  }
  for (const situation of catalogue.helpNow.situations) {
    needs("help-now.yaml", situation.id, "action", situation.actions, actionById);
    for (const step of situation.steps) needs("help-now.yaml", situation.id, "source", step.sources, sources);
  }
  for (const contact of catalogue.helpNow.contacts) {
    needs("help-now.yaml", contact.situation, "source", contact.sources, sources);
  }
  for (const item of catalogue.household.items) {
    needs("household.yaml", "action", "action", [item.action], actionById);
  }
  for (const entry of catalogue.glossary.values()) {
    needs("glossary.yaml", entry.id, "source", entry.sources, sources);
  }
  for (const [kind, list] of Object.entries(catalogue.officeMoves)) {
    const file = "office-moves.yaml";
    needs(file, `${kind}.events`, "event", list.events, events);
    unique(
      file,
      list.items.map((item) => `${kind}.${item.id}`),
    );
    for (const item of list.items) {
      needs(file, `${kind}.${item.id}.actions`, "action", item.actions, actionById);
      needs(file, `${kind}.${item.id}.sources`, "source", item.sources, sources);
    }
  }
  for (const [role, ids] of Object.entries(catalogue.start)) {
    needs("start.yaml", role, "action", ids, actionById);
    if (!answerIds.get("role")?.includes(role)) report("start.yaml", role, `no role "${role}"`);
  }
  for (const rename of catalogue.renames) {
    if (actionById.has(rename.from)) report("renames.yaml", rename.from, "this id is still in use");
    if (rename.to) needs("renames.yaml", rename.from, "action", [rename.to], actionById);
  }
  unique(
    "synonyms.yaml",
    catalogue.synonyms.flatMap((synonym) => synonym.say),
  );
  const { makers } = catalogue.devices;
  unique("devices.yaml", [
    ...makers.map((maker) => maker.id),
    ...makers.flatMap((maker) => maker.devices.map((device) => device.id)),
  ]);
  for (const maker of makers) {
    needs("devices.yaml", `${maker.id}.page`, "source", [maker.page], sources);
    for (const device of maker.devices)
      needs("devices.yaml", `${device.id}.sources`, "source", device.sources, sources);
  }
  crossReferenceElection(catalogue, { needs, unique });
  for (const persona of catalogue.personas) {
    const file = `personas/${persona.id}.yaml`;
    needs(file, "must", "action", persona.must, actionById);
    needs(file, "must_not", "action", persona.must_not, actionById);
    for (const [question, answers] of Object.entries(persona.answers)) {
      condition(file, `answers.${question}`, answers.length > 0 ? { [question]: answers } : undefined);
    }
  }
}
