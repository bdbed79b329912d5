import type { CalendarDate } from "@/domain/dates";

const LONDON = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", dateStyle: "short" });

/** The calendar date in London at a moment, as `YYYY-MM-DD`. */
export function londonDate(at: Date): CalendarDate {
  return LONDON.format(at);
}

const MOMENT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** "4 March at 14:02", in London. */
export function londonMoment(at: Date): string {
  return MOMENT.format(at);
}

/** A calendar date as a DATE column takes it, and back. */
export function asDay(date: CalendarDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function asCalendarDate(day: Date): CalendarDate {
  return day.toISOString().slice(0, 10);
}

const TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What the clocks of London show: the weekday from Monday, 0, to Sunday, 6. */
export function londonTime(at: Date): { weekday: number; hour: number; minute: number } {
  const parts = Object.fromEntries(TIME.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    weekday: WEEKDAYS.indexOf(parts.weekday ?? ""),
    hour: Number(parts.hour),
    minute: Number(parts.minute),
  };
}
