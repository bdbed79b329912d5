import { addDays, type CalendarDate } from "../dates";

/** What a calendar shows of a campaign: calendars are shared and synced, so the words are the same for everybody. */
const TITLE = "Security check-up";

/**
 * An iCalendar file (RFC 5545) with one neutral entry for the whole of each day. `uid` says which entry is which when
 * a calendar reads the file again: it must not tell anything either. `stamp` is when it was made, as `YYYYMMDDTHHMMSSZ`.
 */
export function calendarFile(
  days: readonly CalendarDate[],
  { uid, stamp }: { uid: (day: CalendarDate) => string; stamp: string },
): string {
  const entries = [...new Set(days)]
    .sort()
    .flatMap((day) => [
      "BEGIN:VEVENT",
      `UID:${uid(day)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${TITLE}`,
      "CLASS:PRIVATE",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]);
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Safe Seat//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${TITLE}`,
    ...entries,
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

function compact(day: CalendarDate): string {
  return day.replaceAll("-", "");
}
