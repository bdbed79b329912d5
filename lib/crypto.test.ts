import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { keyedHash, open, openWith, SealError, seal, sealWith, tokenHash } from "./crypto";

const keyOf = (id: string) => ({ id, key: createHash("sha256").update(id).digest() });
const old = keyOf("old");
const fresh = keyOf("new");

beforeAll(() => {
  const base64 = (id: string) => keyOf(id).key.toString("base64");
  Object.assign(process.env, {
    APP_ORIGIN: "http://localhost:3000",
    DATABASE_URL: "postgres://localhost/none",
    AUTH_SECRET: base64("auth"),
    SEAL_KEYS: `test:${base64("seal")}`,
    INDEX_KEY: base64("index"),
  });
});

describe("DA-1: a sealed text", () => {
  const place = "Person:emailSealed:1";

  test("opens in its own place, whatever it says", () => {
    for (const text of ["", "a", "member@example.org", "Ünïcode 🗳️", "x".repeat(8000), "a.b.c"]) {
      expect(open(seal(text, place), place)).toBe(text);
    }
  });

  test("does not open in another row, column or table", () => {
    const sealed = seal("member@example.org", place);
    for (const other of ["Person:emailSealed:2", "Person:nameSealed:1", "Office:emailSealed:1", ""]) {
      expect(() => open(sealed, other)).toThrow(SealError);
    }
  });

  test("says its version and key, never the text, and differs each time", () => {
    const [one, two] = [seal("member", place), seal("member", place)];
    expect(one).toMatch(/^v1\.test\.[\w-]{16}\.[\w-]+$/);
    expect(one).not.toBe(two);
    expect(Buffer.from(one, "base64url").toString("latin1")).not.toContain("member");
  });

  test("does not open when any part of it was changed, and the error says nothing of it", () => {
    const sealed = seal("member@example.org", place);
    const parts = sealed.split(".");
    const changed = [
      "",
      "v1",
      `${sealed}.x`,
      sealed.replace("v1", "v2"),
      sealed.replace(".test.", ".else."),
      ...[2, 3].map((at) =>
        parts.map((part, n) => (n === at ? (part[0] === "A" ? "B" : "A") + part.slice(1) : part)).join("."),
      ),
      // A shorter tag would be easier to forge.
      [
        ...parts.slice(0, 3),
        Buffer.from(parts[3] ?? "", "base64url")
          .subarray(0, -8)
          .toString("base64url"),
      ].join("."),
    ];
    for (const text of changed) {
      const failed = () => open(text, place);
      expect(failed).toThrow(SealError);
      expect(failed).not.toThrow(/member|example/);
    }
  });
});

describe("DA-2: keys are changed without losing anything", () => {
  test("the first key seals, all of them open", () => {
    const before = sealWith([old], "note", "ActionNote:sealed:1");
    const after = sealWith([fresh, old], "note", "ActionNote:sealed:1");
    expect(after.split(".")[1]).toBe("new");
    expect(openWith([fresh, old], before, "ActionNote:sealed:1")).toBe("note");
    expect(openWith([fresh, old], after, "ActionNote:sealed:1")).toBe("note");
    expect(openWith([fresh], after, "ActionNote:sealed:1")).toBe("note");
  });

  test("what the removed key sealed does not open, and there is no sealing without a key", () => {
    const before = sealWith([old], "note", "p");
    expect(() => openWith([fresh], before, "p")).toThrow(SealError);
    expect(() => sealWith([], "note", "p")).toThrow();
  });
});

describe("DA-1: a look-up hash", () => {
  test("is alike for what looks alike", () => {
    const one = keyedHash("address", "Member@Example.org");
    expect(keyedHash("address", " member@example.ORG ")).toBe(one);
    expect(keyedHash("address", "ｍember@example.org")).toBe(one);
    expect(keyedHash("address", "member2@example.org")).not.toBe(one);
  });

  test("differs by kind, and cannot be made without the key", () => {
    const one = keyedHash("address", "member@example.org");
    expect(keyedHash("limit:link-address", "member@example.org")).not.toBe(one);
    expect(tokenHash("address\0member@example.org")).not.toBe(one);
    expect(one).toMatch(/^[\w-]{43}$/);
  });
});
