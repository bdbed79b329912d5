import { describe, expect, test } from "vitest";
import { carryOver } from "./renames";
import type { ActionState } from "./status";

describe("renamed and retired ids", () => {
  const done: ActionState = {
    status: "done",
    revision: 1,
    setOn: "2026-03-04",
    setAt: "2026-03-04T09:00:00.000Z",
    version: 3,
  };
  const rename = (to: string | null) => [{ from: "old", to, date: "2026-11-24", why: "A better name." }];
  test("a tick goes over to the successor, which has no row of its own yet", () => {
    expect(carryOver({ old: done }, rename("new"))).toEqual({ new: { ...done, version: 0 } });
  });
  test("what is recorded under the successor already stands", () => {
    const own = { ...done, status: "not-for-me" as const };
    expect(carryOver({ old: done, new: own }, rename("new"))).toEqual({ new: own });
  });
  test("a retired action is no longer shown", () => {
    expect(carryOver({ old: done }, rename(null))).toEqual({});
  });
});
