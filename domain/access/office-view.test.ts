import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import { buildChecklist } from "../checklist";
import type { Answers } from "../condition";
import { type ActionState, STATUSES } from "../status";
import { isInOfficeView, LEVELS, officeRow, officeRows, officeRowWithCounts } from "./office-view";

const catalogue = loadCatalogue();
const TODAY = "2026-11-24";
const privateQuestions = catalogue.questions.filter((q) => q.private);
const openQuestions = catalogue.questions.filter((q) => !q.private);

const answersTo = (questions: typeof catalogue.questions): fc.Arbitrary<Answers> =>
  fc
    .tuple(...questions.map((q) => fc.option(fc.subarray(q.answers.map((a) => a.id)), { nil: undefined })))
    .map((chosen) =>
      Object.fromEntries(
        questions.flatMap((q, n): [string, string[]][] => {
          const given = chosen[n];
          return given ? [[q.id, q.kind === "one" ? given.slice(0, 1) : given]] : [];
        }),
      ),
    );

const state: fc.Arbitrary<ActionState> = fc
  .record({ status: fc.constantFrom(...STATUSES), revision: fc.constantFrom(1, 2), daysAgo: fc.nat(500) })
  .map(({ status, revision, daysAgo }) => {
    const at = new Date(Date.parse(`${TODAY}T12:00:00Z`) - daysAgo * 86_400_000).toISOString();
    return { status, revision, setOn: at.slice(0, 10), setAt: at, version: 1 };
  });
const states = fc.dictionary(fc.constantFrom(...catalogue.actions.map(({ id }) => id)), state, {
  maxKeys: 40,
});

const person = fc.record({ answers: answersTo(openQuestions), states });

describe("what an office sees", () => {
  test("two people who differ only in private circumstances give the same row at every level", () => {
    fc.assert(
      fc.property(
        person,
        answersTo(privateQuestions),
        answersTo(privateQuestions),
        ({ answers, states: recorded }, one, other) => {
          const rows = (circumstances: Answers) =>
            officeRows({
              catalogue,
              answers: { ...answers, ...circumstances },
              states: recorded,
              today: TODAY,
            });
          expect(rows(one)).toEqual(rows(other));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("what somebody records on steps that only private circumstances bring changes nothing in the row", () => {
    const answers = { role: ["staff"], legislature: ["westminster"], phones: ["iphone"] };
    const warned = { ...answers, targeted: ["told-now"], now: ["lost-device", "compromised"] };
    const base = officeRows({ catalogue, answers, states: {}, today: TODAY });
    const elsewhere = catalogue.actions.filter(
      ({ id, scope }) => scope === "person" && !isInOfficeView({ catalogue, answers, today: TODAY }, id),
    );
    // All that being warned or compromised adds to the list, and is on it for no other reason.
    const withThem = buildChecklist({ catalogue, answers: warned, states: {}, today: TODAY });
    const incident = withThem.items.filter(
      ({ action, isCertain }) => action.topic === "incident" && isCertain,
    );
    expect(elsewhere.map(({ id }) => id)).toEqual(
      expect.arrayContaining(incident.map(({ action }) => action.id)),
    );
    expect(elsewhere.length).toBeGreaterThan(5);
    const one: ActionState = {
      status: "needs-help",
      revision: 1,
      setOn: TODAY,
      setAt: `${TODAY}T09:00:00.000Z`,
      version: 1,
    };
    const recorded = Object.fromEntries(elsewhere.map(({ id }) => [id, one]));
    expect(officeRows({ catalogue, answers: warned, states: recorded, today: TODAY })).toEqual(base);
  });

  test("AC-3: over 1,000 people, the row at a level is what the person is shown for that level", () => {
    fc.assert(
      fc.property(person, fc.constantFrom(...LEVELS), ({ answers, states: recorded }, level) => {
        const input = { catalogue, answers, states: recorded, today: TODAY };
        const promised = officeRows(input)[level];
        expect(officeRow(input, level)).toEqual(promised);
        expect(officeRowWithCounts(input, level).row).toEqual(promised);
      }),
      { numRuns: 1000 },
    );
  }, 60_000);

  test("standing shows no counts and no names, topics no names", () => {
    fc.assert(
      fc.property(person, ({ answers, states: recorded }) => {
        const rows = officeRows({ catalogue, answers, states: recorded, today: TODAY });
        expect([rows.standing.topics, rows.standing.openActions]).toEqual([null, null]);
        expect(rows.topics.openActions).toBeNull();
        expect(rows.actions.openActions).not.toBeNull();
        expect(rows.actions.topics).toEqual(rows.topics.topics);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the standing", () => {
  const answers = { role: ["staff"], legislature: ["westminster"], messaging: ["whatsapp"] };
  const list = officeRow({ catalogue, answers, states: {}, today: TODAY }, "actions").openActions ?? [];
  const at = (daysAgo: number, status: ActionState["status"] = "done"): ActionState => {
    const moment = new Date(Date.parse(`${TODAY}T12:00:00Z`) - daysAgo * 86_400_000).toISOString();
    const revision = 99;
    return { status, revision, setOn: moment.slice(0, 10), setAt: moment, version: 1 };
  };
  const standing = (recorded: Record<string, ActionState>) =>
    officeRow({ catalogue, answers, states: recorded, today: TODAY }, "standing");
  const high = list.filter((id) => catalogue.actionById.get(id)?.impact === "high");

  test("is not started before anything is recorded", () => {
    expect(standing({})).toMatchObject({
      standing: "not-started",
      lastChangeWeek: null,
      askedForHelp: false,
    });
  });
  test("is under way once something is, and names the Monday of that week", () => {
    expect(standing({ [high[0] ?? ""]: at(1) })).toMatchObject({
      standing: "under-way",
      lastChangeWeek: "2026-11-23",
    });
  });
  test("is up to date when every step of high impact is done or set aside", () => {
    const all = Object.fromEntries(high.map((id, n) => [id, at(0, n === 0 ? "not-for-me" : "done")]));
    expect(standing(all).standing).toBe("up-to-date");
    const { [high[1] ?? ""]: _, ...allButOne } = all;
    expect(standing(allButOne).standing).toBe("under-way");
  });
  test("needs a look when something done has fallen due again", () => {
    const due = high.find((id) => (catalogue.actionById.get(id)?.recheck.days ?? 0) > 0) ?? "";
    expect(standing({ [due]: at(900) }).standing).toBe("needs-a-look");
  });
  test("says that help was asked for", () => {
    expect(standing({ [high[0] ?? ""]: at(0, "needs-help") })).toMatchObject({ askedForHelp: true });
  });
});
