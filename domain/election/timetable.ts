import { addDays, type CalendarDate } from "../dates";
import { type BankHolidays, holidayOn, PARTS, type Part } from "./bank-holidays";
import { isWeekend } from "./calendar";

/** How many working days the law counts, from dissolution or back from the poll. */
const POLL_AFTER_DISSOLUTION = 25;
const NOMINATIONS_AFTER_DISSOLUTION = 6;
const REGISTER_BEFORE_POLL = 12;

/** The dates of a general election that follow from the day of dissolution. */
export type GeneralTimetable = {
  dissolution: CalendarDate;
  /** Nominations close at 4 pm. */
  nominationsClose: CalendarDate;
  /** The last day to apply to register to vote. */
  registerBy: CalendarDate;
  pollingDay: CalendarDate;
  /** Holidays on the way, each left out of the count. */
  leftOut: { date: CalendarDate; name: string }[];
  /** True when a holiday on the way is not published yet, so that the dates may still move. */
  isExpected: boolean;
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
    registerBy: workingDay(list, pollingDay, -REGISTER_BEFORE_POLL),
    pollingDay,
    leftOut: holidays.map(({ date, name }) => ({ date, name })),
    isExpected: holidays.some((holiday) => holiday.isExpected) || pollingDay > `${list.to}-12-31`,
  };
}

/** The last day of dissolution that leads to a polling day, or null when none does (the day is not a working day). */
export function dissolutionFor(list: BankHolidays, pollingDay: CalendarDate): CalendarDate | null {
  if (!isWorkingDay(list, pollingDay)) return null;
  return workingDay(list, pollingDay, -POLL_AFTER_DISSOLUTION);
}
