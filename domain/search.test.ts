import { describe, expect, test } from "vitest";
import { checkSynonyms, planQuery, QUERY_LENGTH, readQuery, searchDocuments, stem } from "./search";
import { testCatalogue } from "./test-catalogue";

const SYNONYMS = [
  { say: ["2fa", "two factor", "two factor sign in"], find: ["2-step"] },
  { say: ["phish"], find: ["suspicious emails"] },
];
const nothingKnown = () => false;

describe("a query", () => {
  test("is one line of at most a hundred characters, whatever was sent", () => {
    expect(readQuery("  two\u0000\n\tfactor  ")).toBe("two factor");
    expect(readQuery("ａｐｐ")).toBe("app");
    expect(readQuery("x".repeat(100_000))).toHaveLength(QUERY_LENGTH);
    for (const raw of [undefined, null, 7, ["a", "b"], { q: "a" }]) expect(readQuery(raw)).toBe("");
  });
  test.each([
    ["passkeys", "passkey"],
    ["encrypted", "encrypt"],
    ["encryption", "encrypt"],
    ["donations", "donat"],
    ["access", "access"],
    ["2", "2"],
    ["bed", "bed"],
  ])("takes the ending off %s", (word, expected) => expect(stem(word)).toBe(expected));

  test("drops words that say nothing, and keeps the order of the rest", () => {
    expect(planQuery("how do I use the router at my office", [], nothingKnown)).toEqual([
      ["router"],
      ["offic"],
    ]);
    expect(planQuery("how do I", [], nothingKnown)).toEqual([]);
  });
  test("takes the longest phrase that has a synonym, and keeps what was typed beside it", () => {
    expect(planQuery("two factor sign in bank", SYNONYMS, nothingKnown)).toEqual([
      ["2", "step", "two", "factor", "sign"],
      ["bank"],
    ]);
  });
  test.each([
    "two factor",
    "tow factor",
    "two facter",
    "two-factor",
    "TWO  FACTOR",
    "two facttor",
    "two facor",
  ])("reads %s as two factor", (typed) =>
    expect(planQuery(typed, SYNONYMS, nothingKnown)[0]).toContain("step"),
  );
  test("does not bend short words into others", () => {
    expect(planQuery("2fb", SYNONYMS, nothingKnown)).toEqual([["2fb"]]);
    expect(planQuery("fish", SYNONYMS, nothingKnown)).toEqual([["fish"]]);
  });
  test("joins two words that the guidance writes as one", () => {
    expect(planQuery("pass key", [], (word) => word === "passkey")).toEqual([["passkey"]]);
    expect(planQuery("what's app", [], (word) => word === "whatsapp")).toEqual([["whatsapp"]]);
    expect(planQuery("pass key", [], nothingKnown)).toEqual([["pass"], ["key"]]);
  });
});

test("a document holds the words of its marks, not the marks", () => {
  const catalogue = testCatalogue([{ id: "some-action", check: "You see a [[passkey|key that passes]]." }]);
  expect(searchDocuments(catalogue)[0]?.text).toContain("You see a key that passes.");
});

test("a synonym that leads to no action is a problem", () => {
  const more = { "synonyms.yaml": [{ say: ["car"], find: ["safe thing", "wheel"] }] };
  expect(checkSynonyms(testCatalogue([{ id: "some-action" }], more))).toEqual([
    { file: "synonyms.yaml", field: "car", message: 'no action uses the word "wheel" of "wheel"' },
  ]);
});
