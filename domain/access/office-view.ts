import type { Catalogue } from "../catalogue";
import { changedAfter } from "../changes";
import { buildChecklist, type Checklist, type Item, type Standing } from "../checklist";
import type { Answers } from "../condition";
import { type CalendarDate, mondayOf } from "../dates";
import { carryOver } from "../renames";
import type { ActionState } from "../status";

/** What a person lets one office see of them. Theirs to choose, and to change at any time. */
export const LEVELS = ["standing", "topics", "actions"] as const;
export type Level = (typeof LEVELS)[number];

export const TEAM_STANDINGS = ["not-started", "under-way", "up-to-date", "needs-a-look"] as const;
export type TeamStanding = (typeof TEAM_STANDINGS)[number];

/** The exact row an office sees of one person. Nothing else about them ever reaches another person. */
export type OfficeRow = {
  standing: TeamStanding;
  /** The Monday of the week in which they last changed something, or null. */
  lastChangeWeek: CalendarDate | null;
  askedForHelp: boolean;
  /** Only at the levels topics and actions. */
  topics: TopicCount[] | null;
  /** Ids of open actions, only at the level actions. */
  openActions: string[] | null;
};
export type TopicCount = { topic: string; done: number; total: number };

export type OfficeViewInput = {
  catalogue: Catalogue;
  answers: Answers;
  states: Readonly<Record<string, ActionState>>;
  today: CalendarDate;
};

const OPEN: readonly Standing[] = ["to-do", "due-again", "changed"];
const DUE: readonly Standing[] = ["due-again", "changed"];

/**
 * The checklist an office's row is made of: as if every question marked private were answered no, and nothing that
 * happened to the person were known. So nothing in the row, dates included, depends on private circumstances. Only
 * their own actions: those of the office have a shared state of their own.
 */
export function neutralItems({ catalogue, answers, states, today }: OfficeViewInput): Item[] {
  const isPrivate = new Set(catalogue.questions.filter((q) => q.private).map((q) => q.id));
  const neutral = {
    catalogue: neutralCatalogue(catalogue),
    answers: Object.fromEntries(Object.entries(answers).filter(([id]) => !isPrivate.has(id))),
    states: carryOver({ ...states }, catalogue.renames),
    today,
  };
  const { items }: Checklist = buildChecklist(neutral);
  // A step that may not concern somebody counts once they recorded something on it.
  const counts = (item: Item) => item.isCertain || item.state !== null;
  return items.filter((item) => item.action.scope === "person" && counts(item));
}

/** Whether what somebody records on an action can show in their row: not where only private circumstances bring it. */
export function isInOfficeView(
  input: Pick<OfficeViewInput, "catalogue" | "answers" | "today">,
  actionId: string,
) {
  const state = { status: "needs-help", revision: 1, setOn: input.today, setAt: "", version: 1 } as const;
  return neutralItems({ ...input, states: { [actionId]: state } }).some(
    ({ action }) => action.id === actionId,
  );
}

/** What an office sees of one person at a level: the only function that says so, for both of them. */
export function officeRow(input: OfficeViewInput, level: Level): OfficeRow {
  return rowOf(neutralItems(input), input.catalogue, level);
}

/** What an office sees at every level, for the person to compare before they choose. */
export function officeRows(input: OfficeViewInput): Record<Level, OfficeRow> {
  const items = neutralItems(input);
  const { catalogue } = input;
  return {
    standing: rowOf(items, catalogue, "standing"),
    topics: rowOf(items, catalogue, "topics"),
    actions: rowOf(items, catalogue, "actions"),
  };
}

/** The row and the counts of one person from one list, for a page that needs both. */
export function officeRowWithCounts(
  input: OfficeViewInput,
  level: Level,
): { row: OfficeRow; counts: TopicCount[] } {
  const items = neutralItems(input);
  return { row: rowOf(items, input.catalogue, level), counts: countTopics(items, input.catalogue) };
}

/** What fell due in a row: the days on which steps did by the calendar, and whether a newer edition changed any. */
export type FellDue = { days: CalendarDate[]; isChanged: boolean };

/**
 * What fell due in the row, with what editions after `edition` changed: all that the arrival of a mail may depend on,
 * since whoever sees a mailbox sees that a mail came. The date of a revision says when the advice changed, which can be
 * long before the edition that brought it here: so editions count, and not that date.
 */
export function fellDue(input: OfficeViewInput, edition: CalendarDate): FellDue {
  const due = neutralItems(input).filter(({ standing }) => DUE.includes(standing));
  const changed = changedAfter(input.catalogue, edition);
  return {
    days: due.flatMap(({ dueOn }) => (dueOn !== null && dueOn <= input.today ? [dueOn] : [])).toSorted(),
    isChanged: due.some(({ standing, action }) => standing === "changed" && changed.has(action.id)),
  };
}

function rowOf(items: readonly Item[], catalogue: Catalogue, level: Level): OfficeRow {
  const changes = items.flatMap(({ state }) => (state ? [state.setOn] : [])).toSorted();
  const last = changes.at(-1);
  return {
    standing: standingOf(items),
    lastChangeWeek: last ? mondayOf(last) : null,
    askedForHelp: items.some(({ standing }) => standing === "needs-help"),
    topics: level === "standing" ? null : countTopics(items, catalogue),
    openActions: level === "actions" ? openActions(items, catalogue) : null,
  };
}

/**
 * Up to date: every step of high impact is done or set aside, and nothing done has fallen due again or changed. A step
 * somebody asked help with is neither.
 */
function standingOf(items: readonly Item[]): TeamStanding {
  if (!items.some(({ state }) => state !== null && state.status !== "to-do")) return "not-started";
  if (items.some(({ standing }) => DUE.includes(standing))) return "needs-a-look";
  const important = items.filter(({ action }) => action.impact === "high");
  const isSettled = important.every(({ standing }) => standing === "done" || standing === "not-for-me");
  return isSettled ? "up-to-date" : "under-way";
}

function countTopics(items: readonly Item[], catalogue: Catalogue): TopicCount[] {
  return catalogue.topics.flatMap(({ id }) => {
    const inIt = items.filter(({ action, standing }) => action.topic === id && standing !== "not-for-me");
    if (inIt.length === 0) return [];
    return [
      { topic: id, done: inIt.filter(({ standing }) => standing === "done").length, total: inIt.length },
    ];
  });
}

/** In the catalogue's order: a person's own would tell what raised them. */
function openActions(items: readonly Item[], catalogue: Catalogue): string[] {
  const open = new Set(
    items.filter(({ standing }) => OPEN.includes(standing)).map(({ action }) => action.id),
  );
  return catalogue.actions.map(({ id }) => id).filter((id) => open.has(id));
}

const NEUTRAL = new WeakMap<Catalogue, Catalogue>();

/** The catalogue in which an unanswered private question counts as no. */
function neutralCatalogue(catalogue: Catalogue): Catalogue {
  const known = NEUTRAL.get(catalogue);
  if (known) return known;
  const made = {
    ...catalogue,
    questions: catalogue.questions.map((q) => (q.private ? { ...q, circumstance: true } : q)),
  };
  NEUTRAL.set(catalogue, made);
  return made;
}
