import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { countPlaywright, countVitest, fuzzTotals, notesIn } from "./reports.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "safe-seat-reports-"));
const report = (content: unknown) => {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
const missing = path.join(folder, "missing.json");

describe("a report counts as what it says", () => {
  const vitest = { numPassedTests: 7, numFailedTests: 0, numFailedTestSuites: 0, numPendingTests: 1 };
  const playwright = { stats: { expected: 7, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] };

  test("all passed", () => {
    expect(countVitest(report(vitest), 0)).toEqual({ passed: 7, failed: 0, skipped: 1 });
    expect(countPlaywright(report(playwright), 0)).toEqual({ passed: 7, failed: 0, skipped: 1 });
  });
  test("some failed, and a flaky one has", () => {
    expect(countVitest(report({ ...vitest, numFailedTests: 2, numFailedTestSuites: 1 }), 1).failed).toBe(2);
    const stats = { ...playwright.stats, unexpected: 1, flaky: 1 };
    expect(countPlaywright(report({ ...playwright, stats }), 1).failed).toBe(2);
  });
  test("a file that could not be loaded, an error outside the tests", () => {
    expect(countVitest(report({ ...vitest, numFailedTestSuites: 1 }), 1).failed).toBe(1);
    expect(countPlaywright(report({ ...playwright, errors: [{}] }), 1).failed).toBe(1);
  });
});

describe("what does not add up is a failure", () => {
  test.each([countVitest, countPlaywright])(
    "no report, half of one, none in it, no test, a code (%o)",
    (count) => {
      expect(count(missing, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
      expect(count(report('{"numPassedTests": 7, "st'), 0).failed).toBe(1);
      expect(count(report({}), 0).failed).toBe(1);
      const nothing = {
        numPassedTests: 0,
        numFailedTests: 0,
        numFailedTestSuites: 0,
        stats: { expected: 0, unexpected: 0, flaky: 0 },
      };
      expect(count(report(nothing), 0).failed).toBe(1);
      const fine = {
        numPassedTests: 3,
        numFailedTests: 0,
        numFailedTestSuites: 0,
        stats: { expected: 3, unexpected: 0, flaky: 0 },
      };
      expect(count(report(fine), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
    },
  );
});

describe("what tests noted", () => {
  const noted = (type: string, description: string) => ({
    tests: [{ annotations: [{ type, description }] }],
  });
  const suites = [
    { specs: [{ title: "one", ...noted("fuzz", '{"inputs":1200,"past limits":900}') }] },
    { specs: [{ title: "two", ...noted("fuzz", '{"inputs":200,"past limits":1}') }] },
    { specs: [{ title: "three", ...noted("measured", "8 ms") }] },
  ];
  test("comes with its title, and the counts of the fuzz are added up", () => {
    const notes = notesIn(report({ suites }));
    expect(notes[2]).toEqual({ title: "three", kind: "measured", noted: "8 ms" });
    expect(fuzzTotals(notes)).toBe("1,400 inputs, 901 past limits");
  });
  test("is nothing where there is no report and no fuzz", () => {
    expect(notesIn(missing)).toEqual([]);
    expect(fuzzTotals([])).toBeNull();
  });
});
