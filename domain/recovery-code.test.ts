import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_BYTES, codeOf, readCode } from "./recovery-code";

const anyBytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });

describe("AU-6: a recovery code", () => {
  test("is four groups of four that cannot be mistaken for one another", () => {
    expect(codeOf(new Uint8Array(CODE_BYTES))).toBe("0000-0000-0000-0000");
    expect(codeOf(new Uint8Array(CODE_BYTES).fill(255))).toBe("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(codeOf(bytes)).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      }),
    );
  });

  test("keeps all of its 80 bits: other bytes, another code", () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (one, two) => {
        expect(codeOf(one) === codeOf(two)).toBe(Buffer.from(one).equals(Buffer.from(two)));
      }),
    );
  });

  test("is read however it is typed", () => {
    const ways = [
      (code: string) => code,
      (code: string) => code.toLowerCase(),
      (code: string) => code.replaceAll("-", " "),
      (code: string) => ` ${code.replaceAll("-", "")} `,
      (code: string) => code.replaceAll("-", " – "),
      (code: string) => code.replaceAll("0", "O"),
      (code: string) => code.replaceAll("0", "o").replaceAll("1", "l"),
      (code: string) => code.replaceAll("1", "I"),
      (code: string) => code.replaceAll("-", ".").toLowerCase(),
    ];
    fc.assert(
      fc.property(anyBytes, fc.constantFrom(...ways), (bytes, typedAs) => {
        const code = codeOf(bytes);
        expect(readCode(typedAs(code))).toBe(code.replaceAll("-", ""));
      }),
    );
  });

  test.each([
    "",
    "7K2M",
    "7K2M-9QXA-4TBD-0W3",
    "7K2M-9QXA-4TBD-0W3HH",
    "UUUU-UUUU-UUUU-UUUU",
    "x".repeat(5000),
  ])("“%s” is none", (typed) => {
    expect(readCode(typed)).toBeNull();
  });
});
