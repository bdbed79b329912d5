import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./dates";
import { eventsOfMoves, isMoveFinished, MOVE_ITEM_STATUSES, MOVE_KINDS, moveItems } from "./office-moves";
import { testCatalogue } from "./test-catalogue";

const lists = testCatalogue([]).officeMoves;
const TODAY = "2026-11-24";
const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(TODAY, days));
const anyStates = fc.uniqueArray(
  fc.record({
    itemId: fc.constantFrom(...lists.leave.items.map(({ id }) => id), "retired"),
    status: fc.constantFrom(...MOVE_ITEM_STATUSES),
  }),
  { selector: ({ itemId }) => itemId },
);

describe("the items of a list", () => {
  test("fall due by their days, before and after the last one, a leap day between", () => {
    const items = moveItems(lists.leave, "2028-03-01", [], "2028-02-28");
    expect(items.map(({ dueOn }) => dueOn)).toEqual([
      "2028-02-16",
      "2028-02-23",
      "2028-02-29",
      "2028-03-01",
      "2028-03-02",
      "2028-03-31",
    ]);
    expect(items.map(({ isOverdue }) => isOverdue)).toEqual([true, true, false, false, false, false]);
  });
  test("are overdue from the day after, and only while they are to do", () => {
    const [first] = moveItems(lists.leave, addDays(TODAY, 14), [], TODAY);
    expect(first).toMatchObject({ dueOn: TODAY, isOverdue: false });
    const settled = [{ itemId: "item-1", status: "not-needed" as const }];
    const [late, done] = [[], settled].map((states) => moveItems(lists.leave, TODAY, states, TODAY)[0]);
    expect([late?.isOverdue, done?.isOverdue]).toEqual([true, false]);
  });
  test("whatever was recorded, all are there once, in the order of their days", () => {
    fc.assert(
      fc.property(anyDay, anyStates, (day, states) => {
        const items = moveItems(lists.leave, day, states, TODAY);
        expect(items.map(({ id }) => id).toSorted()).toEqual(
          lists.leave.items.map(({ id }) => id).toSorted(),
        );
        expect(items.map(({ dueOn }) => dueOn)).toEqual(items.map(({ dueOn }) => dueOn).toSorted());
        const isFinished = items.every(({ status }) => status !== "to-do");
        expect(isMoveFinished(lists.leave, states)).toBe(isFinished);
      }),
    );
  });
});

describe("what a list means for the office's actions", () => {
  test("is that somebody came or went on the day, the last time counting", () => {
    const moves = [
      { kind: "join" as const, day: "2026-11-02" },
      { kind: "join" as const, day: "2026-11-20" },
      { kind: "leave" as const, day: TODAY },
    ];
    expect(eventsOfMoves(lists, moves, TODAY)).toEqual({
      joined: "2026-11-20T00:00:00.000Z",
      left: "2026-11-24T00:00:00.000Z",
    });
  });
  test("AC-1: is nothing before that day: what is due never tells who is going to leave", () => {
    const anyMoves = fc.array(fc.record({ kind: fc.constantFrom(...MOVE_KINDS), day: anyDay }));
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const come = moves.filter(({ day }) => day <= TODAY);
        expect(eventsOfMoves(lists, moves, TODAY)).toEqual(eventsOfMoves(lists, come, TODAY));
      }),
    );
  });
});
