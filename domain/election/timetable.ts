import { addDays, type CalendarDate } from "../dates";
import { type BankHolidays, holidayOn, PARTS, type Part } from "./bank-holidays";
import { inWords, isWeekend } from "./calendar";

/** How many working days the law counts, from dissolution or back from the poll. */
const POLL_AFTER_DISSOLUTION = 25;
const NOMINATIONS_AFTER_DISSOLUTION = 6;
const REGISTER_BEFORE_POLL = 12;

/** The dates of a general election that follow from the day of dissolution. */
export type GeneralTimetable = {
  dissolution: CalendarDate;
  /** Nominations close at 4 pm. */
  nominationsClose: CalendarDate;
  /** The last day to apply to register to vote, by where one votes. */
  registerBy: Record<Part, CalendarDate>;
  pollingDay: CalendarDate;
  /** Holidays on the way, each left out of the count. */
  leftOut: { date: CalendarDate; name: string }[];
};

/**
 * Whether a day counts: not a weekend, Christmas Eve or a bank holiday. A day of public thanksgiving or mourning does
 * not count either, but is only known once it is appointed.
 */
export function isWorkingDay(list: BankHolidays, day: CalendarDate, parts: readonly Part[] = PARTS): boolean {
  return !isWeekend(day) && !day.endsWith("-12-24") && holidayOn(list, day, parts) === null;
}

/** The nth working day after a day, or before it when n is negative. */
export function workingDay(
  list: BankHolidays,
  from: CalendarDate,
  n: number,
  parts: readonly Part[] = PARTS,
): CalendarDate {
  const step = n < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(n); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(list, day, parts)) left -= 1;
  }
  return day;
}

/**
 * The timetable that follows from dissolution. Dissolution is day nought; a bank holiday in any part of the UK does
 * not count.
 */
export function generalTimetable(list: BankHolidays, dissolution: CalendarDate): GeneralTimetable {
  const pollingDay = workingDay(list, dissolution, POLL_AFTER_DISSOLUTION);
  const between: CalendarDate[] = [];
  for (let day = addDays(dissolution, 1); day < pollingDay; day = addDays(day, 1)) between.push(day);
  const holidays = between.flatMap((day) => holidayOn(list, day, PARTS) ?? []);
  return {
    dissolution,
    nominationsClose: workingDay(list, dissolution, NOMINATIONS_AFTER_DISSOLUTION),
    registerBy: registerBy(list, pollingDay),
    pollingDay,
    leftOut: holidays.map(({ date, name }) => ({ date, name })),
  };
}

/**
 * The last day to apply to register, in each part of the UK. Each has regulations of its own, which leave out the bank
 * holidays of that part alone. (In 2019 an Act gave Scotland the day of the others for once.)
 */
function registerBy(list: BankHolidays, pollingDay: CalendarDate): GeneralTimetable["registerBy"] {
  const by = (part: Part) => workingDay(list, pollingDay, -REGISTER_BEFORE_POLL, [part]);
  return {
    "england-and-wales": by("england-and-wales"),
    scotland: by("scotland"),
    "northern-ireland": by("northern-ireland"),
  };
}

/** "18 June 2024", or "30 July 2029 (Scotland: 27 July)" where a part of the UK has another day than England and Wales. */
export function registerByInWords(by: GeneralTimetable["registerBy"]): string {
  const day = by["england-and-wales"];
  const others = [
    { name: "Scotland", date: by.scotland },
    { name: "Northern Ireland", date: by["northern-ireland"] },
  ].filter(({ date }) => date !== day);
  const brief = (date: CalendarDate) =>
    date.slice(0, 4) === day.slice(0, 4) ? inWords(date).replace(/ \d{4}$/, "") : inWords(date);
  if (others.length === 0) return inWords(day);
  return `${inWords(day)} (${others.map(({ name, date }) => `${name}: ${brief(date)}`).join("; ")})`;
}

/** The last day of dissolution that leads to a polling day, or null when none does (the day is not a working day). */
export function dissolutionFor(list: BankHolidays, pollingDay: CalendarDate): CalendarDate | null {
  if (!isWorkingDay(list, pollingDay)) return null;
  return workingDay(list, pollingDay, -POLL_AFTER_DISSOLUTION);
}
