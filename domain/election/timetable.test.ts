import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readContent } from "@/lib/content";
import { addDays } from "../dates";
import { bankHolidaysSchema } from "./bank-holidays";
import { dissolutionFor, generalTimetable, isWorkingDay, workingDay } from "./timetable";

const list = bankHolidaysSchema.parse(readContent().find((file) => file.path === "bank-holidays.yaml")?.data);
const day = fc.integer({ min: 0, max: 7_000 }).map((n) => addDays("2015-01-01", n));

describe("the timetable of a general election", () => {
  test.each([
    { year: 2015, dissolution: "2015-03-30", pollingDay: "2015-05-07" },
    { year: 2017, dissolution: "2017-05-03", pollingDay: "2017-06-08" },
    { year: 2019, dissolution: "2019-11-06", pollingDay: "2019-12-12" },
    { year: 2024, dissolution: "2024-05-30", pollingDay: "2024-07-04" },
  ])("of $year comes out as it was", ({ dissolution, pollingDay }) => {
    expect(generalTimetable(list, dissolution)).toMatchObject({ pollingDay, isExpected: false });
    expect(dissolutionFor(list, pollingDay)).toBe(dissolution);
  });
  test("nominations and registration closed in 2024 when they did", () => {
    expect(generalTimetable(list, "2024-05-30")).toMatchObject({
      nominationsClose: "2024-06-07",
      registerBy: "2024-06-18",
    });
  });
  test("in 2019 it was Scotland’s holiday alone that moved the poll by a day", () => {
    expect(generalTimetable(list, "2019-11-06").leftOut).toEqual([
      { date: "2019-12-02", name: "St Andrew’s Day (substitute day)" },
    ]);
    expect(workingDay(list, "2019-11-06", 25, ["england-and-wales"])).toBe("2019-12-11");
  });
  test("the latest possible poll of the Parliament elected in 2024 is 15 August 2029", () => {
    expect(generalTimetable(list, "2029-07-09")).toMatchObject({
      pollingDay: "2029-08-15",
      isExpected: true,
    });
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
        expect(
          dissolution < nominationsClose && nominationsClose < registerBy && registerBy < pollingDay,
        ).toBe(true);
        const next = generalTimetable(list, addDays(dissolution, 1)).pollingDay;
        expect(next >= pollingDay).toBe(true);
        if (isWorkingDay(list, dissolution)) expect(dissolutionFor(list, pollingDay)).toBe(dissolution);
      }),
    );
  });
});
