import { describe, expect, test } from "vitest";
import { addDays, daysBetween } from "./dates";

describe("calendar dates", () => {
  test.each([
    ["2028-02-28", 1, "2028-02-29"],
    ["2027-02-28", 1, "2027-03-01"],
    ["2026-03-28", 2, "2026-03-30"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2026-01-01", -1, "2025-12-31"],
  ])("%s and %i days is %s", (date, days, wanted) => {
    expect(addDays(date, days)).toBe(wanted);
    expect(daysBetween(date, wanted)).toBe(days);
  });
});
