/** Calendar dates as `YYYY-MM-DD`, always those of Europe/London; time of day and zones stay outside the domain. */
export type CalendarDate = string;

const DAY = 86_400_000;

function toDays(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date((toDays(date) + days) * DAY).toISOString().slice(0, 10);
}

/** Whole days from the first date to the second; negative when the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toDays(to) - toDays(from);
}

/** The Monday of the week a date is in. */
export function mondayOf(date: CalendarDate): CalendarDate {
  const weekday = (new Date(toDays(date) * DAY).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}
