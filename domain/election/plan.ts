import type { Action } from "../content-schema";
import { addDays, type CalendarDate } from "../dates";
import { FREEZE_DAYS, type Stage, stageFor } from "./phases";
import { type AreaInput, assessReadiness, type Gap, gapsOf } from "./readiness";
import type { Snapshot } from "./snapshot";

/** An action with the day by which it should be done, and the statements that bring it. */
export type PlannedAction = {
  action: string;
  due: CalendarDate;
  statements: string[];
  /** The most urgent of its gaps. */
  kind: Gap["kind"];
  critical: boolean;
};

/** How a chosen day sits in the time that is left. */
export type Fit = "fits" | "late" | "in-freeze" | "after-poll" | "past";

const SOON = 2;

/** The gaps of a stored assessment, in the order to work on them. */
export function gapsIn(snapshot: Snapshot): Gap[] {
  return gapsOf(assessReadiness(snapshot.areas satisfies readonly AreaInput[]));
}

/**
 * Each gap as dated actions: what leads to "yes", by the end of the stage it belongs to. Where one stage holds several
 * phases, time is short: what matters most is asked for within two days. An action appears once, on its earliest day.
 */
export function planFromGaps({
  gaps,
  statements,
  actions,
  isListed,
  stages,
  today,
}: {
  gaps: readonly Gap[];
  /** The actions of each statement, by statement id. */
  statements: ReadonlyMap<string, readonly string[]>;
  actions: ReadonlyMap<string, Action>;
  /** Whether an action is on the list the plan is for. */
  isListed: (action: string) => boolean;
  stages: readonly Stage[];
  today: CalendarDate;
}): PlannedAction[] {
  const planned = new Map<string, PlannedAction>();
  for (const gap of gaps) {
    const all = statements.get(gap.id) ?? [];
    const listed = all.filter(isListed);
    // A gap somebody sees counts, also where their profile brings none of its actions.
    for (const id of listed.length > 0 ? listed : all.slice(0, 1)) {
      const action = actions.get(id);
      if (!action) continue;
      const known = planned.get(id);
      if (known) known.statements.push(gap.id);
      else
        planned.set(id, {
          action: id,
          due: dueDay(action, stages, today),
          statements: [gap.id],
          kind: gap.kind,
          critical: gap.critical,
        });
    }
  }
  return [...planned.values()].sort((a, b) => a.due.localeCompare(b.due));
}

/** By when an action should be done: the end of its stage, sooner when stages were put together, never before today. */
export function dueDay(action: Action, stages: readonly Stage[], today: CalendarDate): CalendarDate {
  const stage = stageFor(stages, action.phases);
  const isTight = stage.phases.length > 1 && action.impact === "high";
  const soon = addDays(stage.from, SOON);
  const due = isTight && soon < stage.to ? soon : stage.to;
  return due < today ? today : due;
}

/** Whether a day still fits: before the freeze and within the action's stage, unless the action belongs to later. */
export function fitOf(
  due: CalendarDate,
  action: Action,
  { stages, pollingDay, today }: { stages: readonly Stage[]; pollingDay: CalendarDate; today: CalendarDate },
): Fit {
  const stage = stageFor(stages, action.phases);
  if (due < today) return "past";
  if (stage.phases.includes("AF")) return due > stage.to ? "late" : "fits";
  if (due > pollingDay) return "after-poll";
  if (due <= stage.to) return "fits";
  return due >= addDays(pollingDay, -FREEZE_DAYS) ? "in-freeze" : "late";
}
