import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { requireTool } from "../testing/tools.mjs";
import { LONG_TEXTS, READERS } from "./long-texts";
import { type Pattern, patternsIn } from "./patterns";

type Verdict = { status: "safe" | "vulnerable" | "unknown"; complexity?: { summary: string } };
type Recheck = { checkSync: (source: string, flags: string, settings: object) => Verdict };

const ROOT = path.join(import.meta.dirname, "..", "..");
/** Tests, and what reads nothing but our own sources at a developer's desk. */
const AT_THE_DESK =
  /^(?:e2e|scripts\/testing)\/|\.test\.|\/test-|^scripts\/(?:boundaries|imports|security\/requirements)\./;
// Nearly all are proven by their automaton; where that is too large, recheck searches for an attack, from this seed.
const SETTINGS = { timeout: 60_000, randomSeed: 1 };
const MOST_MS = 70_000;

const recheck = requireTool("recheck/lib/browser.js") as Recheck;
const verdictOn = ({ source, flags }: { source: string; flags: string }) => {
  const { status, complexity } = recheck.checkSync(source, flags, SETTINGS);
  return status === "safe" ? status : `${status}: ${complexity?.summary ?? "no proof either way"}`;
};

/** What is made or fetched, and no source of ours. */
const MADE = [".data", ".git", ".next", "generated", "node_modules", "reports", "test-results"];

/** Every file of the project below a folder, as a path from its root. */
function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (!entry.isDirectory()) return [place];
    return MADE.includes(entry.name) ? [] : filesIn(place);
  });
}

const found = filesIn("")
  .filter((file) => /\.(?:tsx?|m?js)$/.test(file) && !AT_THE_DESK.test(file))
  .map((file) => patternsIn(file, readFileSync(path.join(ROOT, file), "utf8")));
const written = new Map<string, Pattern>();
for (const pattern of found.flatMap((one) => one.written)) {
  written.set(`/${pattern.source}/${pattern.flags}`, pattern);
}
const made = found.flatMap((one) => one.made);

/** The patterns that this file makes of text, noted while it runs. */
async function madeBy(file: string): Promise<RegExp[]> {
  const noted: { pattern: RegExp; stack: string }[] = [];
  const Plain = RegExp;
  const note = ([source, flags]: [string, string?]) => {
    const pattern = new Plain(source, flags);
    noted.push({ pattern, stack: new Error().stack ?? "" });
    return pattern;
  };
  vi.resetModules();
  vi.stubGlobal(
    "RegExp",
    new Proxy(Plain, {
      construct: (_, given: [string, string?]) => note(given),
      apply: (_, __, given: [string, string?]) => note(given),
    }),
  );
  await import(path.join(ROOT, file));
  vi.unstubAllGlobals();
  return noted.filter(({ stack }) => stack.includes(file)).map(({ pattern }) => pattern);
}

/** The pattern behind one of zod's formats, or null for what is no format of text. */
function patternOf(format: string): RegExp | null {
  const kind: unknown = format.split(".").reduce<unknown>((at, name) => Reflect.get(Object(at), name), { z });
  try {
    const schema: unknown = typeof kind === "function" ? kind() : null;
    return schema instanceof z.ZodType && schema._zod.pattern ? schema._zod.pattern : null;
  } catch {
    return null;
  }
}
const formats = [...new Set(found.flatMap((one) => one.formats))].flatMap((format) => {
  const pattern = patternOf(format);
  return pattern ? [[format, pattern] as const] : [];
});

afterEach(() => vi.unstubAllGlobals());

describe("IN-4: no pattern can be made to hang", () => {
  test("every pattern is known before anything is sent", () => {
    expect(found.flatMap((one) => one.problems)).toEqual([]);
    expect(written.size).toBeGreaterThan(40);
    expect(formats.map(([format]) => format)).toEqual(expect.arrayContaining(["z.email", "z.uuid"]));
  });
  test.each(
    [...written].map(([shown, pattern]) => [shown, `${pattern.file}:${pattern.line}`, pattern] as const),
  )("%s of %s", { timeout: MOST_MS }, (shown, _, pattern) => {
    expect(verdictOn(pattern), shown).toBe("safe");
  });
  test.each([...new Set(made.map(({ file }) => file))])(
    "those that %s makes of text",
    { timeout: MOST_MS },
    async (file) => {
      const patterns = await madeBy(file);
      expect(patterns.length).toBeGreaterThanOrEqual(made.filter((one) => one.file === file).length);
      for (const pattern of patterns) expect(verdictOn(pattern), pattern.source).toBe("safe");
    },
  );
  test.each(formats)("%s, which is zod's", { timeout: MOST_MS }, (format, pattern) => {
    expect(verdictOn(pattern), format).toBe("safe");
  });
  test.each(LONG_TEXTS)("each ends on 100 kB of %s", (_, text) => {
    for (const { source, flags } of written.values()) {
      expect(typeof new RegExp(source, flags).test(text)).toBe("boolean");
    }
  });
  test.each(READERS)("%s gives a sane answer to each text of 100 kB", (_, isSane) => {
    expect(LONG_TEXTS.filter(([, text]) => !isSane(text)).map(([name]) => name)).toEqual([]);
  });
});

describe("IN-4: the check itself sees", () => {
  test.each([
    ["/(a+)+$/", "vulnerable: exponential"],
    ["/\\s+$/", "vulnerable: 2nd degree polynomial"],
    ["/^[a-z]+$/", "safe"],
  ])("%s as %s", (shown, verdict) => {
    const [pattern] = patternsIn("one.ts", `const one = ${shown};`).written;
    expect(verdictOn(pattern ?? { source: "", flags: "" })).toBe(verdict);
  });
  test("a pattern in markup, in a class and in a template, and none in a division or a comment", () => {
    const source =
      "const a = <p>{x.replace(/a/g, `$" +
      "{/b/i}`)}</p>; // /c/\nclass B { d = /d/; }\nconst e = 1 / 2 / 3;";
    const lines = patternsIn("one.tsx", source).written.map(({ source, flags, line }) => [
      source,
      flags,
      line,
    ]);
    expect(lines).toEqual([
      ["a", "g", 1],
      ["b", "i", 1],
      ["d", "", 2],
    ]);
  });
  test.each(["new RegExp(text)", "RegExp(text)", "name.match('a')", "name.search(`a`)"])(
    "%s beside the imports as made, in a function as a problem",
    (expression) => {
      expect(patternsIn("one.ts", `const a = ${expression};`).made).toEqual([{ file: "one.ts", line: 1 }]);
      for (const wrapped of [`const f = () => ${expression};`, `class A { f() { ${expression} } }`]) {
        const { made, problems } = patternsIn("one.ts", wrapped);
        expect([made.length, problems.length]).toEqual([0, 1]);
      }
    },
  );
  test("a file that cannot be read", () => {
    expect(patternsIn("one.ts", "const = ;").problems).toHaveLength(1);
  });
});
