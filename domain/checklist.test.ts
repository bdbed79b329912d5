import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildChecklist } from "./checklist";
import type { ActionState } from "./status";
import { testBriefing, testCatalogue } from "./test-catalogue";

const TODAY = "2026-11-24";
const state = (more: Partial<ActionState>): ActionState => ({
  status: "done",
  revision: 1,
  setOn: TODAY,
  setAt: `${TODAY}T09:00:00.000Z`,
  version: 1,
  ...more,
});
const order = (list: ReturnType<typeof buildChecklist>) => list.items.map((item) => item.action.id);

describe("what is on the list", () => {
  const catalogue = testCatalogue([
    { id: "for-all" },
    { id: "for-iphone", when: { phones: ["iphone"] } },
    { id: "for-warned", topic: "incident", when: { targeted: ["told-now"] } },
  ]);
  const build = (answers: Record<string, string[]>, states: Record<string, ActionState> = {}) =>
    buildChecklist({ catalogue, answers, states, today: TODAY });

  test("holds what concerns the person, and says why", () => {
    const item = build({ phones: ["iphone"] }).items.find((known) => known.action.id === "for-iphone");
    expect(item).toMatchObject({ isCertain: true, because: ["you said iphone"], missing: [] });
  });
  test("leaves out what does not", () => {
    expect(order(build({ phones: ["android"] }))).toEqual(["for-all"]);
  });
  test("shows what an open question leaves undecided as one that may apply, further down", () => {
    const list = build({});
    expect(order(list)).toEqual(["for-all", "for-iphone"]);
    expect(list.items[1]).toMatchObject({ isCertain: false, missing: ["phones"] });
  });
  test("never opens with an emergency that nobody told of, and puts one that was told first", () => {
    expect(order(build({}))).not.toContain("for-warned");
    expect(order(build({ targeted: ["told-now"] }))[0]).toBe("for-warned");
  });
  test("keeps what was recorded when an answer takes the action off the list and back on", () => {
    const states = { "for-iphone": state({}) };
    expect(order(build({ phones: ["android"] }, states))).toEqual(["for-all"]);
    const back = build({ phones: ["iphone"] }, states).items.find((item) => item.action.id === "for-iphone");
    expect(back?.standing).toBe("done");
  });
});

describe("where an action stands", () => {
  const catalogue = testCatalogue([
    { id: "checked", recheck: { days: 30 } },
    { id: "once", recheck: { days: null } },
    {
      id: "revised",
      revisions: [
        { n: 1, date: "2023-12-07", material: true, what: "First published." },
        { n: 2, date: "2026-04-23", material: true, what: "Passkeys come first now." },
        { n: 3, date: "2026-05-01", material: false, what: "A clearer sentence." },
      ],
    },
  ]);
  const standing = (id: string, recorded: Partial<ActionState>, today = TODAY) =>
    buildChecklist({ catalogue, answers: {}, states: { [id]: state(recorded) }, today }).items.find(
      (item) => item.action.id === id,
    );

  test.each([
    ["2026-11-24", "done"],
    ["2026-12-23", "done"],
    ["2026-12-24", "due-again"],
    ["2027-11-24", "due-again"],
  ])("done on 24 November with 30 days to run: on %s it is %s", (today, wanted) => {
    expect(standing("checked", {}, today)?.standing).toBe(wanted);
  });
  test("the interval crosses a leap day and a year's end by the calendar", () => {
    expect(standing("checked", { setOn: "2028-02-01" })?.dueOn).toBe("2028-03-02");
    expect(standing("checked", { setOn: "2026-12-20" })?.dueOn).toBe("2027-01-19");
  });
  test("without an interval it never falls due by the calendar", () => {
    expect(standing("once", { setOn: "2020-01-01" })?.standing).toBe("done");
  });
  test("a material revision since the tick asks for a look, and says what changed", () => {
    const item = standing("revised", { revision: 1 });
    expect(item?.standing).toBe("changed");
    expect(item?.changes.map((change) => change.what)).toEqual(["Passkeys come first now."]);
  });
  test("an editorial revision stays silent", () => {
    expect(standing("revised", { revision: 2 })?.standing).toBe("done");
  });
  test.each(["needs-help", "not-for-me", "to-do"] as const)("%s stays what the person said", (status) => {
    expect(standing("revised", { status, revision: 1, setOn: "2020-01-01" })?.standing).toBe(status);
  });
});

describe("what happens in life", () => {
  const catalogue = testCatalogue([
    { id: "watched", recheck: { days: 365, events: ["new-device"] } },
    { id: "unmoved", recheck: { days: 365 } },
  ]);
  const standing = (happenedAt: string) => {
    const states = { watched: state({}), unmoved: state({}) };
    const list = buildChecklist({
      catalogue,
      answers: {},
      states,
      events: { "new-device": happenedAt },
      today: TODAY,
    });
    return Object.fromEntries(list.items.map((item) => [item.action.id, [item.standing, item.happened]]));
  };
  test("asks again for what it touches, and only for that", () => {
    expect(standing(`${TODAY}T10:00:00.000Z`)).toEqual({
      watched: ["due-again", ["new-device"]],
      unmoved: ["done", []],
    });
  });
  test("is settled by a tick after it, on the same day too", () => {
    expect(standing(`${TODAY}T08:00:00.000Z`).watched).toEqual(["done", []]);
  });
});

describe("the order", () => {
  const raises = [
    { actions: ["raised"], by: 1, when: { role: ["parliamentarian"] }, because: "you were watched" },
    { actions: ["raised"], by: 2, when: { subjects: ["china"] }, because: "you work on China" },
  ];
  const catalogue = testCatalogue(
    [
      { id: "high", impact: "high", minutes: 30 },
      { id: "high-short", impact: "high", minutes: 5 },
      { id: "medium" },
      { id: "raised" },
      { id: "first-step", impact: "low" },
      { id: "second-step", impact: "high", after: ["first-step"] },
      { id: "steel-phone", when: { phones: ["iphone"] } },
    ],
    { "briefings/release.yaml": testBriefing(raises) },
  );
  const build = (answers: Record<string, string[]>, states: Record<string, ActionState> = {}) =>
    buildChecklist({ catalogue, answers, states, today: TODAY });

  test("shorter comes first among equals, and what others build on before them", () => {
    const ids = order(build({ phones: ["iphone"] }));
    expect(ids.indexOf("high-short")).toBeLessThan(ids.indexOf("high"));
    expect(ids.indexOf("first-step")).toBeLessThan(ids.indexOf("second-step"));
  });
  test("a prerequisite that is done pulls nothing forward", () => {
    const item = build({}, { "first-step": state({}) }).items.find(
      (known) => known.action.id === "second-step",
    );
    expect(item?.betterAfter).toEqual([]);
  });
  test("a claim raises for those it concerns, by its strongest line, and says so", () => {
    const score = (answers: Record<string, string[]>) =>
      build(answers).items.find((item) => item.action.id === "raised")?.score ?? 0;
    expect(score({ role: ["parliamentarian"] })).toBeGreaterThan(score({ role: ["staff"] }));
    expect(score({ role: ["parliamentarian"], subjects: ["china"] })).toBeGreaterThan(
      score({ role: ["parliamentarian"] }),
    );
    const item = build({ role: ["parliamentarian"], subjects: ["china"] }).items.find(
      (i) => i.action.id === "raised",
    );
    expect(item?.raisedBy).toEqual([
      { source: { briefing: "release", claim: "claim" }, by: 2, because: "you work on China" },
    ]);
  });
  test("circumstances of the person's own raise as well, and need no claim", () => {
    const own = testCatalogue([
      { id: "plain" },
      { id: "keyed", raised_when: [{ when: { subjects: ["china"] }, by: 2, because: "you work on China" }] },
    ]);
    const of = (answers: Record<string, string[]>) =>
      order(buildChecklist({ catalogue: own, answers, states: {}, today: TODAY }));
    expect(of({ subjects: ["defence"] })).toEqual(["keyed", "plain"]);
    const list = buildChecklist({
      catalogue: own,
      answers: { subjects: ["china"] },
      states: {},
      today: TODAY,
    });
    expect(list.items[0]?.raisedBy).toEqual([{ source: null, by: 2, because: "you work on China" }]);
    expect(list.items[0]?.score).toBeGreaterThan(list.items[1]?.score ?? Number.POSITIVE_INFINITY);
  });
  test("what is done already leaves less for another to protect", () => {
    const eased = testCatalogue([{ id: "second-best", eased_by: ["first-best"] }, { id: "first-best" }]);
    const score = (states: Record<string, ActionState>) =>
      buildChecklist({ catalogue: eased, answers: {}, states, today: TODAY }).items.find(
        (item) => item.action.id === "second-best",
      )?.score ?? 0;
    expect(score({ "first-best": state({}) })).toBeLessThan(score({}));
    expect(score({ "first-best": state({ status: "needs-help" }) })).toBe(score({}));
  });
  test("the next three are open, and never more than three", () => {
    const list = build({}, { "high-short": state({}), high: state({ status: "not-for-me" }) });
    expect(list.next).toHaveLength(3);
    expect(list.next.map((item) => item.action.id)).not.toContain("high-short");
    expect(list.next.map((item) => item.action.id)).not.toContain("high");
  });
  test("what is set aside does not count towards the total", () => {
    expect(build({}, { medium: state({ status: "not-for-me" }) }).counts).toMatchObject({
      total: 6,
      "not-for-me": 1,
    });
  });
});

describe("whatever a person answers and records", () => {
  const ids = ["one", "two", "three", "four"];
  const catalogue = testCatalogue([
    { id: "one", after: ["two"] },
    { id: "two", after: ["one"], when: { role: ["staff"] } },
    { id: "three", impact: "high", when: { any: [{ phones: ["iphone"] }, { targeted: ["told-now"] }] } },
    { id: "four", topic: "incident", when: { targeted: ["told-now"] } },
  ]);
  const answers = fc.record(
    {
      role: fc.subarray(["parliamentarian", "staff"]),
      phones: fc.subarray(["iphone", "android"]),
      subjects: fc.subarray(["china", "defence"]),
      targeted: fc.constantFrom<string[]>([], ["told-now"], ["not-told"]),
    },
    { requiredKeys: [] },
  );
  const states = fc.dictionary(
    fc.constantFrom(...ids),
    fc.record({
      status: fc.constantFrom("to-do", "done", "needs-help", "not-for-me"),
      revision: fc.constant(1),
      setOn: fc.constantFrom("2026-01-01", "2026-11-01", TODAY),
      setAt: fc.constant(`${TODAY}T09:00:00.000Z`),
      version: fc.constant(1),
    }),
  ) as fc.Arbitrary<Record<string, ActionState>>;
  const build = (a: Record<string, string[]>, s: Record<string, ActionState>) =>
    buildChecklist({ catalogue, answers: a, states: s, today: TODAY });

  test("same input, same output, and every action at most once", () => {
    fc.assert(
      fc.property(answers, states, (a, s) => {
        expect(build(a, s)).toEqual(build(a, s));
        expect(new Set(order(build(a, s))).size).toBe(order(build(a, s)).length);
      }),
    );
  });
  test("doing an action never makes another one vanish", () => {
    fc.assert(
      fc.property(answers, states, fc.constantFrom(...ids), (a, s, id) => {
        const after = build(a, { ...s, [id]: state({}) });
        expect(order(after).toSorted()).toEqual(order(build(a, s)).toSorted());
      }),
    );
  });
  test("being told of a threat never takes an action away nor lowers its score", () => {
    fc.assert(
      fc.property(answers, states, (a, s) => {
        const before = build({ ...a, targeted: ["not-told"] }, s);
        const after = new Map(
          build({ ...a, targeted: ["told-now"] }, s).items.map((i) => [i.action.id, i.score]),
        );
        for (const item of before.items) expect(after.get(item.action.id)).toBeGreaterThanOrEqual(item.score);
      }),
    );
  });
  test("the counts add up", () => {
    fc.assert(
      fc.property(answers, states, (a, s) => {
        const { items, counts } = build(a, s);
        expect(counts.total + counts["not-for-me"]).toBe(items.length);
      }),
    );
  });
});
