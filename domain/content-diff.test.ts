import { describe, expect, test } from "vitest";
import { compareLists, tally } from "./content-diff";
import { testCatalogue } from "./test-catalogue";

const iphone = { name: "has an iPhone", answers: { phones: ["iphone"] } };
const android = { name: "has an Android phone", answers: { phones: ["android"] } };
const before = testCatalogue([
  { id: "action-one", impact: "high" },
  { id: "action-two" },
  { id: "action-old", impact: "low", when: { phones: ["iphone"] } },
]);

describe("two editions of the content", () => {
  test("that are the same change nobody's list", () => {
    expect(compareLists(before, before, [iphone, android])).toEqual({
      changes: [],
      before: { median: 3, longest: 3 },
      after: { median: 3, longest: 3 },
      profiles: 2,
    });
  });
  test("differ by what was added, removed and moved to the front, for those concerned only", () => {
    const after = testCatalogue([
      { id: "action-one", impact: "low" },
      { id: "action-two" },
      { id: "action-new", impact: "high", when: { phones: ["iphone"] } },
    ]);
    const { changes, after: lengths } = compareLists(before, after, [iphone, android]);
    expect(changes).toEqual([
      {
        name: "has an iPhone",
        added: ["action-new"],
        removed: ["action-old"],
        first: {
          before: ["action-one", "action-two", "action-old"],
          after: ["action-new", "action-two", "action-one"],
        },
      },
      {
        name: "has an Android phone",
        added: [],
        removed: [],
        first: { before: ["action-one", "action-two"], after: ["action-two", "action-one"] },
      },
    ]);
    expect(lengths).toEqual({ median: 3, longest: 3 });
    expect(tally(changes, "added")).toEqual([{ id: "action-new", lists: 1 }]);
  });
  test("count a renamed action as the same", () => {
    const after = testCatalogue(
      [
        { id: "action-one", impact: "high" },
        { id: "action-two" },
        { id: "action-named", impact: "low", when: { phones: ["iphone"] } },
      ],
      { "renames.yaml": [{ from: "action-old", to: "action-named", date: "2026-01-01", why: "Clearer." }] },
    );
    expect(compareLists(before, after, [iphone]).changes).toEqual([]);
  });
});
