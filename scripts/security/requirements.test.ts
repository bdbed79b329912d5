import { describe, expect, test } from "vitest";
import { idsInTitles, tableProblems, totals } from "./requirements.mjs";

// Put together here, so that none of these is taken for a title of this file.
const id = (kind: string, number: number) => `${kind}-${number}`;
const KINDS = { AU: 8, AC: 5, IN: 5, DA: 8, HT: 6, SU: 4, RE: 13 };
const ALL = Object.entries(KINDS).flatMap(([kind, count]) =>
  Array.from({ length: count }, (_, n) => id(kind, n + 1)),
);
const row = (name: string, state: string, where: string, proof: string) =>
  `| ${name} | ${state} | ${where} | ${proof} |`;
const table = (change: Record<string, string> = {}) =>
  ALL.map((name) => change[name] ?? row(name, "not yet", "", "later")).join("\n");
const everythingExists = () => true;
const first = id("AU", 1);

describe("ids in titles", () => {
  test.each([
    ["a test", `test("${first}: signs in", () => {})`],
    ["a group", `describe("${first}: signing in", () => {})`],
    ["a test of a browser with options", `test.describe("${first}: x", { tag: "@a" }, () => {})`],
    ["a table of tests", `test.each([\n  ["a", 1],\n])("${first}: %s", () => {})`],
    ["a table drawn as a template", `test.each\`a | b\n\${1} | \${2}\n\`(\n  "${first}: $a", () => {})`],
    ["a table with tags", `test.each([])(\n  \`${first}: $method\`,\n () => {})`],
  ])("are found in the title of %s", (_, source) => {
    expect([...idsInTitles(source)]).toEqual([first]);
  });
  test("and not in comments or in what a test does", () => {
    expect([...idsInTitles(`// ${first}\ntest("signs in", () => { expect("${first}").toBe(1); });`)]).toEqual(
      [],
    );
  });
});

describe("the table and the tests", () => {
  const tests = [{ file: "lib/a.test.ts", source: `test("${first}: signs in", () => {})` }];
  const built = row(first, "built", "`lib/a.ts`", "`lib/a.test.ts`");

  test("agree when what is built is proven by the test that is named", () => {
    expect(tableProblems(table({ [first]: built }), tests, everythingExists)).toEqual([]);
    expect(totals(table({ [first]: built }))).toEqual({ built: 1, "in part": 0, "not yet": ALL.length - 1 });
  });
  test.each([
    ["nothing proves it", built, [], /no test's title names it/],
    [
      "the named test proves something else",
      row(first, "built", "", "`lib/b.test.ts`"),
      tests,
      /has no test of it/,
    ],
    ["no test is named", row(first, "built", "", ""), tests, /names no test file/],
    ["its file is gone", built, tests, /which is not there/],
    ["its state is a word of its own", row(first, "done", "", "`lib/a.test.ts`"), tests, /must be built/],
    ["a test has it before the table", row(first, "not yet", "", ""), tests, /is not yet built, but/],
    ["it is missing", "", tests, /is missing/],
    ["it is there twice", `${built}\n${built}`, tests, /is there twice/],
  ])("do not when %s", (_, changed, given, why) => {
    const exists = (file: string) => why.source !== "which is not there" || file !== "lib/a.ts";
    expect(tableProblems(table({ [first]: changed }), given, exists).join("\n")).toMatch(why);
  });
  test("do not when a test names an id that is no requirement", () => {
    const stray = [{ file: "lib/a.test.ts", source: `test("${id("DA", 99)}: x", () => {})` }];
    expect(tableProblems(table(), stray, everythingExists).join()).toMatch(/which is no requirement/);
  });
});
