import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readContent } from "@/lib/content";
import { addDays, daysBetween } from "../dates";
import { bankHolidaysSchema, PARTS } from "./bank-holidays";
import { dissolutionFor, generalTimetable, isWorkingDay, registerByInWords, workingDay } from "./timetable";

const list = bankHolidaysSchema.parse(readContent().find((file) => file.path === "bank-holidays.yaml")?.data);
const day = fc.integer({ min: 0, max: 7_000 }).map((n) => addDays("2015-01-01", n));
/** The days from one to the eve of another. */
const daysFrom = (from: string, until: string) =>
  Array.from({ length: daysBetween(from, until) }, (_, n) => addDays(from, n));

describe("the timetable of a general election", () => {
  test.each([
    { year: 2015, dissolution: "2015-03-30", pollingDay: "2015-05-07" },
    { year: 2017, dissolution: "2017-05-03", pollingDay: "2017-06-08" },
    { year: 2019, dissolution: "2019-11-06", pollingDay: "2019-12-12" },
    { year: 2024, dissolution: "2024-05-30", pollingDay: "2024-07-04" },
  ])("of $year comes out as it was", ({ dissolution, pollingDay }) => {
    expect(generalTimetable(list, dissolution)).toMatchObject({ pollingDay });
    expect(dissolutionFor(list, pollingDay)).toBe(dissolution);
  });
  test("nominations closed in 2024 when they did", () => {
    expect(generalTimetable(list, "2024-05-30").nominationsClose).toBe("2024-06-07");
  });
  test.each([
    { year: 2015, dissolution: "2015-03-30", everywhere: "2015-04-20" },
    { year: 2017, dissolution: "2017-05-03", everywhere: "2017-05-22" },
    { year: 2024, dissolution: "2024-05-30", everywhere: "2024-06-18" },
  ])("registration closed in $year when it did", ({ dissolution, everywhere }) => {
    expect(generalTimetable(list, dissolution).registerBy).toEqual({
      "england-and-wales": everywhere,
      scotland: everywhere,
      "northern-ireland": everywhere,
    });
  });
  test("registration is counted by the holidays of the place: in 2019 a day less in Scotland, but for a special rule", () => {
    expect(generalTimetable(list, "2019-11-06").registerBy).toEqual({
      "england-and-wales": "2019-11-26",
      scotland: "2019-11-25",
      "northern-ireland": "2019-11-26",
    });
  });
  test("the last day to register is said once, and beside it where another day holds", () => {
    expect(registerByInWords(generalTimetable(list, "2024-05-30").registerBy)).toBe("18 June 2024");
    expect(registerByInWords(generalTimetable(list, "2029-07-09").registerBy)).toBe(
      "30 July 2029 (Scotland: 27 July)",
    );
    expect(
      registerByInWords({
        "england-and-wales": "2029-01-02",
        scotland: "2028-12-29",
        "northern-ireland": "2029-01-01",
      }),
    ).toBe("2 January 2029 (Scotland: 29 December 2028; Northern Ireland: 1 January)");
  });
  test("in 2019 it was Scotland’s holiday alone that moved the poll by a day", () => {
    expect(generalTimetable(list, "2019-11-06").leftOut).toEqual([
      { date: "2019-12-02", name: "St Andrew’s Day (substitute day)" },
    ]);
    expect(workingDay(list, "2019-11-06", 25, ["england-and-wales"])).toBe("2019-12-11");
  });
  test("the latest possible poll of the Parliament elected in 2024 is 15 August 2029", () => {
    expect(generalTimetable(list, "2029-07-09").pollingDay).toBe("2029-08-15");
  });
  test("Christmas Eve does not count, although it is no bank holiday", () => {
    expect(isWorkingDay(list, "2026-12-24")).toBe(false);
    expect(isWorkingDay(list, "2026-12-23")).toBe(true);
  });
  test("for any dissolution: 25 working days, nominations 19 before the poll, a later one never polls sooner", () => {
    fc.assert(
      fc.property(day, (dissolution) => {
        const { pollingDay, nominationsClose, registerBy } = generalTimetable(list, dissolution);
        expect(isWorkingDay(list, pollingDay)).toBe(true);
        expect(workingDay(list, pollingDay, -19)).toBe(nominationsClose);
        expect(dissolution < nominationsClose).toBe(true);
        for (const part of PARTS) {
          const last = registerBy[part];
          expect(nominationsClose < last && last < pollingDay).toBe(true);
          expect(isWorkingDay(list, last, [part])).toBe(true);
          const counted = daysFrom(last, pollingDay).filter((one) => isWorkingDay(list, one, [part]));
          expect(counted).toHaveLength(12);
        }
        const next = generalTimetable(list, addDays(dissolution, 1)).pollingDay;
        expect(next >= pollingDay).toBe(true);
        if (isWorkingDay(list, dissolution)) expect(dissolutionFor(list, pollingDay)).toBe(dissolution);
      }),
    );
  });
});
