import type { CalendarDate } from "../dates";

/** The day of the week: 0 is Sunday, 4 is Thursday. */
export function weekday(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function isWeekend(date: CalendarDate): boolean {
  return weekday(date) % 6 === 0;
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** "4 July 2024". */
export function inWords(date: CalendarDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** "Thursday 4 July 2024". */
export function dayInWords(date: CalendarDate): string {
  return `${DAYS[weekday(date)]} ${inWords(date)}`;
}

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isRealDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}
