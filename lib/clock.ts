import type { CalendarDate } from "@/domain/dates";

const LONDON = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", dateStyle: "short" });

/** The calendar date in London at a moment, as `YYYY-MM-DD`. */
export function londonDate(at: Date): CalendarDate {
  return LONDON.format(at);
}
