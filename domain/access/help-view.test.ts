import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import type { Answers } from "../condition";
import { type ActionState, STATUSES } from "../status";
import { openable, openedSteps, planOpened } from "./help-view";

const catalogue = loadCatalogue();
const TODAY = "2026-11-24";
const own = catalogue.actions.filter(({ scope }) => scope === "person").map(({ id }) => id);
const privateQuestions = catalogue.questions.filter((q) => q.private);

const answersTo = (questions: typeof catalogue.questions): fc.Arbitrary<Answers> =>
  fc
    .tuple(...questions.map((q) => fc.option(fc.subarray(q.answers.map((a) => a.id)), { nil: undefined })))
    .map((chosen) => Object.fromEntries(questions.flatMap((q, n) => (chosen[n] ? [[q.id, chosen[n]]] : []))));

const stateAt = (status: ActionState["status"], daysAgo: number): ActionState => {
  const at = new Date(Date.parse(`${TODAY}T12:00:00Z`) - daysAgo * 86_400_000).toISOString();
  return { status, revision: 1, setOn: at.slice(0, 10), setAt: at, version: 1 };
};
const states = fc.dictionary(
  fc.constantFrom(...own),
  fc.tuple(fc.constantFrom(...STATUSES), fc.nat(500)).map(([status, daysAgo]) => stateAt(status, daysAgo)),
  { maxKeys: 40 },
);

describe("what a principal can open", () => {
  test("two people who differ only in private circumstances can open the same, and are suggested the same", () => {
    fc.assert(
      fc.property(
        answersTo(catalogue.questions.filter((q) => !q.private)),
        states,
        answersTo(privateQuestions),
        answersTo(privateQuestions),
        (answers, recorded, one, other) => {
          const of = (circumstances: Answers) =>
            openable({
              catalogue,
              answers: { ...answers, ...circumstances },
              states: recorded,
              today: TODAY,
            });
          expect(of(one)).toEqual(of(other));
        },
      ),
      { numRuns: 300 },
    );
  });
  test("is what is left to do, without the office’s actions, and the next three are suggested", () => {
    const answers = { role: ["parliamentarian"], phones: ["iphone"], runs: ["office"] };
    const { actions, suggested } = openable({
      catalogue,
      answers,
      states: { "set-up-passkeys": { ...stateAt("done", 1), revision: 99 } },
      today: TODAY,
    });
    expect(actions.every(({ scope, id }) => scope === "person" && id !== "set-up-passkeys")).toBe(true);
    expect(suggested).toEqual(actions.slice(0, 3).map(({ id }) => id));
  });
});

describe("what an aide sees", () => {
  const opened = fc.subarray(own);

  test("AC-3: depends on what was opened and how it stands, and on nothing else that was recorded", () => {
    fc.assert(
      fc.property(opened, states, states, (ids, recorded, elsewhere) => {
        const others = Object.fromEntries(Object.entries(elsewhere).filter(([id]) => !ids.includes(id)));
        const mine = Object.fromEntries(Object.entries(recorded).filter(([id]) => ids.includes(id)));
        const of = (all: Record<string, ActionState>) =>
          openedSteps({ catalogue, opened: ids, states: all, today: TODAY });
        expect(of({ ...others, ...mine })).toEqual(of(mine));
      }),
      { numRuns: 200 },
    );
  });
  test("is each opened step of the person once, whatever its conditions are, and no other", () => {
    fc.assert(
      fc.property(opened, states, (ids, recorded) => {
        const office = catalogue.actions.filter(({ scope }) => scope === "office").map(({ id }) => id);
        const steps = openedSteps({
          catalogue,
          opened: [...ids, ...office, "no-such-action"],
          states: recorded,
          today: TODAY,
        });
        expect(steps.map(({ action }) => action.id).toSorted()).toEqual(ids.toSorted());
        for (const { action, standing, isOpen } of steps) {
          expect(action).toBe(catalogue.actionById.get(action.id));
          expect(isOpen).toBe(standing !== "done" && standing !== "not-for-me");
        }
      }),
      { numRuns: 200 },
    );
  });
  test("holds no reason, no date and no words of theirs", () => {
    const [step] = openedSteps({
      catalogue,
      opened: ["set-up-passkeys"],
      states: { "set-up-passkeys": stateAt("not-for-me", 3) },
      today: TODAY,
    });
    expect(Object.keys(step ?? {}).toSorted()).toEqual(["action", "isOpen", "standing", "version"]);
    expect(step).toMatchObject({ standing: "not-for-me", isOpen: false, version: 1 });
  });
  test("plans a sitting of opened steps within its minutes", () => {
    const input = { catalogue, opened: own, states: {}, today: TODAY };
    const plan = planOpened(input, 30);
    expect(plan.length).toBeGreaterThan(0);
    const minutes = plan.map((id) => catalogue.actionById.get(id)?.minutes ?? 0);
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(30);
    expect(planOpened({ ...input, opened: [] }, 30)).toEqual([]);
  });
});
