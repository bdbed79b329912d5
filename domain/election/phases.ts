import { PHASES, type Phase } from "../content-schema";
import { addDays, type CalendarDate, daysBetween } from "../dates";

/**
 * A stretch of time before or after polling day. Where there are fewer weeks than phases, one stage holds several:
 * each phase is in exactly one stage, and the stages follow each other without a gap.
 */
export type Stage = { phases: Phase[]; from: CalendarDate; to: CalendarDate };

const E8_BEFORE_POLL = 70;
const SHORT_CAMPAIGN = 28;
const E4_LENGTH = 14;
const FULL_WEEKS = 84;
const TWO_DAYS = 2;
const AFTER = 28;
/** The days from which nothing new is switched on. */
export const FREEZE_DAYS = 7;

/**
 * The stages from the day somebody starts to four weeks after the poll. With twelve weeks or more each phase has its
 * usual place. With less, the first two are done together; with less than four weeks before the short campaign they
 * have two days, and what comes after starts at once.
 */
export function planStages({
  start,
  pollingDay,
  dissolution,
}: {
  start: CalendarDate;
  pollingDay: CalendarDate;
  dissolution: CalendarDate | null;
}): Stage[] {
  const eve = addDays(pollingDay, -1);
  const poll: Stage = { phases: ["PD"], from: pollingDay, to: addDays(pollingDay, 1) };
  const after: Stage = { phases: ["AF"], from: addDays(pollingDay, 2), to: addDays(pollingDay, AFTER) };
  if (start > eve) {
    const from = start < poll.to ? start : pollingDay;
    return [{ ...poll, from, phases: ["E12", "E8", "E4", "SC", "PD"] }, after];
  }
  const short = dissolution ?? addDays(pollingDay, -SHORT_CAMPAIGN);
  return [...preparing(start, short, pollingDay), poll, after];
}

/** From the start to the eve of poll. */
function preparing(start: CalendarDate, short: CalendarDate, pollingDay: CalendarDate): Stage[] {
  const eve = addDays(pollingDay, -1);
  const room = daysBetween(start, short);
  const left = daysBetween(start, pollingDay);
  if (left >= FULL_WEEKS) {
    const e4 = addDays(short, -E4_LENGTH);
    return inARow(start, eve, [
      [["E12"], addDays(pollingDay, -E8_BEFORE_POLL)],
      [["E8"], e4],
      [["E4"], short],
      [["SC"], null],
    ]);
  }
  if (room >= 2 * E4_LENGTH)
    return inARow(start, eve, [
      [["E12", "E8"], addDays(short, -E4_LENGTH)],
      [["E4"], short],
      [["SC"], null],
    ]);
  if (room > 2 * TWO_DAYS)
    return inARow(start, eve, [
      [["E12", "E8"], addDays(start, TWO_DAYS)],
      [["E4"], short],
      [["SC"], null],
    ]);
  if (left > 2 * TWO_DAYS)
    return inARow(start, eve, [
      [["E12", "E8", "E4"], addDays(start, TWO_DAYS)],
      [["SC"], null],
    ]);
  return inARow(start, eve, [[["E12", "E8", "E4", "SC"], null]]);
}

/** Stages that end the day before the next begins; the last ends on a given day. */
function inARow(
  start: CalendarDate,
  end: CalendarDate,
  parts: readonly (readonly [Phase[], CalendarDate | null])[],
): Stage[] {
  let from = start;
  return parts.map(([phases, next]) => {
    const stage = { phases, from, to: next === null ? end : addDays(next, -1) };
    from = addDays(stage.to, 1);
    return stage;
  });
}

/** The stage a day lies in; before the first it is the first, and after the last it is null. */
export function stageOn(stages: readonly Stage[], day: CalendarDate): Stage | null {
  return stages.find((stage) => day <= stage.to) ?? null;
}

/** The first of an action's phases. Without any: the first of all. */
export function firstPhase(phases: readonly Phase[]): Phase {
  return PHASES.find((phase) => phases.includes(phase)) ?? "E12";
}

/** The first stage in which an action with these phases is due. */
export function stageFor(stages: readonly Stage[], phases: readonly Phase[]): Stage {
  const first = firstPhase(phases);
  const found = stages.find((stage) => stage.phases.includes(first));
  if (!found) throw new Error(`no stage holds ${first}`);
  return found;
}
