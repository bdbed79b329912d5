import { describe, expect, test } from "vitest";
import type { DeviceList } from "./device-schema";
import { deviceSupport, listAge } from "./device-support";

type Support = DeviceList["makers"][number]["devices"][number]["support"];
const CHECKED = "2026-11-24";
const on = (today: string, support: Support) => deviceSupport({ support }, CHECKED, today);

describe("a promised date", () => {
  const day: Support = { is: "promised", until: "2027-10-12" };
  test.each([
    ["2026-10-11", "supported"],
    ["2026-10-12", "ends-soon"],
    ["2027-10-12", "ends-soon"],
    ["2027-10-13", "ended"],
  ])("on %s is %s", (today, is) => expect(on(today, day).is).toBe(is));

  test("that is a month runs to the end of the month, whatever its length", () => {
    for (const [until, last, next] of [
      ["2028-02", "2028-02-29", "2028-03-01"],
      ["2027-02", "2027-02-28", "2027-03-01"],
      ["2026-12", "2026-12-31", "2027-01-01"],
      ["2026-10", "2026-10-31", "2026-11-01"],
    ] as const) {
      expect(on(last, { is: "promised", until })).toEqual({ is: "ends-soon", until });
      expect(on(next, { is: "promised", until })).toEqual({ is: "ended", on: until });
    }
  });
});

describe("without a date", () => {
  test("a device that was current stays so for a year, and is then not known", () => {
    expect(on("2026-11-24", { is: "current" })).toEqual({ is: "supported", until: null });
    expect(on("2027-11-23", { is: "current" })).toEqual({ is: "supported", until: null });
    expect(on("2027-11-24", { is: "current" })).toEqual({ is: "unknown", knownOn: CHECKED });
  });
  test("what has ended stays ended, and what is not known is never guessed", () => {
    expect(on("2040-01-01", { is: "ended", on: "2025-10-14" })).toEqual({ is: "ended", on: "2025-10-14" });
    expect(on("2020-01-01", { is: "ended" })).toEqual({ is: "ended", on: null });
    expect(on("2026-11-24", { is: "unknown" })).toEqual({ is: "unknown", knownOn: null });
  });
});

describe("the list's age", () => {
  test.each([
    ["2026-11-24", 0, false],
    ["2026-12-23", 0, false],
    ["2026-12-24", 1, false],
    ["2027-02-23", 2, false],
    ["2027-02-24", 3, true],
    ["2028-11-24", 24, true],
    ["2026-01-01", 0, false],
  ])("on %s is %i months", (today, months, isOld) =>
    expect(listAge(CHECKED, today)).toEqual({ months, isOld }),
  );
  test("counts a month that ends on the 31st from the day after a shorter one", () => {
    expect(listAge("2026-08-31", "2026-11-30").months).toBe(2);
    expect(listAge("2026-08-31", "2026-12-01").months).toBe(3);
  });
});
