import { addDays, type CalendarDate, daysBetween } from "../dates";
import { type BankHolidays, holidayOn, PARTS, type Part } from "./bank-holidays";
import { dayInWords, inWords, isRealDate, weekday } from "./calendar";
import type { ElectionKind, Nation } from "./kinds";
import { dissolutionFor, generalTimetable } from "./timetable";

export type ElectionInput = {
  kind: ElectionKind;
  nation: Nation | null;
  pollingDay: string | null;
  dissolution: string | null;
};

export type ElectionField = "pollingDay" | "dissolution" | "nation";
export type ElectionProblem = { field: ElectionField; message: string };

/** The dates of an election that passed the checks. */
export type ElectionDates = {
  pollingDay: CalendarDate;
  /** Of a general election only. */
  dissolution: CalendarDate | null;
  /** Whether somebody said the dissolution; false where it was worked out from polling day, or there is none. */
  dissolutionGiven: boolean;
};

export type Parliament = { first_met: CalendarDate; dissolves_by: CalendarDate };

const MOST_YEARS = 5;
const THURSDAY = 4;
/** The form in which dates are taken, for a browser that offers no calendar. */
export const DATE_FORM = "a date that exists, with the year first, such as 2027-05-06";

/**
 * Checks what somebody says about an election, and completes the dates. Today is the date in London, since polling is
 * UK time. Every problem is returned beside its field.
 */
export function checkElection(
  input: ElectionInput,
  { holidays, parliament, today }: { holidays: BankHolidays; parliament: Parliament; today: CalendarDate },
): { ok: true; dates: ElectionDates } | { ok: false; problems: ElectionProblem[] } {
  const problems: ElectionProblem[] = [];
  const say = (field: ElectionField, message: string) => problems.push({ field, message });
  const isGeneral = input.kind === "general";
  const { pollingDay } = input;
  const dissolution = isGeneral ? input.dissolution : null;
  const parts = partsOf(input);

  if (pollingDay !== null && !isRealDate(pollingDay)) say("pollingDay", `Enter ${DATE_FORM}`);
  if (dissolution !== null && !isRealDate(dissolution)) say("dissolution", `Enter ${DATE_FORM}`);
  if (!isGeneral && input.kind !== "other" && input.nation === null)
    say("nation", "Choose where it is held: bank holidays differ");
  if (pollingDay === null && dissolution === null)
    say("pollingDay", isGeneral ? "Enter polling day, or the day of dissolution" : "Enter polling day");
  if (problems.length > 0) return { ok: false, problems };

  if (dissolution !== null && dissolution > parliament.dissolves_by) {
    say(
      "dissolution",
      `This Parliament dissolves by itself on ${inWords(parliament.dissolves_by)} at the latest. Enter an earlier day.`,
    );
    return { ok: false, problems };
  }
  const timetable = dissolution === null ? null : generalTimetable(holidays, dissolution);
  if (timetable && pollingDay !== null && pollingDay !== timetable.pollingDay) {
    say(
      "pollingDay",
      `This does not fit the dissolution on ${inWords(timetable.dissolution)}: the 25th working day after it is ${dayInWords(timetable.pollingDay)}. Change one of the two, or leave one out.`,
    );
    return { ok: false, problems };
  }
  const poll = timetable?.pollingDay ?? pollingDay ?? "";
  const field = pollingDay === null ? "dissolution" : "pollingDay";
  const holiday = holidayOn(holidays, poll, parts);
  if (poll < today)
    say(field, `Polling day would be ${inWords(poll)}, which is in the past. Enter a day from today on.`);
  else if (poll > yearsAfter(today, MOST_YEARS))
    say(field, "That is more than five years away. Enter a day within five years.");
  else if (holiday && !holiday.isExpected)
    say(
      field,
      `${inWords(poll)} is a bank holiday (${holiday.name}). Check the date with the returning officer.`,
    );
  else if (isGeneral && dissolutionFor(holidays, poll) === null && holiday === null)
    say(field, `${dayInWords(poll)} cannot be the polling day of a general election. Enter a working day.`);
  else if (isGeneral && poll > generalTimetable(holidays, parliament.dissolves_by).pollingDay)
    say(
      field,
      `The latest day is ${dayInWords(generalTimetable(holidays, parliament.dissolves_by).pollingDay)}.`,
    );
  if (problems.length > 0) return { ok: false, problems };

  return {
    ok: true,
    dates: {
      pollingDay: poll,
      dissolution: dissolution ?? (isGeneral ? dissolutionFor(holidays, poll) : null),
      dissolutionGiven: dissolution !== null,
    },
  };
}

/** What should be said about dates that are allowed and unusual, or may still move. */
export function electionNotes(
  holidays: BankHolidays,
  election: Pick<ElectionInput, "kind" | "nation"> & ElectionDates,
): string[] {
  const { kind, pollingDay, dissolution, dissolutionGiven } = election;
  const notes: string[] = [];
  if (weekday(pollingDay) !== THURSDAY)
    notes.push(
      `${dayInWords(pollingDay)} is not a Thursday. That is allowed, but most polls are: check it once more.`,
    );
  const holiday = holidayOn(holidays, pollingDay, partsOf(election));
  if (holiday)
    notes.push(
      `${inWords(pollingDay)} is ${holiday.isExpected ? "expected to be " : ""}a bank holiday (${holiday.name}). Check the date once more.`,
    );
  if (dissolution !== null && !dissolutionGiven)
    notes.push("Dissolution is worked out from polling day. Once it is announced, compare the two.");
  if (kind === "general" && pollingDay > `${holidays.to}-12-31`)
    notes.push(
      `Bank holidays after ${holidays.to} are not all published, so dates this far off may still move.`,
    );
  return notes;
}

/** Whose bank holidays count: those of any part of the UK at a general election, else those of the place. */
export function partsOf({ kind, nation }: { kind: ElectionKind; nation: Nation | null }): readonly Part[] {
  if (kind === "general" || nation === null) return PARTS;
  return [nation === "england" || nation === "wales" ? "england-and-wales" : nation];
}

/** The ordinary day of local elections: the first Thursday in May, in the coming years. */
export function ordinaryLocalDays(today: CalendarDate, count: number): CalendarDate[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: count + 1 }, (_, n) => firstThursdayOfMay(year + n))
    .filter((day) => day >= today)
    .slice(0, count);
}

function firstThursdayOfMay(year: number): CalendarDate {
  const first = `${year}-05-01`;
  return addDays(first, (THURSDAY - weekday(first) + 7) % 7);
}

/** The same day some years on; 29 February becomes 28 February. */
function yearsAfter(day: CalendarDate, years: number): CalendarDate {
  const year = Number(day.slice(0, 4)) + years;
  const later = `${year}${day.slice(4)}`;
  return isRealDate(later) ? later : `${year}-02-28`;
}

/** "in 44 days", "tomorrow", "today", "3 days ago". */
export function countdown(today: CalendarDate, pollingDay: CalendarDate): { days: number; words: string } {
  const days = daysBetween(today, pollingDay);
  const words =
    days === 0
      ? "today"
      : days === 1
        ? "tomorrow"
        : days === -1
          ? "yesterday"
          : days > 0
            ? `in ${days} days`
            : `${-days} days ago`;
  return { days, words };
}
