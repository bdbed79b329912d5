import { z } from "zod";
import { date, id, line } from "../content-schema";
import { addDays, type CalendarDate } from "../dates";
import { isWeekend, weekday } from "./calendar";

/** The parts of the UK that have bank holidays of their own. */
export const PARTS = ["england-and-wales", "scotland", "northern-ireland"] as const;
export type Part = (typeof PARTS)[number];

/** `content/bank-holidays.yaml`: holidays on weekdays, as published from one year to another. */
export const bankHolidaysSchema = z
  .strictObject({
    source: id,
    checked: date,
    from: z.number().int(),
    to: z.number().int(),
    days: z.array(
      z.strictObject({
        date,
        name: line,
        in: z
          .array(z.enum(PARTS))
          .min(1)
          .default([...PARTS]),
      }),
    ),
  })
  .refine((list) => list.days.every((day) => !isWeekend(day.date)), "a day at a weekend does not count twice")
  .refine(
    (list) => list.days.every(({ date: day }) => yearOf(day) >= list.from && yearOf(day) <= list.to),
    "a day outside the years from and to",
  );

export type BankHolidays = z.infer<typeof bankHolidaysSchema>;
export type Holiday = BankHolidays["days"][number] & { isExpected: boolean };

/** The bank holiday on a day in one of some parts of the UK, or null. Beyond the published years, the expected one. */
export function holidayOn(list: BankHolidays, day: CalendarDate, parts: readonly Part[]): Holiday | null {
  const year = yearOf(day);
  const isPublished = year >= list.from && year <= list.to;
  const days = isPublished ? list.days : usualHolidays(year);
  const found = days.find((one) => one.date === day && one.in.some((part) => parts.includes(part)));
  return found ? { ...found, isExpected: !isPublished } : null;
}

type Feast = { day: CalendarDate; name: string };

/** The weekdays that are bank holidays by the usual rules, without one-off days or days moved for an occasion. */
export function usualHolidays(year: number): BankHolidays["days"] {
  const found = new Map<string, BankHolidays["days"][number]>();
  for (const part of PARTS) {
    for (const { day, name } of feasts(year, part)) {
      const known = found.get(`${day} ${name}`);
      if (known) known.in.push(part);
      else found.set(`${day} ${name}`, { date: day, name, in: [part] });
    }
  }
  return [...found.values()].sort((a, b) => a.date.localeCompare(b.date));
}

/** What falls at a weekend moves to the next weekday that is not a holiday already. */
function feasts(year: number, part: Part): Feast[] {
  const all =
    part === "scotland" ? scottish(year) : part === "northern-ireland" ? irish(year) : english(year);
  const settled = all.filter((feast) => !isWeekend(feast.day));
  const taken = new Set(settled.map((feast) => feast.day));
  for (const feast of all.filter((one) => isWeekend(one.day))) {
    let day = feast.day;
    while (isWeekend(day) || taken.has(day)) day = addDays(day, 1);
    taken.add(day);
    settled.push({ day, name: `${feast.name} (substitute day)` });
  }
  return settled;
}

function common(year: number): Feast[] {
  return [
    { day: `${year}-01-01`, name: "New Year’s Day" },
    { day: addDays(easter(year), -2), name: "Good Friday" },
    { day: firstMonday(`${year}-05-01`), name: "Early May bank holiday" },
    { day: lastMonday(`${year}-05-31`), name: "Spring bank holiday" },
    { day: `${year}-12-25`, name: "Christmas Day" },
    { day: `${year}-12-26`, name: "Boxing Day" },
  ];
}

function english(year: number): Feast[] {
  return [
    ...common(year),
    { day: addDays(easter(year), 1), name: "Easter Monday" },
    { day: lastMonday(`${year}-08-31`), name: "Summer bank holiday" },
  ];
}

function irish(year: number): Feast[] {
  return [
    ...english(year),
    { day: `${year}-03-17`, name: "St Patrick’s Day" },
    { day: `${year}-07-12`, name: "Battle of the Boyne" },
  ];
}

function scottish(year: number): Feast[] {
  return [
    ...common(year),
    { day: `${year}-01-02`, name: "2 January" },
    { day: firstMonday(`${year}-08-01`), name: "Summer bank holiday" },
    { day: `${year}-11-30`, name: "St Andrew’s Day" },
  ];
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
function easter(year: number): CalendarDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = String(Math.floor(f / 31)).padStart(2, "0");
  return `${year}-${month}-${String((f % 31) + 1).padStart(2, "0")}`;
}

function firstMonday(from: CalendarDate): CalendarDate {
  return addDays(from, (8 - weekday(from)) % 7);
}

function lastMonday(until: CalendarDate): CalendarDate {
  return addDays(until, -((weekday(until) + 6) % 7));
}

function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}
