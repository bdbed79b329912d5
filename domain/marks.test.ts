import { describe, expect, test } from "vitest";
import type { GlossaryEntry } from "./content-schema";
import { partsOf, plainWords, termsIn, withoutTerms } from "./marks";

const entry = (id: string, term: string): [string, GlossaryEntry] => [
  id,
  { id, term, meaning: "What it means.", sources: [] },
];
const GLOSSARY = new Map([
  entry("passkey", "Passkey"),
  entry("qr-code", "QR code"),
  entry("lockdown-mode", "Lockdown Mode"),
  entry("2-step-verification", "2-step verification"),
]);
const TEXT = "Use a [[passkey]], not a [[qr-code|code]], under **Settings** › **Security**.";

describe("the marks in a text", () => {
  test("name the terms, each once", () => {
    expect(termsIn(`${TEXT} And a [[passkey|passkeys]] again.`)).toEqual(["passkey", "qr-code"]);
  });
  test.each([
    ["[[passkey]]", "passkey"],
    ["[[qr-code]]", "QR code"],
    ["[[lockdown-mode]]", "Lockdown Mode"],
    ["[[2-step-verification]]", "2-step verification"],
    ["[[passkey|Passkeys]]", "Passkeys"],
    ["[[not-there]]", "not there"],
  ])("%s is read as “%s”", (text, words) => {
    expect(withoutTerms(text, GLOSSARY)).toBe(words);
  });
  test("leave plain words for paper", () => {
    expect(plainWords(TEXT, GLOSSARY)).toBe("Use a passkey, not a code, under Settings › Security.");
  });
  test("part the text in order, with nothing lost", () => {
    expect(partsOf(TEXT, GLOSSARY)).toEqual([
      { kind: "text", text: "Use a " },
      { kind: "term", id: "passkey", text: "passkey" },
      { kind: "text", text: ", not a " },
      { kind: "term", id: "qr-code", text: "code" },
      { kind: "text", text: ", under " },
      { kind: "tap", text: "Settings" },
      { kind: "text", text: " › " },
      { kind: "tap", text: "Security" },
      { kind: "text", text: "." },
    ]);
  });
  test("a text without marks is one part, and an empty one none", () => {
    expect(partsOf("Plain.", GLOSSARY)).toEqual([{ kind: "text", text: "Plain." }]);
    expect(partsOf("", GLOSSARY)).toEqual([]);
  });
});
