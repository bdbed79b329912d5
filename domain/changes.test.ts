import { describe, expect, test } from "vitest";
import { editionViews, revisionDays } from "./changes";
import { testCatalogue } from "./test-catalogue";

const first = { n: 1, date: "2025-01-01", material: true, what: "First published." };
const catalogue = testCatalogue(
  [
    {
      id: "action-one",
      revisions: [first, { n: 2, date: "2026-03-01", material: false, what: "A clearer sentence." }],
    },
    {
      id: "action-two",
      revisions: [first, { n: 2, date: "2026-03-01", material: true, what: "Another way in was closed." }],
    },
    { id: "action-three", revisions: [{ ...first, date: "2026-03-01" }] },
  ],
  {
    "renames.yaml": [
      { from: "action-old", to: "action-one", date: "2026-01-01", why: "A clearer name." },
      { from: "action-gone", to: null, date: "2026-01-01", why: "No longer needed." },
    ],
    "edition.yaml": {
      edition: "2026-03-01",
      editions: [
        { date: "2025-01-01", what: [{ material: true, text: "The first edition." }] },
        {
          date: "2026-03-01",
          what: [
            { actions: ["action-old", "action-gone", "action-two"], material: true, text: "Three changes." },
          ],
        },
      ],
    },
  },
);

describe("what changed", () => {
  test("editions come newest first, and their actions lead to what is there today", () => {
    const views = editionViews(catalogue);
    expect(views.map((view) => view.date)).toEqual(["2026-03-01", "2025-01-01"]);
    expect(views[0]?.changes[0]?.actions.map((action) => action.id)).toEqual(["action-one", "action-two"]);
  });
  test("each revision stands under its day once, material ones first, new actions apart", () => {
    const days = revisionDays(catalogue);
    expect(days.map((day) => day.date)).toEqual(["2026-03-01", "2025-01-01"]);
    expect(days[0]?.revised.map(({ action, revision }) => [action.id, revision.n])).toEqual([
      ["action-two", 2],
      ["action-one", 2],
    ]);
    expect(days[0]?.added.map(({ action }) => action.id)).toEqual(["action-three"]);
    expect(days[1]?.added.map(({ action }) => action.id)).toEqual(["action-one", "action-two"]);
  });
});
