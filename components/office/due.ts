import { addDays, type CalendarDate, mondayOf } from "@/domain/dates";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const WITH_YEAR = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const WEEKDAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const at = (date: CalendarDate) => new Date(`${date}T00:00:00Z`);

/** "4 March", or "4 March 2027" in another year than today. */
export function dayInWords(date: CalendarDate, today: CalendarDate): string {
  return (date.slice(0, 4) === today.slice(0, 4) ? DAY : WITH_YEAR).format(at(date));
}

/** When something is due, as a sentence without its full stop. Nearer days are said by their names. */
export function dueInWords(dueOn: CalendarDate, today: CalendarDate): string {
  if (dueOn < today) return `Overdue since ${dayInWords(dueOn, today)}`;
  if (dueOn === today) return "Due today";
  if (dueOn === addDays(today, 1)) return "Due tomorrow";
  if (dueOn <= addDays(mondayOf(today), 6)) return `Due on ${WEEKDAY.format(at(dueOn))}`;
  return `Due on ${dayInWords(dueOn, today)}`;
}
