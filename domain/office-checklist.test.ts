import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./dates";
import { whatMovesOver } from "./office-action";
import {
  buildOfficeChecklist,
  type Due,
  deadline,
  dueThisWeek,
  endOfWeek,
  isUnsettled,
  ownCatalogue,
} from "./office-checklist";
import { type ActionState, STATUSES } from "./status";
import { testCatalogue } from "./test-catalogue";

const TODAY = "2026-11-24";
const SUNDAY = "2026-11-29";
const catalogue = testCatalogue([
  { id: "own" },
  {
    ...{ id: "register", scope: "office", when: { role: ["staff"] } },
    recheck: { days: 30, events: ["joined"] },
    revisions: [
      { n: 1, date: "2025-01-01", material: true, what: "First published." },
      { n: 2, date: "2025-06-01", material: true, what: "Now with a date." },
    ],
  },
  { id: "plan", scope: "office", recheck: { days: null } },
  {
    id: "pages",
    scope: "office",
    raised_when: [{ when: { targeted: ["told-now"] }, by: 2, because: "you were told" }],
  },
]);
const set = (status: ActionState["status"], daysAgo = 0, revision = 2): ActionState => ({
  ...{ status, revision, version: 1 },
  setOn: addDays(TODAY, -daysAgo),
  setAt: `${addDays(TODAY, -daysAgo)}T12:00:00.000Z`,
});
const build = (states: Record<string, ActionState>, events: Record<string, string> = {}) =>
  buildOfficeChecklist({ catalogue, states, events, today: TODAY });
const itemOf = (id: string, states: Record<string, ActionState> = {}, events = {}) => {
  const item = build(states, events).items.find(({ action }) => action.id === id);
  if (!item) throw new Error(`${id} is not on the list`);
  return item;
};
const anyStates = fc.dictionary(
  fc.constantFrom("own", "register", "plan", "pages"),
  fc
    .tuple(fc.constantFrom(...STATUSES), fc.integer({ min: 0, max: 90 }), fc.constantFrom(1, 2))
    .map(([status, daysAgo, revision]) => set(status, daysAgo, revision)),
);

describe("the checklist of an office", () => {
  test("has every office action, for certain and for no reason of anybody's, whatever is recorded", () => {
    fc.assert(
      fc.property(anyStates, (states) => {
        const { items, counts } = build(states);
        expect(items.map(({ action }) => action.id).toSorted()).toEqual(["pages", "plan", "register"]);
        for (const item of items) {
          expect(item).toMatchObject({ isCertain: true, because: [], missing: [], raisedBy: [] });
        }
        expect(counts.total + counts["not-for-me"]).toBe(3);
      }),
    );
  });
  test("asks again after the interval, on an event since, and when the guidance changed", () => {
    expect(itemOf("register", { register: set("done", 29) }).standing).toBe("done");
    expect(itemOf("register", { register: set("done", 30) }).standing).toBe("due-again");
    const joined = { joined: `${TODAY}T00:00:00.000Z` };
    expect(itemOf("register", { register: set("done", 1) }, joined).standing).toBe("due-again");
    expect(itemOf("register", { register: set("done", 0) }, joined).standing).toBe("done");
    expect(itemOf("register", { register: set("done", 1, 1) }).standing).toBe("changed");
  });
  test("and somebody's own list share no action: nothing is counted twice", () => {
    const own = ownCatalogue(catalogue).actions.map(({ id }) => id);
    const office = build({}).items.map(({ action }) => action.id);
    expect([...own, ...office].toSorted()).toEqual(catalogue.actions.map(({ id }) => id).toSorted());
  });
});

describe("by when an action is to be looked at", () => {
  test.each([
    ["the day that was planned, while it is to do", "plan", {}, SUNDAY, SUNDAY],
    ["that day too while help is needed", "plan", { plan: set("needs-help") }, SUNDAY, SUNDAY],
    ["no day, if none was planned", "plan", {}, null, null],
    ["no day once it is set aside", "plan", { plan: set("not-for-me") }, SUNDAY, null],
    ["no day once it is done for good", "plan", { plan: set("done") }, SUNDAY, null],
    ["the next look once it is done", "register", { register: set("done") }, SUNDAY, addDays(TODAY, 30)],
    [
      "the day it fell due again, over an old plan",
      "register",
      { register: set("done", 40) },
      addDays(TODAY, -45),
      addDays(TODAY, -10),
    ],
    ["a new plan for what fell due again", "register", { register: set("done", 40) }, SUNDAY, SUNDAY],
  ])("is %s", (_, id, states, planned, expected) => {
    expect(deadline(itemOf(id, states as Record<string, ActionState>), planned)).toBe(expected);
  });
});

describe("what is due this week", () => {
  test.each(["2026-11-23", TODAY, SUNDAY])("ends on Sunday, seen from %s", (day) => {
    expect(endOfWeek(day)).toBe(SUNDAY);
  });
  test("is what has a day until Sunday, the oldest first, then what asks without a day", () => {
    const due = (id: string, dueOn: string | null): Due => ({ id, dueOn });
    const dated = [
      due("sunday", SUNDAY),
      due("late", "2026-11-01"),
      due("monday", "2026-11-30"),
      due("never", null),
    ];
    const rows = dueThisWeek(dated, [due("help", null), due("late", null)], TODAY);
    expect(rows.map(({ id }) => id)).toEqual(["late", "sunday", "help"]);
  });
  test("names everything once and nothing that can wait", () => {
    const anyDue = fc.record({
      id: fc.uuid(),
      dueOn: fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(TODAY, days))),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyDue, { selector: ({ id }) => id }), (dated) => {
        const asks = dated.filter((_, n) => n % 3 === 0).map(({ id }) => ({ id, dueOn: null }));
        const rows = dueThisWeek(dated, asks, TODAY);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        for (const { id, dueOn } of rows) {
          expect(dueOn === null ? asks.some((ask) => ask.id === id) : dueOn <= SUNDAY).toBe(true);
        }
      }),
    );
  });
});

describe("what moves over into an office", () => {
  const some = {
    own: set("done"),
    register: set("done", 3),
    plan: set("not-for-me"),
    pages: set("needs-help"),
  };
  test("is what was done and where help is needed, of office actions alone", () => {
    expect(Object.keys(whatMovesOver(catalogue, some, { isAlone: false })).toSorted()).toEqual([
      "pages",
      "register",
    ]);
    expect(whatMovesOver(catalogue, some, { isAlone: false }).register).toEqual(some.register);
  });
  test("is also what was set aside, for somebody alone in it", () => {
    expect(Object.keys(whatMovesOver(catalogue, some, { isAlone: true }))).toContain("plan");
  });
  test("never hides an action from a team", () => {
    fc.assert(
      fc.property(anyStates, (states) => {
        const moved = whatMovesOver(catalogue, states, { isAlone: false });
        for (const { standing, action } of build(moved).items) {
          expect(standing).not.toBe("not-for-me");
          if (!moved[action.id]) expect(isUnsettled(standing)).toBe(true);
        }
      }),
    );
  });
});
