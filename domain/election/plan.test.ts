import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import type { Action } from "../content-schema";
import { addDays } from "../dates";
import { areasFor } from "./assessment-schema";
import { planStages, stageFor } from "./phases";
import { dueDay, fitOf, gapsIn, isSettled, planFromGaps, type Span } from "./plan";
import type { StatementAnswer } from "./readiness";
import { takeSnapshot } from "./snapshot";

const catalogue = loadCatalogue();
const TODAY = "2026-11-24";
const POLL = "2027-05-06";
const statements = areasFor(catalogue.assessment, "person").flatMap((area) => area.statements);

type Given = {
  start?: string;
  /** When the assessment was taken. */
  today?: string;
  unlisted?: readonly string[];
  standings?: ReadonlyMap<string, string>;
  dissolution?: string | null;
};

function planned(
  answers: Record<string, StatementAnswer>,
  {
    start = TODAY,
    today = start,
    unlisted = ["strong-email-password"],
    standings = new Map(),
    dissolution = null,
  }: Given = {},
) {
  const pollingDay = POLL;
  const snapshot = takeSnapshot({
    content: catalogue.assessment,
    edition: catalogue.edition.edition,
    subject: "person",
    kind: "local",
    pollingDay,
    takenOn: today,
    answers: new Map(statements.map(({ id }) => [id, answers[id] ?? "yes"])),
    standings,
  });
  return planFromGaps({
    gaps: gapsIn(snapshot),
    statements: new Map(snapshot.areas.flatMap((area) => area.statements.map((one) => [one.id, one]))),
    actions: catalogue.actionById,
    isListed: (id) => !unlisted.includes(id),
    span: { stages: planStages({ start, pollingDay, dissolution }), pollingDay, today },
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
  test("asks for what matters most within a week where phases are put together", () => {
    const plan = planned({ "email-sign-in": "no", lead: "no" }, { start: addDays(POLL, -60) });
    const due = (id: string) => plan.find((one) => one.action === id)?.due;
    expect(due("set-up-passkeys")).toBe(addDays(POLL, -53));
    expect(due("name-campaign-security-lead")).toBe(addDays(POLL, -43));
  });
  test("counts from the day of the assessment: nothing is due on the day it is found out", () => {
    const start = addDays(POLL, -80);
    const due = (today: string) =>
      planned({ "email-sign-in": "no" }, { start, today }).find(({ action }) => action === "set-up-passkeys")
        ?.due;
    expect(due(addDays(start, 3))).toBe(addDays(start, 10));
    // The first stage ends 43 days before the poll. Once it is over, and on its last day, there is a week.
    expect(due(addDays(POLL, -43))).toBe(addDays(POLL, -36));
    expect(due(addDays(POLL, -30))).toBe(addDays(POLL, -23));
    expect(due(addDays(POLL, -12))).toBe(addDays(POLL, -8));
    expect(due(addDays(POLL, -8))).toBe(addDays(POLL, -1));
    expect(due(addDays(POLL, -3))).toBe(POLL);
  });
  test("gives two days in a snap election alone", () => {
    const snap = { start: addDays(POLL, -42), dissolution: addDays(POLL, -36) };
    const due = (given: Given) =>
      planned({ "email-sign-in": "no" }, given).find(({ action }) => action === "set-up-passkeys")?.due;
    expect(due(snap)).toBe(addDays(POLL, -41));
    expect(due({ ...snap, today: addDays(POLL, -40) })).toBe(addDays(POLL, -38));
    expect(due({ start: addDays(POLL, -64), dissolution: addDays(POLL, -36) })).toBe(addDays(POLL, -57));
  });
  test("names the first step of a gap when none of its steps is on the list", () => {
    const unlisted = ["control-volunteer-access", "manage-volunteers-and-interns"];
    expect(planned({ volunteers: "no" }, { unlisted }).map(({ action }) => action)).toEqual([
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
        for (const { action, due } of planned(gaps, { start })) {
          expect(due >= start, `${action} ${due}`).toBe(true);
          const phases = catalogue.actionById.get(action)?.phases ?? [];
          if (phases[0] !== "AF") expect(due <= POLL, `${action} ${due}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("what is settled", () => {
  const TAKEN = "2026-11-24T12:00:00.000Z";
  const steps = ["set-up-passkeys", "strong-email-password", "turn-on-2sv"];
  const recorded = (standing: string) => new Map(steps.map((id) => [id, standing]));
  const doubted = (standings: Map<string, string>, answer: StatementAnswer = "no") =>
    planned({ "email-sign-in": answer }, { unlisted: [], standings }).map(({ isDoubted }) => isDoubted);
  test("an answer that contradicts all that was recorded doubts it, whatever the kind of gap", () => {
    for (const answer of ["no", "partly", "dont-know"] as const)
      expect(doubted(recorded("done"), answer)).toEqual([true, true, true]);
    expect(doubted(recorded("not-for-me"))).toEqual([true, true, true]);
    expect(doubted(recorded("done").set("turn-on-2sv", "to-do"))).toEqual([false, false, false]);
    expect(doubted(recorded("due-again"))).toEqual([false, false, false]);
    expect(doubted(new Map())).toEqual([false, false, false]);
  });
  test.each([
    ["done", "2026-11-20T12:00:00.000Z", true, false],
    ["not-for-me", "2026-11-20T12:00:00.000Z", true, false],
    ["to-do", "2026-11-25T12:00:00.000Z", false, false],
    ["due-again", "2026-11-25T12:00:00.000Z", false, false],
    ["done", "2026-11-24T12:00:00.000Z", true, false],
    ["done", "2026-11-24T12:00:00.001Z", true, true],
    ["unrecorded", null, false, false],
  ])("%s on %s: settled is %s, and %s for what was doubted", (standing, setAt, plain, afterDoubt) => {
    expect(isSettled({ isDoubted: false }, { standing, setAt }, TAKEN)).toBe(plain);
    expect(isSettled({ isDoubted: true }, { standing, setAt }, TAKEN)).toBe(afterDoubt);
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
    expect(fitting("2027-06-20", "close-campaign-access")).toBe("closed-late");
    expect(fitting("2027-05-06", "freeze-changes-polling")).toBe("late");
    // The catalogue asks for it on polling day too.
    expect(fitting("2027-05-05", "check-linked-devices")).toBe("late");
  });
  test("with a week left or less, what sets something up is said not to fit, and what watches fits", () => {
    const act = (id: string): Action => {
      const action = catalogue.actionById.get(id);
      if (!action) throw new Error(id);
      return action;
    };
    for (let days = 0; days <= 7; days++) {
      const today = addDays(POLL, -days);
      const span = {
        stages: planStages({ start: today, pollingDay: POLL, dissolution: null }),
        pollingDay: POLL,
        today,
      };
      const verdict = (id: string) => fitOf(dueDay(act(id), span), act(id), span);
      expect([days, verdict("harden-campaign-website")]).toEqual([days, "in-freeze"]);
      expect([days, verdict("freeze-changes-polling")]).toEqual([days, "fits"]);
      expect([days, verdict("check-linked-devices")]).toEqual([days, "fits"]);
    }
  });
  test("the day it was given fits with time enough", () => {
    for (const action of catalogue.actions) {
      const span = { stages, pollingDay: POLL, today: TODAY };
      expect(fitOf(dueDay(action, span), action, span), action.id).toBe("fits");
    }
  });

  // One action for each way in which they can differ here.
  const kinds = [
    ...new Map(catalogue.actions.map((one) => [`${one.phases} ${one.impact === "high"}`, one])).values(),
  ];
  /** Every kind of action on the day it is given, for a plan of so many days, seen so many days after its start. */
  const given = (days: number, since: number, dissolution: number | null) => {
    const start = addDays(POLL, -days);
    const stages = planStages({
      start,
      pollingDay: POLL,
      dissolution: dissolution === null ? null : addDays(POLL, -dissolution),
    });
    const span: Span = { stages, pollingDay: POLL, today: addDays(start, since) };
    return kinds.map((action) => {
      const due = dueDay(action, span);
      return { action, due, fit: fitOf(due, action, span), span };
    });
  };
  const honest = ({ action, due, fit, span: { stages, today } }: ReturnType<typeof given>[number]) => {
    const words = `${action.id} begun ${stages[0]?.from}, seen ${today}: ${due} ${fit}`;
    const freeze = addDays(POLL, -7);
    const isForAfter = stageFor(stages, action.phases).phases.includes("AF");
    expect(fit, words).not.toBe("past");
    if (fit === "fits") expect(due <= stageFor(stages, action.phases).to, words).toBe(true);
    if (isForAfter) return;
    // No day is after the poll while the poll is ahead, and none in the last week while there is another.
    expect(due > POLL, words).toBe(today > POLL);
    expect(fit === "after-poll", words).toBe(today > POLL);
    const isForLast = action.phases.includes("PD") || action.phases[0] === "SC";
    if (!isForLast && today <= POLL) {
      expect(fit === "in-freeze", words).toBe(due >= freeze);
      if (today < addDays(freeze, -1)) expect(due < freeze, words).toBe(true);
    }
  };
  test("begun 0 to 10 days before, the day it was given fits, or the plan says that it does not", () => {
    for (let days = 0; days <= 10; days++)
      for (let since = 0; since <= days + 40; since++)
        for (const one of given(days, since, null)) honest(one);
  });
  test("and whenever it is begun and looked at; nothing is due on the day it is found out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 450 }),
        fc.option(fc.integer({ min: 35, max: 39 }), { nil: null }),
        (days, since, dissolution) => {
          for (const one of given(days, since, dissolution)) {
            honest(one);
            // Never due on the day it is found out, but on the last days themselves.
            const { today, stages } = one.span;
            const isOneDay = stageFor(stages, one.action.phases).from === today;
            if (today < addDays(POLL, -1) && !isOneDay) expect(one.due > today).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
