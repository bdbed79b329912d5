import { addDays, type CalendarDate, daysBetween } from "./dates";
import type { DeviceList } from "./device-schema";

type Device = DeviceList["makers"][number]["devices"][number];

/** A day (`2027-10-12`) or a month (`2027-10`), as the maker named it. */
export type DayOrMonth = string;

/** What can be said today about a device's security updates. */
export type DeviceSupport =
  | { is: "supported"; until: DayOrMonth | null }
  | { is: "ends-soon"; until: DayOrMonth }
  | { is: "ended"; on: DayOrMonth | null }
  /** `knownOn`: the day on which it was still seen to be supported, where that is too long ago to count. */
  | { is: "unknown"; knownOn: CalendarDate | null };

/** "Soon" is a year: the time a new phone, or an office's budget, takes to come. */
const SOON_DAYS = 365;
/** Without a promised date, what was seen longer ago than this says nothing about today. */
const STALE_MONTHS = 12;
/** From this age on, the page sends the reader to the maker as well. */
const OLD_MONTHS = 3;

/** What the list says of one device today. A promise runs to its day, or to the end of its month. */
export function deviceSupport(
  device: Pick<Device, "support">,
  checked: CalendarDate,
  today: CalendarDate,
): DeviceSupport {
  const { support } = device;
  switch (support.is) {
    case "ended":
      return { is: "ended", on: support.on ?? null };
    case "unknown":
      return { is: "unknown", knownOn: null };
    case "current":
      return wholeMonths(checked, today) >= STALE_MONTHS
        ? { is: "unknown", knownOn: checked }
        : { is: "supported", until: null };
    case "promised": {
      const left = daysBetween(today, lastDay(support.until));
      if (left < 0) return { is: "ended", on: support.until };
      return { is: left <= SOON_DAYS ? "ends-soon" : "supported", until: support.until };
    }
  }
}

/** How many months old the list is, and whether that is old enough to say so. A list from the future is new. */
export function listAge(checked: CalendarDate, today: CalendarDate): { months: number; isOld: boolean } {
  const months = Math.max(0, wholeMonths(checked, today));
  return { months, isOld: months >= OLD_MONTHS };
}

function lastDay(date: DayOrMonth): CalendarDate {
  if (date.length === 10) return date;
  const [year = 0, month = 0] = date.split("-").map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return addDays(next, -1);
}

function wholeMonths(from: CalendarDate, to: CalendarDate): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}
