import { describe, expect, test } from "vitest";
import { buildChecklist } from "./checklist";
import { carryOver } from "./renames";
import type { ActionState } from "./status";
import { testCatalogue } from "./test-catalogue";

const first = { n: 1, date: "2023-12-07", material: true, what: "First published." };
const EARLIER = testCatalogue([{ id: "sign-in" }, { id: "old-name" }, { id: "retired" }, { id: "worded" }]);
const LATER = testCatalogue(
  [
    {
      id: "sign-in",
      revisions: [
        first,
        {
          n: 2,
          date: "2026-04-23",
          material: true,
          what: "Passkeys come first.",
          why: "Codes can be phished.",
        },
      ],
    },
    { id: "new-name" },
    {
      id: "worded",
      revisions: [first, { n: 2, date: "2026-04-23", material: false, what: "A shorter title." }],
    },
    { id: "added" },
  ],
  {
    "renames.yaml": [
      { from: "old-name", to: "new-name", date: "2026-04-23", why: "The new name says what it is." },
      { from: "retired", to: null, date: "2026-04-23", why: "The service has closed." },
    ],
  },
);

const tick: ActionState = {
  status: "done",
  revision: 1,
  setOn: "2026-03-04",
  setAt: "2026-03-04T10:00:00.000Z",
  version: 1,
};
const progress = { "sign-in": tick, "old-name": tick, retired: tick, worded: tick };
const standings = (catalogue: typeof LATER, today: string) =>
  Object.fromEntries(
    buildChecklist({
      catalogue,
      answers: {},
      states: carryOver(progress, catalogue.renames),
      today,
    }).items.map((item) => [item.action.id, item.standing]),
  );

describe("progress between two editions", () => {
  test("stands as it was ticked under the first", () => {
    expect(standings(EARLIER, "2026-03-10")).toEqual({
      "sign-in": "done",
      "old-name": "done",
      retired: "done",
      worded: "done",
    });
  });
  test("under the second, only the material change asks; the renamed tick comes along, the retired one rests", () => {
    expect(standings(LATER, "2026-03-10")).toEqual({
      "sign-in": "changed",
      "new-name": "done",
      worded: "done",
      added: "to-do",
    });
  });
  test("what changed is said with its reason, and confirming against the new revision settles it", () => {
    const states = carryOver(progress, LATER.renames);
    const find = (state: ActionState) =>
      buildChecklist({
        catalogue: LATER,
        answers: {},
        states: { ...states, "sign-in": state },
        today: "2026-04-24",
      }).items.find((item) => item.action.id === "sign-in");
    expect(find(tick)?.changes).toEqual([LATER.actionById.get("sign-in")?.revisions[1]]);
    expect(find({ ...tick, revision: 2, setOn: "2026-04-24" })?.standing).toBe("done");
  });
  test("nothing recorded is rewritten: going back to the first edition shows it as it was", () => {
    expect(standings(LATER, "2026-03-10")).toBeTruthy();
    expect(standings(EARLIER, "2026-03-10")["old-name"]).toBe("done");
  });
});
