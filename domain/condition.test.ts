import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, type Known, mentions, settle } from "./condition";
import type { Condition, Question } from "./content-schema";

const settled = (known: Record<string, Known>) => new Map(Object.entries(known));

describe("a condition", () => {
  test.each<[string, Condition | undefined, Record<string, Known>, string]>([
    ["is met by everybody when it is left out", undefined, {}, "yes"],
    [
      "is met by one of the answers named",
      { messaging: ["whatsapp", "signal"] },
      { messaging: ["signal"] },
      "yes",
    ],
    ["is not met by other answers", { messaging: ["whatsapp"] }, { messaging: ["teams"] }, "no"],
    [
      "stays open while the question is unanswered",
      { messaging: ["whatsapp"] },
      { messaging: "unknown" },
      "unknown",
    ],
    ["is not met by a question that counts as no", { now: ["lost-device"] }, { now: "no" }, "no"],
    [
      "needs all of its lines",
      { role: ["staff"], phones: ["iphone"] },
      { role: ["staff"], phones: ["android-16"] },
      "no",
    ],
    [
      "is settled by one no, whatever is open",
      { role: ["staff"], phones: ["iphone"] },
      { role: "unknown", phones: ["android-16"] },
      "no",
    ],
    [
      "is settled by one yes among any",
      { any: [{ role: ["staff"] }, { phones: ["iphone"] }] },
      { role: "unknown", phones: ["iphone"] },
      "yes",
    ],
    ["turns round under not", { not: { role: ["staff"] } }, { role: ["candidate"] }, "yes"],
    ["stays open under not", { not: { role: ["staff"] } }, { role: "unknown" }, "unknown"],
  ])("%s", (_, condition, known, verdict) => {
    expect(evaluate(condition, settled(known)).verdict).toBe(verdict);
  });

  test("says which answers met it and which questions leave it open", () => {
    const condition: Condition = { role: ["staff", "candidate"], messaging: ["whatsapp"] };
    expect(evaluate(condition, settled({ role: ["staff"], messaging: "unknown" }))).toEqual({
      verdict: "unknown",
      because: [{ question: "role", answer: "staff" }],
      missing: ["messaging"],
    });
  });
});

const QUESTIONS = ["a", "b", "c"];
const ANSWERS = ["x", "y", "z"];
const leaf = fc
  .tuple(fc.constantFrom(...QUESTIONS), fc.uniqueArray(fc.constantFrom(...ANSWERS), { minLength: 1 }))
  .map(([question, answers]): Condition => ({ [question]: answers }));
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small" },
    leaf,
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
    fc.array(tie("condition"), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
    tie("condition").map((not): Condition => ({ not })),
  ),
}));
const known = fc.record(
  Object.fromEntries(
    QUESTIONS.map((question) => [
      question,
      fc.oneof(
        fc.constant<Known>("unknown"),
        fc.constant<Known>("no"),
        fc.uniqueArray(fc.constantFrom(...ANSWERS), { minLength: 1 }) as fc.Arbitrary<Known>,
      ),
    ]),
  ),
);

describe("whatever the condition and the answers", () => {
  test("answering an open question never turns a settled verdict", () => {
    fc.assert(
      fc.property(
        condition,
        known,
        fc.constantFrom(...QUESTIONS),
        fc.constantFrom(...ANSWERS),
        (rule, before, question, answer) => {
          const first = evaluate(rule, settled(before)).verdict;
          if (before[question] !== "unknown" || first === "unknown") return;
          expect(evaluate(rule, settled({ ...before, [question]: [answer] })).verdict).toBe(first);
        },
      ),
    );
  });
  test("it is open only while a question it names is open, and then it names that question", () => {
    fc.assert(
      fc.property(condition, known, (rule, answers) => {
        const { verdict, missing } = evaluate(rule, settled(answers));
        const named = mentions(rule).map((mention) => mention.question);
        if (verdict === "unknown") expect(missing.length).toBeGreaterThan(0);
        else if (verdict === "no") expect(missing).toEqual([]);
        for (const question of missing) {
          expect(named).toContain(question);
          expect(answers[question]).toBe("unknown");
        }
      }),
    );
  });
  test("not is the opposite, and twice not is the same", () => {
    fc.assert(
      fc.property(condition, known, (rule, answers) => {
        const { verdict } = evaluate(rule, settled(answers));
        const opposite = { yes: "no", no: "yes", unknown: "unknown" }[verdict];
        expect(evaluate({ not: rule }, settled(answers)).verdict).toBe(opposite);
        expect(evaluate({ not: { not: rule } }, settled(answers)).verdict).toBe(verdict);
      }),
    );
  });
});

describe("settling answers", () => {
  const question = (id: string, more: Partial<Question> = {}): Question => ({
    id,
    text: `Question ${id}`,
    why: "Because it is needed here",
    kind: "many",
    circumstance: false,
    private: false,
    answers: ["x", "y"].map((answer) => ({
      id: answer,
      label: answer,
      because: `you said ${answer}`,
      exclusive: false,
    })),
    ...more,
  });
  test("an unanswered question is unknown, an unanswered circumstance is no", () => {
    const result = settle([question("a"), question("b", { circumstance: true })], {});
    expect([...result]).toEqual([
      ["a", "unknown"],
      ["b", "no"],
    ]);
  });
  test("a skipped question is as good as unanswered", () => {
    expect(settle([question("a")], { a: [] }).get("a")).toBe("unknown");
  });
  test("an answer off the route does not count, and counts again when it is called for", () => {
    const questions = [question("a"), question("b", { ask_when: { a: ["x"] } })];
    expect(settle(questions, { a: ["y"], b: ["x"] }).get("b")).toBe("no");
    expect(settle(questions, { a: ["x"], b: ["x"] }).get("b")).toEqual(["x"]);
  });
  test("an answer that the questionnaire no longer has is ignored", () => {
    expect(settle([question("a")], { a: ["gone"] }).get("a")).toBe("unknown");
  });
});
