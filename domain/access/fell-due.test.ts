import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedAfter } from "../changes";
import type { ActionState } from "../status";
import { testCatalogue } from "../test-catalogue";
import { fellDue } from "./office-view";

const EDITIONS = ["2026-06-01", "2026-09-01", "2026-11-24"];
const published = { n: 1, date: "2026-01-01", material: true, what: "First published." };
const revised = {
  ...published,
  n: 2,
  date: "2026-04-23",
  what: "Passkeys come first.",
  why: "Codes are phished.",
};
const NEVER = { days: null, events: [] };
const entry = (actions: string[], material = true) => ({ actions, material, text: "What changed." });
const CATALOGUE = testCatalogue(
  [
    { id: "sign-in", recheck: NEVER, revisions: [published, revised] },
    { id: "new-name", recheck: NEVER, revisions: [published, revised] },
    { id: "worded", recheck: NEVER },
    { id: "private", recheck: NEVER, when: { targeted: ["told-now"] }, revisions: [published, revised] },
    { id: "yearly", recheck: { days: 365, events: [] } },
  ],
  {
    "renames.yaml": [{ from: "old-name", to: "new-name", date: "2026-09-01", why: "It says what it is." }],
    "edition.yaml": {
      edition: "2026-11-24",
      editions: [
        { date: "2026-06-01", what: [entry(["worded"])] },
        { date: "2026-09-01", what: [entry(["old-name"]), entry(["worded"], false)] },
        { date: "2026-11-24", what: [entry(["sign-in", "private"])] },
      ],
    },
  },
);
const done: ActionState = {
  ...{ status: "done", revision: 1, version: 1 },
  ...{ setOn: "2026-05-01", setAt: "2026-05-01T10:00:00.000Z" },
};
const dueFor = (states: Record<string, ActionState>, edition: string, today = "2026-11-24") =>
  fellDue({ catalogue: CATALOGUE, answers: { targeted: ["told-now"] }, states, today }, edition);

describe("what fell due", () => {
  test.each([
    ["sign-in", "2026-06-01", true],
    ["sign-in", "2026-09-01", true],
    ["sign-in", "2026-11-24", false],
    ["old-name", "2026-06-01", true],
    ["old-name", "2026-09-01", false],
    ["worded", "2026-01-01", false],
    ["private", "2026-01-01", false],
  ])("%s, done before, in editions after %s: changed %s", (id, edition, isChanged) => {
    expect(dueFor({ [id]: done }, edition)).toEqual({ days: [], isChanged });
  });

  test("what was confirmed since, or was never done, asks for nothing", () => {
    expect(dueFor({ "sign-in": { ...done, revision: 2 } }, "2026-06-01").isChanged).toBe(false);
    expect(dueFor({ "sign-in": { ...done, status: "to-do" } }, "2026-06-01").isChanged).toBe(false);
    expect(dueFor({}, "2026-01-01").isChanged).toBe(false);
  });

  test("the calendar's days come from the calendar alone", () => {
    expect(dueFor({ yearly: done }, "2026-11-24", "2027-04-30").days).toEqual([]);
    expect(dueFor({ yearly: done, "sign-in": done }, "2026-01-01", "2027-05-01").days).toEqual([
      "2027-05-01",
    ]);
  });

  test("once somebody was reminded under an edition, only a later one asks again", () => {
    const state = fc.record({
      revision: fc.constantFrom(1, 2),
      status: fc.constantFrom("done" as const, "to-do" as const),
    });
    const states = fc.dictionary(fc.constantFrom("sign-in", "old-name", "worded", "yearly"), state);
    fc.assert(
      fc.property(states, fc.constantFrom(...EDITIONS), fc.constantFrom(...EDITIONS), (some, one, other) => {
        const recorded = Object.fromEntries(
          Object.entries(some).map(([id, more]) => [id, { ...done, ...more }]),
        );
        const [earlier, later] = one < other ? [one, other] : [other, one];
        // What asks after the later edition asked after the earlier one as well, and nothing asks after the last.
        if (dueFor(recorded, later).isChanged) expect(dueFor(recorded, earlier).isChanged).toBe(true);
        expect(dueFor(recorded, "2026-11-24").isChanged).toBe(false);
        expect(dueFor(recorded, earlier).days).toEqual(dueFor(recorded, later).days);
      }),
    );
  });

  test("only material changes of later editions count, under the id an action has now", () => {
    expect([...changedAfter(CATALOGUE, "2026-06-01")].toSorted()).toEqual(["new-name", "private", "sign-in"]);
    expect([...changedAfter(CATALOGUE, "2026-11-24")]).toEqual([]);
  });
});
