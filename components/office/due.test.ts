import { describe, expect, test } from "vitest";
import { dayInWords, dueInWords } from "./due";

// A Tuesday.
const TODAY = "2026-11-24";

describe("when something is due, in words", () => {
  test.each([
    ["2026-11-23", "Overdue since 23 November"],
    ["2025-11-24", "Overdue since 24 November 2025"],
    ["2026-11-24", "Due today"],
    ["2026-11-25", "Due tomorrow"],
    ["2026-11-26", "Due on Thursday"],
    ["2026-11-29", "Due on Sunday"],
    ["2026-11-30", "Due on 30 November"],
    ["2027-01-04", "Due on 4 January 2027"],
  ])("%s: %s", (dueOn, words) => {
    expect(dueInWords(dueOn, TODAY)).toBe(words);
  });
  test("a day of this year leaves the year out", () => {
    expect([dayInWords("2026-12-31", TODAY), dayInWords("2027-01-01", TODAY)]).toEqual([
      "31 December",
      "1 January 2027",
    ]);
  });
});
