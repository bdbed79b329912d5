import { describe, expect, test } from "vitest";
import type { Question } from "./content-schema";
import { answerProblem, firstUnseen, nextUnseen, placeOnRoute, previous, route } from "./questionnaire";

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  text: `Question ${id}`,
  why: "Because it is needed here",
  kind: "many",
  circumstance: false,
  private: false,
  answers: [
    { id: "x", label: "X", because: "you said x", exclusive: false },
    { id: "y", label: "Y", because: "you said y", exclusive: false },
    { id: "none", label: "None", because: "you said none", exclusive: true },
  ],
  ...more,
});
const QUESTIONS = [question("a"), question("b", { ask_when: { a: ["x"] } }), question("c", { kind: "one" })];
const ids = (questions: Question[]) => questions.map((q) => q.id);

describe("the way through the questions", () => {
  test("later ones are asked only where earlier answers call for them", () => {
    expect(ids(route(QUESTIONS, {}))).toEqual(["a", "c"]);
    expect(ids(route(QUESTIONS, { a: ["x"] }))).toEqual(["a", "b", "c"]);
  });
  test("goes on to the next one not seen, then back to one left out, then to the check", () => {
    expect(nextUnseen(QUESTIONS, { a: ["x"] }, "a")?.id).toBe("b");
    expect(nextUnseen(QUESTIONS, { a: ["y"] }, "a")?.id).toBe("c");
    expect(nextUnseen(QUESTIONS, { c: ["x"] }, "c")?.id).toBe("a");
    expect(nextUnseen(QUESTIONS, { a: ["y"], c: ["x"] }, "c")).toBeNull();
  });
  test("a skipped question counts as seen", () => {
    expect(firstUnseen(QUESTIONS, { a: [], c: [] })).toBeNull();
  });
  test("back leads along the route", () => {
    expect(previous(QUESTIONS, { a: ["y"] }, "c")?.id).toBe("a");
    expect(previous(QUESTIONS, { a: ["x"] }, "c")?.id).toBe("b");
    expect(previous(QUESTIONS, {}, "a")).toBeNull();
  });
  test("says how far along it is", () => {
    expect(placeOnRoute(QUESTIONS, { a: ["x"] }, "c")).toEqual({ place: 3, of: 3 });
  });
});

describe("an answer", () => {
  test.each<[string, string[], string | null]>([
    ["a", ["x", "y"], null],
    ["a", ["none"], null],
    ["a", [], "nothing-chosen"],
    ["a", ["x", "none"], "none-with-others"],
    ["a", ["z"], "unknown-answer"],
    ["a", ["x", "x"], null],
    ["c", ["x", "y"], "choose-one"],
  ])("to %s of %j: %s", (id, chosen, problem) => {
    expect(answerProblem(QUESTIONS.find((q) => q.id === id) ?? question(id), chosen)).toBe(problem);
  });
});
