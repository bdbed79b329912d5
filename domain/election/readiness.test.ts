import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ANSWERS,
  type AreaInput,
  assessReadiness,
  differs,
  gapsOf,
  type Level,
  offeredAnswer,
  recordedOf,
  type StatementAnswer,
} from "./readiness";

type Say = StatementAnswer | null;
const area = (id: string, critical: boolean, ...answers: Say[]): AreaInput => ({
  id,
  critical,
  statements: answers.map((answer, n) => ({ id: `${id}-${n}`, answer, always: false })),
});
const level = (...answers: Say[]) => assessReadiness([area("a", true, ...answers)]).areas[0]?.level;
const RANK: Record<Level, number> = { firm: 2, nearly: 1, gaps: 0, unknown: 0 };

describe("an area", () => {
  test.each<[Say[], Level | null]>([
    [["yes", "yes"], "firm"],
    [["yes", "partly"], "nearly"],
    [["yes", "no"], "gaps"],
    [["yes", "dont-know"], "unknown"],
    [["yes", null], "unknown"],
    [["no", "dont-know"], "gaps"],
    [["yes", "not-for-us"], "firm"],
    [["not-for-us", "not-for-us"], null],
  ])("answered %j is %s", (answers, expected) => {
    expect(level(...answers)).toBe(expected);
  });
  test("a statement that concerns everybody cannot be waved away", () => {
    const statements = [{ id: "x", answer: "not-for-us" as const, always: true }];
    expect(assessReadiness([{ id: "a", critical: true, statements }])).toMatchObject({
      level: "unknown",
      areas: [{ level: "unknown", findOut: ["x"] }],
    });
  });
});

describe("the whole", () => {
  test("a long list of easy yeses cannot hide missing sign-in protection", () => {
    const easy = Array.from({ length: 7 }, (_, n) => area(`easy-${n}`, false, "yes", "yes", "yes", "yes"));
    expect(assessReadiness([area("signing-in", true, "no", "yes"), ...easy])).toMatchObject({
      level: "gaps",
      heldBy: ["signing-in"],
    });
  });
  test("another area keeps it from being firm, and is named", () => {
    expect(assessReadiness([area("a", true, "yes"), area("b", false, "no")])).toMatchObject({
      level: "nearly",
      heldBy: ["b"],
    });
  });
  test("with nothing critical answered it is unknown", () => {
    expect(assessReadiness([area("a", true, "not-for-us"), area("b", false, "yes")]).level).toBe("unknown");
    expect(assessReadiness([]).level).toBe("unknown");
  });
});

const say: fc.Arbitrary<Say> = fc.constantFrom(...ANSWERS, null);
const areas = fc
  .array(
    fc.record({
      critical: fc.boolean(),
      statements: fc.array(fc.record({ answer: say, always: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(
      ({ critical, statements }, n): AreaInput => ({
        id: `a${n}`,
        critical,
        statements: statements.map((one, m) => ({ ...one, id: `s${n}-${m}` })),
      }),
    ),
  );
const levels = (list: readonly AreaInput[]) => {
  const result = assessReadiness(list);
  return { whole: result.level, each: new Map(result.areas.map(({ id, level: one }) => [id, one])) };
};
const BETTER: Record<string, StatementAnswer[]> = {
  null: ["no", "dont-know", "partly", "yes"],
  "dont-know": ["no", "partly", "yes"],
  no: ["partly", "yes"],
  partly: ["yes"],
  yes: [],
  "not-for-us": [],
};

describe("whatever is answered", () => {
  test("improving an answer, or finding out, never lowers an area or the whole", () => {
    fc.assert(
      fc.property(areas, fc.nat(), fc.nat(), fc.nat(), (list, which, where, how) => {
        const chosen = list[which % list.length];
        const one = chosen?.statements[where % chosen.statements.length];
        const better = BETTER[String(one?.always && one.answer === "not-for-us" ? null : one?.answer)] ?? [];
        const answer = better[how % Math.max(1, better.length)];
        if (!chosen || !one || !answer) return;
        const improved = list.map((each) => ({
          ...each,
          statements: each.statements.map((each_) => (each_ === one ? { ...each_, answer } : each_)),
        }));
        const before = levels(list);
        const after = levels(improved);
        expect(RANK[after.whole]).toBeGreaterThanOrEqual(RANK[before.whole]);
        for (const [id, was] of before.each) {
          const is = after.each.get(id);
          if (was && is) expect(RANK[is]).toBeGreaterThanOrEqual(RANK[was]);
        }
      }),
      { numRuns: 2000 },
    );
  });
  test("the order of areas and of answers does not matter", () => {
    fc.assert(
      fc.property(areas, fc.infiniteStream(fc.nat()), (list, stream) => {
        const shuffled = <T>(items: readonly T[]) =>
          items
            .map((item) => ({ item, key: stream.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
        const other = shuffled(list.map((each) => ({ ...each, statements: shuffled(each.statements) })));
        expect(levels(other).whole).toBe(levels(list).whole);
        for (const [id, is] of levels(other).each) expect(is).toBe(levels(list).each.get(id));
      }),
    );
  });
  test("“not for us” is neutral: the same as if it had not been asked", () => {
    fc.assert(
      fc.property(areas, (list) => {
        const asked = list
          .map((each) => ({
            ...each,
            statements: each.statements.filter((one) => one.answer !== "not-for-us" || one.always),
          }))
          .filter((each) => each.statements.length > 0);
        expect(levels(list).whole).toBe(levels(asked).whole);
        for (const [id, is] of levels(asked).each) expect(levels(list).each.get(id)).toBe(is);
      }),
    );
  });
  test("the whole is never better than the weakest critical area", () => {
    fc.assert(
      fc.property(areas, (list) => {
        const { level: whole, areas: each } = assessReadiness(list);
        for (const one of each)
          if (one.critical && one.level) expect(RANK[whole]).toBeLessThanOrEqual(RANK[one.level]);
      }),
    );
  });
  test("what is to find out stands first, then what is missing, each with critical areas first", () => {
    const gaps = gapsOf(
      assessReadiness([area("b", false, "no", "dont-know"), area("a", true, "partly", "no", "dont-know")]),
    );
    expect(gaps.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      "a-2 find-out",
      "b-1 find-out",
      "a-1 missing",
      "b-0 missing",
      "a-0 partly",
    ]);
  });
});

describe("recorded progress", () => {
  test.each([
    [[], null, null],
    [["done", "done"], "done", "yes"],
    [["done", "due-again"], "partly", "partly"],
    [["to-do", "needs-help"], "open", null],
    [["unrecorded", "unrecorded"], null, null],
    [["unrecorded", "done"], "partly", "partly"],
    [["unrecorded", "needs-help"], "open", null],
    [["not-for-me"], "not-for-me", "not-for-us"],
    [["done", "not-for-me"], "done", "yes"],
  ])("%j is %s, and offers %s", (standings, recorded, offered) => {
    expect(recordedOf(standings)).toBe(recorded);
    expect(offeredAnswer(recordedOf(standings), { always: false })).toBe(offered);
  });
  test("never offers to leave out what concerns everybody", () => {
    expect(offeredAnswer("not-for-me", { always: true })).toBeNull();
  });
  test.each([
    ["yes", "open", true],
    ["yes", "partly", true],
    ["yes", "done", false],
    ["no", "done", true],
    ["no", "open", false],
    ["partly", "partly", false],
    ["dont-know", "done", false],
    [null, "done", false],
    ["yes", null, false],
    ["yes", "not-for-me", true],
  ] as const)("answered %s beside %s differs: %s", (answer, recorded, expected) => {
    expect(differs(answer, recorded)).toBe(expected);
  });
});
