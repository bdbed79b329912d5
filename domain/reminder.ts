import type { FellDue } from "./access/office-view";
import { type CalendarDate, daysBetween } from "./dates";

/** How often somebody asked to be reminded. Who has chosen nothing is never reminded. */
export const RHYTHMS = ["weekly", "when-due"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** Hours of the day in London between which a reminder may go out, and never on a Sunday. */
export const REMINDING_FROM = 8;
export const REMINDING_UNTIL = 20;
/** However much falls due, two reminders are at least this many days apart. */
const APART = 7;

/** A moment as the clocks of London show it: the weekday counts from Monday, 0, to Sunday, 6. */
export type LondonTime = { weekday: number; hour: number };

/** Whether nobody may be reminded at this moment. */
export function isQuiet({ weekday, hour }: LondonTime): boolean {
  return weekday === 6 || hour < REMINDING_FROM || hour >= REMINDING_UNTIL;
}

export type Asked = { rhythm: Rhythm; chosenOn: CalendarDate; lastSentOn: CalendarDate | null };

/** Whether a reminder of this rhythm may go out at all today; whether something fell due is another question. */
export function isTimeFor({ rhythm, chosenOn, lastSentOn }: Asked, today: CalendarDate): boolean {
  if (rhythm === "when-due" && lastSentOn === null) return true;
  return daysBetween(lastSentOn ?? chosenOn, today) >= APART;
}

/** Whether anything fell due since they were last reminded, or since they asked to be; a newer edition counts too. */
export function hasFallenDue({ chosenOn, lastSentOn }: Asked, { days, isChanged }: FellDue): boolean {
  return isChanged || days.some((day) => day > (lastSentOn ?? chosenOn));
}
