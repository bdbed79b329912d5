import { describe, expect, test } from "vitest";
import { type Asked, hasFallenDue, isQuiet, isTimeFor } from "./reminder";

describe("when nobody is reminded", () => {
  test.each([
    [0, 8, false],
    [5, 19, false],
    [2, 7, true],
    [2, 20, true],
    [2, 0, true],
    [6, 12, true],
  ])("weekday %i at %i: quiet %s", (weekday, hour, quiet) => {
    expect(isQuiet({ weekday, hour })).toBe(quiet);
  });
});

describe("when somebody is", () => {
  const asked = (rhythm: Asked["rhythm"], lastSentOn: string | null): Asked => ({
    rhythm,
    chosenOn: "2026-11-24",
    lastSentOn,
  });
  test.each([
    [asked("weekly", null), "2026-11-30", false],
    [asked("weekly", null), "2026-12-01", true],
    [asked("weekly", "2026-12-01"), "2026-12-07", false],
    [asked("weekly", "2026-12-01"), "2026-12-08", true],
    [asked("when-due", null), "2026-11-24", true],
    [asked("when-due", "2026-12-01"), "2026-12-07", false],
  ])("%o on %s: %s", (one, today, isTime) => {
    expect(isTimeFor(one, today)).toBe(isTime);
  });

  test("only what fell due since the last one, or since they asked, counts", () => {
    const due = { days: ["2026-11-24", "2026-11-27"], isChanged: false };
    expect(hasFallenDue(asked("when-due", null), due)).toBe(true);
    expect(hasFallenDue(asked("when-due", null), { ...due, days: ["2026-11-24"] })).toBe(false);
    expect(hasFallenDue(asked("when-due", "2026-11-27"), due)).toBe(false);
    expect(hasFallenDue(asked("when-due", null), { ...due, days: [] })).toBe(false);
  });

  test("what a newer edition changed counts, whatever day the advice is from", () => {
    expect(hasFallenDue(asked("when-due", "2026-12-01"), { days: [], isChanged: true })).toBe(true);
  });
});
