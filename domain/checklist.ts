import type { Catalogue } from "./catalogue";
import { type Answers, evaluate, type Settled, settle } from "./condition";
import type { Action, Condition, Place, Revision, Variant } from "./content-schema";
import { addDays, type CalendarDate } from "./dates";
import { ORDERING } from "./ordering";
import type { ActionState } from "./status";

/** Where an action stands on a checklist. `due-again` and `changed` are done actions that ask for a look. */
export type Standing = "to-do" | "due-again" | "changed" | "needs-help" | "done" | "not-for-me";

/** What raises an action for this person: a published claim, or (without one) their own circumstances. */
export type Raise = { source: { briefing: string; claim: string } | null; by: 1 | 2; because: string };

export type Item = {
  action: Action;
  standing: Standing;
  /** False when an unanswered question leaves it open whether this concerns the person. */
  isCertain: boolean;
  /** Finishes "this is on your list because …". Empty when it is for everybody. */
  because: string[];
  /** The questions whose answers would settle it. */
  missing: string[];
  raisedBy: Raise[];
  /** Steps for what the person uses, and the others. */
  mine: Variant[];
  others: Variant[];
  places: Place[];
  /** Actions on this list, not done yet, that are better done first. */
  betterAfter: string[];
  state: ActionState | null;
  /** When a done action falls due again, if it does by the calendar. */
  dueOn: CalendarDate | null;
  /** What happened since the tick that asks for another look, as event ids. */
  happened: string[];
  /** Material revisions since the tick. */
  changes: Revision[];
  score: number;
};

export type Checklist = { items: Item[]; next: Item[]; counts: Counts };
export type Counts = Record<Standing, number> & { total: number; minutesLeft: number };

export type ChecklistInput = {
  catalogue: Catalogue;
  answers: Answers;
  states: Readonly<Record<string, ActionState>>;
  /** When something last happened to the person, by event id: ISO 8601 in UTC. */
  events?: Readonly<Record<string, string>>;
  today: CalendarDate;
};

const OPEN: readonly Standing[] = ["to-do", "due-again", "changed"];
const STEPS_SHOWN = 3;

/** The checklist of one person, in the order to work through it. Pure: same input, same output. */
export function buildChecklist({
  catalogue,
  answers,
  states,
  events = {},
  today,
}: ChecklistInput): Checklist {
  const settled = settle(catalogue.questions, answers);
  const items = catalogue.actions.flatMap((action) => {
    const item = buildItem({ catalogue, settled, states, events, today }, action);
    return item ? [item] : [];
  });
  const onList = new Map(items.map((item) => [item.action.id, item]));
  for (const item of items) {
    item.betterAfter = item.action.after.filter((id) => OPEN.includes(onList.get(id)?.standing ?? "done"));
  }
  const ordered = inOrder(items);
  return {
    items: ordered,
    next: ordered.filter((item) => OPEN.includes(item.standing)).slice(0, STEPS_SHOWN),
    counts: count(ordered),
  };
}

type Person = {
  catalogue: Catalogue;
  settled: Settled;
  states: Readonly<Record<string, ActionState>>;
  events: Readonly<Record<string, string>>;
  today: CalendarDate;
};

function buildItem(person: Person, action: Action): Item | null {
  const { catalogue, settled, states, events, today } = person;
  const fit = evaluate(action.when, settled);
  if (fit.verdict === "no") return null;
  const state = states[action.id] ?? null;
  const raisedBy = raises(catalogue, settled, action);
  const isCertain = fit.verdict === "yes";
  return {
    action,
    ...standingOf(action, state, { events, today }),
    isCertain,
    because: phrases(catalogue, fit.because),
    missing: fit.missing,
    raisedBy,
    ...split(catalogue, settled, action),
    betterAfter: [],
    state,
    score: scoreOf(person, action, raisedBy, isCertain),
  };
}

/** Where an action stands by what was recorded on it and what happened since, whether or not it is on a list. */
export function standingOf(
  action: Action,
  state: ActionState | null,
  { events, today }: Pick<Person, "events" | "today">,
): Pick<Item, "standing" | "dueOn" | "happened" | "changes"> {
  if (state?.status !== "done")
    return { standing: state?.status ?? "to-do", dueOn: null, happened: [], changes: [] };
  const dueOn = action.recheck.days === null ? null : addDays(state.setOn, action.recheck.days);
  const happened = action.recheck.events.filter((id) => (events[id] ?? "") > state.setAt);
  const changes = action.revisions.filter((one) => one.material && one.n > state.revision);
  const isDue = happened.length > 0 || (dueOn !== null && dueOn <= today);
  return {
    standing: changes.length > 0 ? "changed" : isDue ? "due-again" : "done",
    dueOn,
    happened,
    changes,
  };
}

function raises(catalogue: Catalogue, settled: Settled, action: Action): Raise[] {
  const applies = (raise: { when?: Condition | undefined }) =>
    evaluate(raise.when, settled).verdict === "yes";
  const own = action.raised_when.filter(applies).map(({ by, because }) => ({ source: null, by, because }));
  const claimed = catalogue.briefings.flatMap((briefing) =>
    briefing.claims.flatMap((claim): Raise[] => {
      const met = claim.raises.filter((raise) => raise.actions.includes(action.id) && applies(raise));
      const strongest = met.toSorted((a, b) => b.by - a.by)[0];
      if (!strongest) return [];
      const source = { briefing: briefing.slug, claim: claim.id };
      return [{ source, by: strongest.by, because: strongest.because }];
    }),
  );
  return [...own, ...claimed];
}

function split(catalogue: Catalogue, settled: Settled, action: Action) {
  const isMine = (variant: Variant) =>
    evaluate(catalogue.placeById.get(variant.place)?.when, settled).verdict === "yes" &&
    evaluate(variant.when, settled).verdict === "yes";
  const mine = action.how.filter(isMine);
  const shown = mine.length > 0 ? mine : action.how;
  const places = [...new Set(shown.map((variant) => variant.place))].flatMap(
    (id) => catalogue.placeById.get(id) ?? [],
  );
  return { mine: shown, others: action.how.filter((variant) => !shown.includes(variant)), places };
}

function scoreOf(person: Person, action: Action, raisedBy: readonly Raise[], isCertain: boolean): number {
  const { catalogue, settled, states } = person;
  const raised = raisedBy.reduce((sum, raise) => sum + raise.by * ORDERING.raisedPerStep, 0);
  const roles = settled.get("role");
  const starts = (Array.isArray(roles) ? roles : []).map((role) => {
    const place = catalogue.start[role]?.indexOf(action.id) ?? -1;
    return place < 0 ? 0 : ORDERING.startFirst - place;
  });
  const isEased = action.eased_by.some((id) => states[id]?.status === "done");
  return (
    ORDERING.impact[action.impact] +
    Math.min(ORDERING.raisedAtMost, raised) +
    Math.max(0, ...starts) +
    (isEased ? ORDERING.eased : 0) +
    (action.topic === "incident" && isCertain ? ORDERING.happening : 0) +
    (isCertain ? 0 : ORDERING.mayApply) +
    action.minutes * ORDERING.perMinute
  );
}

function phrases(catalogue: Catalogue, because: readonly { question: string; answer: string }[]): string[] {
  const found = because.flatMap(
    ({ question, answer }) =>
      catalogue.questions.find((q) => q.id === question)?.answers.find((a) => a.id === answer)?.because ?? [],
  );
  return [...new Set(found)];
}

/** Highest score first, then shorter, then by the catalogue; what an action builds on is pulled before it. */
function inOrder(items: readonly Item[]): Item[] {
  const byScore = items.toSorted((a, b) => b.score - a.score || a.action.minutes - b.action.minutes);
  const byId = new Map(byScore.map((item) => [item.action.id, item]));
  const placed = new Set<string>();
  const ordered: Item[] = [];
  const place = (item: Item, above: readonly string[]) => {
    if (placed.has(item.action.id) || above.includes(item.action.id)) return;
    for (const id of item.betterAfter) {
      const first = byId.get(id);
      if (first) place(first, [...above, item.action.id]);
    }
    placed.add(item.action.id);
    ordered.push(item);
  };
  for (const item of byScore) place(item, []);
  return ordered;
}

function count(items: readonly Item[]): Counts {
  const counts: Counts = {
    "to-do": 0,
    "due-again": 0,
    changed: 0,
    "needs-help": 0,
    done: 0,
    "not-for-me": 0,
    total: 0,
    minutesLeft: 0,
  };
  for (const item of items) {
    counts[item.standing] += 1;
    if (item.standing !== "not-for-me") counts.total += 1;
    if (OPEN.includes(item.standing)) counts.minutesLeft += item.action.minutes;
  }
  return counts;
}
