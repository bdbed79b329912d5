import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import { addDays } from "../dates";
import { areasFor } from "./assessment-schema";
import { planStages } from "./phases";
import { dueDay, fitOf, gapsIn, planFromGaps } from "./plan";
import type { StatementAnswer } from "./readiness";
import { takeSnapshot } from "./snapshot";

const catalogue = loadCatalogue();
const TODAY = "2026-11-24";
const POLL = "2027-05-06";
const statements = areasFor(catalogue.assessment, "person").flatMap((area) => area.statements);

function planned(
  answers: Record<string, StatementAnswer>,
  start = TODAY,
  unlisted: readonly string[] = ["strong-email-password"],
) {
  const pollingDay = POLL;
  const snapshot = takeSnapshot({
    content: catalogue.assessment,
    edition: catalogue.edition.edition,
    subject: "person",
    kind: "local",
    pollingDay,
    takenOn: start,
    answers: new Map(statements.map(({ id }) => [id, answers[id] ?? "yes"])),
    standings: new Map(),
  });
  return planFromGaps({
    gaps: gapsIn(snapshot),
    statements: new Map(statements.map((one) => [one.id, one.actions])),
    actions: catalogue.actionById,
    isListed: (id) => !unlisted.includes(id),
    stages: planStages({ start, pollingDay, dissolution: null }),
    today: start,
  });
}

describe("the plan", () => {
  test("dates each open action of a gap by the phase it belongs to, soonest first", () => {
    expect(planned({ "email-sign-in": "no", volunteers: "partly", "polling-week": "no" })).toMatchObject([
      { action: "set-up-passkeys", due: "2027-02-24", statements: ["email-sign-in"], kind: "missing" },
      { action: "turn-on-2sv", due: "2027-02-24" },
      { action: "control-volunteer-access", due: "2027-03-24", kind: "partly", critical: false },
      { action: "manage-volunteers-and-interns", due: "2027-03-24" },
      { action: "freeze-changes-polling", due: "2027-05-05" },
    ]);
  });
  test("asks for what matters most within two days when time is short", () => {
    const plan = planned({ "email-sign-in": "no", lead: "no" }, addDays(POLL, -60));
    const due = (id: string) => plan.find((one) => one.action === id)?.due;
    expect(due("set-up-passkeys")).toBe(addDays(POLL, -58));
    expect(due("name-campaign-security-lead")).toBe(addDays(POLL, -43));
  });
  test("names the first step of a gap when none of its steps is on the list", () => {
    const unlisted = ["control-volunteer-access", "manage-volunteers-and-interns"];
    expect(planned({ volunteers: "no" }, TODAY, unlisted).map(({ action }) => action)).toEqual([
      "control-volunteer-access",
    ]);
  });
  test("is empty when there are no gaps", () => {
    expect(planned({})).toEqual([]);
  });
  test("whatever the day it is made, no action falls before it, and none but the closing ones after polling day", () => {
    const gaps: Record<string, StatementAnswer> = Object.fromEntries(statements.map(({ id }) => [id, "no"]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
        const start = addDays(POLL, -days);
        for (const { action, due } of planned(gaps, start)) {
          expect(due >= start, `${action} ${due}`).toBe(true);
          const phases = catalogue.actionById.get(action)?.phases ?? [];
          if (phases[0] !== "AF") expect(due <= addDays(POLL, 1), `${action} ${due}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("moving a date", () => {
  const stages = planStages({ start: TODAY, pollingDay: POLL, dissolution: null });
  const fitting = (due: string, id = "control-volunteer-access", today = TODAY) => {
    const action = catalogue.actionById.get(id);
    if (!action) throw new Error(id);
    return fitOf(due, action, { stages, pollingDay: POLL, today });
  };
  test.each([
    ["2027-03-24", "fits"],
    ["2027-03-25", "late"],
    ["2027-04-28", "late"],
    ["2027-04-29", "in-freeze"],
    ["2027-05-06", "in-freeze"],
    ["2027-05-07", "after-poll"],
    ["2026-11-23", "past"],
  ])("to %s says %s", (due, expected) => {
    expect(fitting(due)).toBe(expected);
  });
  test("an action for the last days fits in them, one for afterwards after the poll", () => {
    expect(fitting("2027-05-05", "freeze-changes-polling")).toBe("fits");
    expect(fitting("2027-05-20", "close-campaign-access")).toBe("fits");
    expect(fitting("2027-06-20", "close-campaign-access")).toBe("late");
  });
  test("the day it was given always fits", () => {
    for (const action of catalogue.actions) {
      expect(
        fitOf(dueDay(action, stages, TODAY), action, { stages, pollingDay: POLL, today: TODAY }),
        action.id,
      ).toBe("fits");
    }
  });
});
