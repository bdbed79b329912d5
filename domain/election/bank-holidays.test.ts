import { describe, expect, test } from "vitest";
import { readContent } from "@/lib/content";
import { bankHolidaysSchema, holidayOn, PARTS, usualHolidays } from "./bank-holidays";

const list = bankHolidaysSchema.parse(readContent().find((file) => file.path === "bank-holidays.yaml")?.data);
/** Days added or moved for an occasion, which no rule could have told. */
const ONE_OFF = ["2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2026-06-15"];
const MOVED_AWAY = ["2020-05-04", "2022-05-30"];

describe("bank holidays", () => {
  test("the usual rules give every published day, but for one-off and moved ones", () => {
    for (const part of PARTS) {
      const published = list.days.filter((day) => day.in.includes(part)).map((day) => day.date);
      const years = Array.from({ length: list.to - list.from + 1 }, (_, n) => list.from + n);
      const usual = years.flatMap((year) =>
        usualHolidays(year)
          .filter((day) => day.in.includes(part))
          .map((day) => day.date),
      );
      expect(usual.filter((day) => !published.includes(day)).sort()).toEqual(MOVED_AWAY);
      const unusual = published.filter((day) => !usual.includes(day));
      expect(unusual.filter((day) => !ONE_OFF.includes(day))).toEqual([]);
    }
  });
  test("a holiday of one part is one only there", () => {
    expect(holidayOn(list, "2019-12-02", ["scotland"])?.name).toBe("St Andrew’s Day (substitute day)");
    expect(holidayOn(list, "2019-12-02", ["england-and-wales", "northern-ireland"])).toBeNull();
  });
  test("years that are not published are marked as expected", () => {
    expect(holidayOn(list, "2026-06-15", ["scotland"])).toMatchObject({ isExpected: false });
    expect(holidayOn(list, "2029-05-07", PARTS)).toMatchObject({ isExpected: true });
    expect(holidayOn(list, "2029-05-08", PARTS)).toBeNull();
  });
  test.each([
    [
      "2028",
      ["2028-01-03", "2028-01-04", "2028-04-14", "2028-05-01", "2028-05-29", "2028-08-07", "2028-11-30"],
    ],
    [
      "2033",
      ["2033-01-03", "2033-01-04", "2033-04-15", "2033-05-02", "2033-05-30", "2033-08-01", "2033-11-30"],
    ],
  ])("holidays at a weekend move on in Scotland in %s", (year, days) => {
    const scottish = usualHolidays(Number(year)).filter((day) => day.in.includes("scotland"));
    expect(scottish.map((day) => day.date).slice(0, 7)).toEqual(days);
  });
});
