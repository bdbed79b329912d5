import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildChecklist } from "./checklist";
import { type Candidate, chooseSet, planSitting } from "./sitting";
import { testCatalogue } from "./test-catalogue";

const candidate = fc.record({
  minutes: fc.integer({ min: 1, max: 30 }),
  worth: fc.integer({ min: 1, max: 60 }),
  needs: fc.uniqueArray(fc.nat({ max: 8 }), { maxLength: 2 }),
});
const candidates = fc.array(candidate, { maxLength: 9 }).map((list) =>
  list.map(
    (one, n): Candidate => ({
      ...one,
      id: `c${n}`,
      needs: one.needs.filter((m) => m !== n).map((m) => `c${m}`),
    }),
  ),
);

function isSound(set: readonly Candidate[], minutes: number): boolean {
  const ids = new Set(set.map((one) => one.id));
  return (
    set.reduce((sum, one) => sum + one.minutes, 0) <= minutes &&
    set.every((one) => one.needs.every((id) => ids.has(id)))
  );
}

function bruteForce(list: readonly Candidate[], minutes: number): number {
  let best = 0;
  for (let bits = 0; bits < 2 ** list.length; bits++) {
    const set = list.filter((_, n) => bits & (1 << n));
    if (isSound(set, minutes))
      best = Math.max(
        best,
        set.reduce((sum, one) => sum + one.worth, 0),
      );
  }
  return best;
}

describe("the set for a sitting", () => {
  test("is worth as much as the best of all sets, fits the minutes and leaves no needed step out", () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 0, max: 60 }), (list, minutes) => {
        const chosen = new Set(chooseSet(list, minutes));
        const set = list.filter((one) => chosen.has(one.id));
        expect(isSound(set, minutes)).toBe(true);
        expect(set.reduce((sum, one) => sum + one.worth, 0)).toBe(bruteForce(list, minutes));
      }),
      { numRuns: 500 },
    );
  });
  test("takes less time among equals", () => {
    const list = [
      { id: "slow", minutes: 20, worth: 5, needs: [] },
      { id: "quick", minutes: 5, worth: 5, needs: [] },
    ];
    expect(chooseSet(list, 20)).toEqual(["quick"]);
  });
  test("is empty when nothing fits", () => {
    expect(chooseSet([{ id: "long", minutes: 60, worth: 9, needs: [] }], 15)).toEqual([]);
  });
});

describe("a sitting", () => {
  const catalogue = testCatalogue([
    { id: "phone-one", how: [{ place: "iphone", steps: ["Tap it."] }], minutes: 5, impact: "high" },
    { id: "elsewhere", minutes: 5, impact: "high" },
    { id: "phone-two", how: [{ place: "iphone", steps: ["Tap it."] }], minutes: 5, impact: "low" },
    { id: "finished", minutes: 1 },
  ]);
  const { items } = buildChecklist({
    catalogue,
    answers: { phones: ["iphone"] },
    states: {
      finished: {
        status: "done",
        revision: 1,
        setOn: "2026-11-24",
        setAt: "2026-11-24T09:00:00.000Z",
        version: 1,
      },
    },
    today: "2026-11-24",
  });
  test("picks each device up once", () => {
    expect(planSitting(items, 15)).toEqual(["elsewhere", "phone-one", "phone-two"]);
  });
  test("leaves out what does not fit and what is done", () => {
    expect(planSitting(items, 10)).toEqual(["elsewhere", "phone-one"]);
  });
});
