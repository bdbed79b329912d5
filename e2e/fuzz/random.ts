/** Chance that can be repeated: the same seed gives the same inputs on every machine. */
export type Chance = {
  /** A whole number from 0 up to, and without, this one. */
  below: (most: number) => number;
  /** Whether something with this probability happens. */
  is: (probability: number) => boolean;
  pick: <T>(from: readonly T[]) => T;
};

/** Chance from a text, such as a seed and the name of what is being tried. */
export function chanceFrom(seed: string): Chance {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    is: (probability) => next() < probability,
    pick: <T>(from: readonly T[]) => {
      if (from.length === 0) throw new Error("There is nothing to choose from.");
      return from[below(from.length)] as T;
    },
  };
}

const TEXTS = [
  "",
  " ",
  "0",
  "-1",
  "1e308",
  "NaN",
  "9007199254740993",
  "null",
  "true",
  "[object Object]",
  "$undefined",
  "$K1",
  "$Q1",
  "$F1",
  "$@0",
  "$1:__proto__:constructor",
  "__proto__",
  "constructor",
  "toString",
  '{"contains":"@"}',
  '{"not":null}',
  '{"set":[]}',
  "' OR 1=1 --",
  '"; --',
  "%00",
  "a\0b",
  "\0",
  "\r\nSet-Cookie: a=b",
  "../../../etc/passwd",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "{{7*7}}",
  "=1+1",
  "\ud800",
  "\udc00x",
  "\u202e\u0007\ufeff",
  "👩‍👩‍👧‍👦".repeat(20),
  "ﷺ".repeat(40),
  "é".normalize("NFD").repeat(60),
  "00000000-0000-4000-8000-000000000000",
  "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0001",
  "2026-02-30",
  "someone@people.example.org",
  "SOMEONE@people.example.org\u0000",
] as const;

/** A text that has broken something somewhere, or one of `known`, which the app itself uses. */
export function anyText(chance: Chance, known: readonly string[]): string {
  if (known.length > 0 && chance.is(0.35)) return chance.pick(known);
  if (chance.is(0.1)) return chance.pick(["a", "é", "🔒", " ", "<", "(a+)+"]).repeat(1 + chance.below(8200));
  if (chance.is(0.15)) {
    const size = 1 + chance.below(24);
    return Array.from({ length: size }, () => String.fromCharCode(chance.below(65_536))).join("");
  }
  return chance.pick(TEXTS);
}

/** Any value that a call can carry, nested a few levels deep. */
export function anyValue(chance: Chance, known: readonly string[], depth = 0): unknown {
  const kind = chance.below(depth > 3 ? 9 : 17);
  if (kind < 3) return anyText(chance, known);
  if (kind === 3) return chance.pick([0, -0, -1, 1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, 1e-320]);
  if (kind === 4) return chance.pick([null, undefined, true, false]);
  if (kind === 5) return BigInt(chance.below(1_000_000_000)) ** 3n;
  if (kind === 6) return new Date(chance.below(2_000_000_000) * 1000);
  if (kind === 7) return new Uint8Array(chance.below(200));
  if (kind === 8) return new Blob(["x".repeat(chance.below(2000))], { type: "text/html" });
  const more = () => anyValue(chance, known, depth + 1);
  const several = () => Array.from({ length: chance.below(4) }, more);
  if (kind === 9) return several();
  if (kind === 10) return new Map(several().map((value) => [value, more()]));
  if (kind === 11) return new Set(several());
  if (kind === 12) return Promise.resolve(more());
  if (kind === 13) return nested(chance.below(400));
  if (kind === 14) return { [chance.pick(["contains", "not", "equals", "in", "set", "OR", "AND"])]: more() };
  if (kind === 15) {
    const form = new FormData();
    for (const value of several()) form.append(anyText(chance, known), String(value));
    return form;
  }
  // An own property of this name, as JSON makes it.
  return JSON.parse(`{"${chance.pick(["__proto__", "constructor", "then", "toJSON"])}":{"a":1}}`);
}

function nested(levels: number): unknown {
  let value: unknown = "deep";
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
}
