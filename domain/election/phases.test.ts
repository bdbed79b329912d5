import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PHASES } from "../content-schema";
import { addDays } from "../dates";
import { planStages, stageFor, stageOn } from "./phases";

const POLL = "2027-05-06";
const plan = (daysBefore: number, dissolutionBefore: number | null = null) =>
  planStages({
    start: addDays(POLL, -daysBefore),
    pollingDay: POLL,
    dissolution: dissolutionBefore === null ? null : addDays(POLL, -dissolutionBefore),
  });
const said = (daysBefore: number, dissolutionBefore: number | null = null) =>
  plan(daysBefore, dissolutionBefore).map(({ phases, from, to }) => `${phases.join("+")} ${from} ${to}`);

describe("the phases of a campaign", () => {
  test("with time enough each has its place", () => {
    expect(said(163)).toEqual([
      "E12 2026-11-24 2027-02-24",
      "E8 2027-02-25 2027-03-24",
      "E4 2027-03-25 2027-04-07",
      "SC 2027-04-08 2027-05-05",
      "PD 2027-05-06 2027-05-07",
      "AF 2027-05-08 2027-06-03",
    ]);
  });
  test("at a general election the short campaign begins with dissolution", () => {
    expect(said(163, 36)).toContain("SC 2027-03-31 2027-05-05");
    expect(said(163, 36)).toContain("E4 2027-03-17 2027-03-30");
  });
  test.each([
    [83, ["E12+E8", "E4", "SC", "PD", "AF"]],
    [42, ["E12+E8", "E4", "SC", "PD", "AF"]],
    [32, ["E12+E8+E4", "SC", "PD", "AF"]],
    [10, ["E12+E8+E4", "SC", "PD", "AF"]],
    [4, ["E12+E8+E4+SC", "PD", "AF"]],
    [1, ["E12+E8+E4+SC", "PD", "AF"]],
    [0, ["E12+E8+E4+SC+PD", "AF"]],
  ])("%i days before the poll they are put together", (days, expected) => {
    expect(plan(days).map((stage) => stage.phases.join("+"))).toEqual(expected);
  });
  test("a snap election: 42 days to the poll, 36 of them after dissolution, leaves two days for the first two", () => {
    expect(said(42, 36)[0]).toBe("E12+E8 2027-03-25 2027-03-26");
    expect(said(42, 36)[1]).toBe("E4 2027-03-27 2027-03-30");
  });
  test("for any start: no gap, no overlap, each phase once, polling day in PD, the eve before it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000 }),
        fc.option(fc.integer({ min: 35, max: 39 }), { nil: null }),
        (days, dissolution) => {
          const stages = plan(days, dissolution);
          expect(stages.flatMap((stage) => stage.phases)).toEqual([...PHASES]);
          expect(stages[0]?.from).toBe(addDays(POLL, -days));
          for (const [n, stage] of stages.entries()) {
            expect(stage.from <= stage.to, JSON.stringify(stages)).toBe(true);
            const next = stages[n + 1];
            if (next) expect(next.from).toBe(addDays(stage.to, 1));
          }
          expect(stageOn(stages, POLL)?.phases).toContain("PD");
          expect(stages.at(-1)?.to).toBe(addDays(POLL, 28));
        },
      ),
    );
  });
  test("an action without a phase belongs to the first stage, one with several to the first of them", () => {
    expect(stageFor(plan(163), []).phases).toEqual(["E12"]);
    expect(stageFor(plan(163), ["PD", "E8"]).phases).toEqual(["E8"]);
    expect(stageOn(plan(163), addDays(POLL, 29))).toBeNull();
  });
});
