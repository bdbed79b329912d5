import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  halfWayAt,
  isUnderWay,
  lapsesAt,
  nextStartAt,
  RECOVERY_ENDS,
  type RecoveryTimes,
  readyAt,
  recoveryState,
} from "./recovery";

const START = new Date("2026-11-24T09:00:00Z");
const HOUR = 3_600_000;
const later = (milliseconds: number) => new Date(START.getTime() + milliseconds);
const open: RecoveryTimes = { startedAt: START, endedAs: null };

describe("AU-6: the recovery that waits", () => {
  test.each`
    hours     | state
    ${-5}     | ${"waiting"}
    ${0}      | ${"waiting"}
    ${23.999} | ${"waiting"}
    ${24}     | ${"ready"}
    ${71.999} | ${"ready"}
    ${72}     | ${"lapsed"}
    ${10000}  | ${"lapsed"}
  `("$hours hours after its start it is $state", ({ hours, state }) => {
    expect(recoveryState(open, later(hours * HOUR))).toBe(state);
  });

  test.each(RECOVERY_ENDS)("that is %s stays so, whatever the time", (endedAs) => {
    for (const hours of [0, 24, 100]) {
      expect(recoveryState({ ...open, endedAs }, later(hours * HOUR))).toBe(endedAs);
      expect(isUnderWay({ ...open, endedAs }, later(hours * HOUR))).toBe(false);
    }
  });

  test("tells its owner once more when half of the wait is over", () => {
    expect(halfWayAt(open)).toEqual(later(12 * HOUR));
  });

  test.each`
    last                                 | hours  | expected
    ${null}                              | ${0}   | ${0}
    ${open}                              | ${1}   | ${72}
    ${open}                              | ${30}  | ${72}
    ${open}                              | ${72}  | ${72}
    ${{ ...open, endedAs: "cancelled" }} | ${1}   | ${24}
    ${{ ...open, endedAs: "cancelled" }} | ${25}  | ${25}
    ${{ ...open, endedAs: "finished" }}  | ${30}  | ${30}
    ${{ ...open, endedAs: "lapsed" }}    | ${100} | ${100}
  `("asked for again after $hours hours it may start at $expected", ({ last, hours, expected }) => {
    expect(nextStartAt(last, later(hours * HOUR))).toEqual(later(expected * HOUR));
  });
});

const anyTime = fc.integer({ min: -10 * 86_400_000, max: 10 * 86_400_000 }).map(later);
const anyRecovery = fc.record({
  startedAt: fc.integer({ min: -5 * 86_400_000, max: 5 * 86_400_000 }).map(later),
  endedAs: fc.option(fc.constantFrom(...RECOVERY_ENDS)),
});

describe("AU-6: whatever the times", () => {
  test("nothing is ready before a whole day has passed, nor once it was ended", () => {
    fc.assert(
      fc.property(anyRecovery, anyTime, (recovery, now) => {
        if (recoveryState(recovery, now) !== "ready") return;
        expect(now.getTime() - recovery.startedAt.getTime()).toBeGreaterThanOrEqual(24 * HOUR);
        expect(recovery.endedAs).toBeNull();
      }),
    );
  });

  test("it only goes forward: waiting, ready, lapsed", () => {
    const order = ["waiting", "ready", "lapsed"];
    fc.assert(
      fc.property(anyTime, anyTime, anyTime, (startedAt, one, two) => {
        const [early, late] = one < two ? [one, two] : [two, one];
        const at = (now: Date) => order.indexOf(recoveryState({ startedAt, endedAs: null }, now));
        expect(at(early)).toBeLessThanOrEqual(at(late));
      }),
    );
  });

  test("a new one never begins while one is under way, and no two within a day", () => {
    fc.assert(
      fc.property(anyRecovery, anyTime, (last, now) => {
        const next = nextStartAt(last, now);
        expect(next >= now).toBe(true);
        expect(isUnderWay(last, next)).toBe(false);
        expect(next.getTime() - last.startedAt.getTime()).toBeGreaterThanOrEqual(24 * HOUR);
        // And then it may: waiting until that time is enough.
        expect(nextStartAt(last, next)).toEqual(next);
      }),
    );
  });

  test("there is always a time to cancel before it lets anybody in", () => {
    fc.assert(
      fc.property(anyTime, (startedAt) => {
        const recovery = { startedAt, endedAs: null };
        expect(isUnderWay(recovery, startedAt)).toBe(true);
        expect(recoveryState(recovery, new Date(readyAt(recovery).getTime() - 1))).toBe("waiting");
        expect(isUnderWay(recovery, new Date(lapsesAt(recovery).getTime() - 1))).toBe(true);
      }),
    );
  });
});
