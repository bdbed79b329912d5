import type { Action } from "../content-schema";
import { addDays, type CalendarDate, daysBetween } from "../dates";
import { FREEZE_DAYS, firstPhase, type Stage, stageFor } from "./phases";
import { type AreaInput, assessReadiness, type Gap, gapsOf, type Recorded } from "./readiness";
import type { Snapshot } from "./snapshot";

/** An action with the day by which it should be done, and the statements that bring it. */
export type PlannedAction = {
  action: string;
  due: CalendarDate;
  statements: string[];
  /** The area of the first of them. */
  area: string;
  /** The most urgent of its gaps. */
  kind: Gap["kind"];
  critical: boolean;
  /** Whether one of its gaps was answered so although everything it asks for was recorded as settled by then. */
  isDoubted: boolean;
};

/** How a chosen day sits in the time that is left. `closed-late`: of what belongs to the weeks after the poll. */
export type Fit = "fits" | "late" | "in-freeze" | "after-poll" | "closed-late" | "past";

/** The time an election leaves, as seen on a day. */
export type Span = { stages: readonly Stage[]; pollingDay: CalendarDate; today: CalendarDate };

const DAYS_SNAP = 2;
const DAYS_CALM = 7;
/** How many days there are before the short campaign when nobody has to hurry. */
const CALM_FROM = 28;

/** The gaps of a stored assessment, in the order to work on them. */
export function gapsIn(snapshot: Snapshot): Gap[] {
  return gapsOf(assessReadiness(snapshot.areas satisfies readonly AreaInput[]));
}

/**
 * Each gap as dated actions: what leads to "yes", by the end of the stage it belongs to. Where one stage holds several
 * phases, time is short, and what matters most is asked for soon. An action appears once, on its earliest day.
 */
export function planFromGaps({
  gaps,
  statements,
  actions,
  isListed,
  span,
}: {
  gaps: readonly Gap[];
  /** Of each statement its actions, and what was recorded of them when it was answered, by statement id. */
  statements: ReadonlyMap<string, { actions: readonly string[]; recorded: Recorded }>;
  actions: ReadonlyMap<string, Action>;
  /** Whether an action is on the list the plan is for. */
  isListed: (action: string) => boolean;
  span: Span;
}): PlannedAction[] {
  const planned = new Map<string, PlannedAction>();
  for (const gap of gaps) {
    const { actions: all, recorded } = statements.get(gap.id) ?? { actions: [], recorded: null };
    const isDoubted = recorded === "done" || recorded === "not-for-me";
    for (const id of askedBy(all, isListed)) {
      const action = actions.get(id);
      if (!action) continue;
      const known = planned.get(id);
      if (known) {
        known.statements.push(gap.id);
        known.isDoubted ||= isDoubted;
      } else
        planned.set(id, {
          action: id,
          due: dueDay(action, span),
          statements: [gap.id],
          area: gap.area,
          kind: gap.kind,
          critical: gap.critical,
          isDoubted,
        });
    }
  }
  return [...planned.values()].sort((a, b) => a.due.localeCompare(b.due));
}

/** What a gap asks for: those of its actions that are on the list, and its first where none of them is. */
export function askedBy(actions: readonly string[], isListed: (action: string) => boolean): string[] {
  const listed = actions.filter(isListed);
  return listed.length > 0 ? listed : actions.slice(0, 1);
}

/**
 * Whether nothing is left to do for a planned action. A tick counts whenever it was made, but for what an answer
 * doubted: there it has to be newer than the assessment.
 */
export function isSettled(
  { isDoubted }: Pick<PlannedAction, "isDoubted">,
  state: { standing: string; setAt: string | null } | undefined,
  takenAt: string,
): boolean {
  if (state?.standing !== "done" && state?.standing !== "not-for-me") return false;
  return !isDoubted || (state.setAt !== null && state.setAt > takenAt);
}

/**
 * By when an action should be done: the end of its stage; sooner for what matters most where stages were put together,
 * and a few days from today where its stage is over. Never before today, and where time allows not in the last week.
 */
export function dueDay(action: Action, { stages, pollingDay, today }: Span): CalendarDate {
  const stage = stageFor(stages, action.phases);
  const soon = addDays(stage.from < today ? today : stage.from, noticeDays(stages));
  const isOver = stage.from < today && stage.to <= today;
  if (stage.phases.includes("AF")) return isOver ? soon : stage.to;
  if (today > pollingDay) return soon;
  const isTight = stage.phases.length > 1 && action.impact === "high";
  const wanted = isOver || (isTight && soon < stage.to) ? soon : stage.to;
  const eve = addDays(pollingDay, -FREEZE_DAYS - 1);
  const last = today < eve && !isOfLastDays(action) ? eve : pollingDay;
  const isTooLate = wanted > last;
  return isTooLate ? last : wanted;
}

/** How many days there are for what is asked for soon: two in a snap election, else a week. */
function noticeDays(stages: readonly Stage[]): number {
  const start = stageFor(stages, []).from;
  return daysBetween(start, stageFor(stages, ["SC"]).from) >= CALM_FROM ? DAYS_CALM : DAYS_SNAP;
}

/** Whether an action is made for the last days, when nothing else should be set up. */
function isOfLastDays({ phases }: Action): boolean {
  return phases.includes("PD") || firstPhase(phases) === "SC";
}

/** Whether a day still fits: before the freeze and within the action's stage, unless the action belongs to later. */
export function fitOf(due: CalendarDate, action: Action, { stages, pollingDay, today }: Span): Fit {
  const stage = stageFor(stages, action.phases);
  if (due < today) return "past";
  if (stage.phases.includes("AF")) return due > stage.to ? "closed-late" : "fits";
  if (due > pollingDay) return "after-poll";
  if (due >= addDays(pollingDay, -FREEZE_DAYS) && !isOfLastDays(action)) return "in-freeze";
  return due <= stage.to ? "fits" : "late";
}
