// How many tests passed and failed, from the runners' own reports. A report that is missing or cut short is a failure.
import { readJson } from "../launcher/folders.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** Reads vitest's JSON report; `code` is what the runner ended with.
 * @param {string} file @param {number} code
 * @returns {Count} */
export function countVitest(file, code) {
  const report = readJson(file);
  return settle(code, {
    passed: report?.numPassedTests,
    // A file that could not be loaded has no failed test, but it has failed.
    failed: Math.max(report?.numFailedTests, report?.numFailedTestSuites > 0 ? 1 : 0),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/** Reads Playwright's JSON report. One that passed only when tried again has failed.
 * @param {string} file @param {number} code
 * @returns {Count} */
export function countPlaywright(file, code) {
  const report = readJson(file);
  const { expected, unexpected, flaky, skipped } = report?.stats ?? {};
  return settle(code, {
    passed: expected,
    failed: unexpected + flaky + (report?.errors?.length ?? 0),
    skipped: skipped ?? 0,
  });
}

/** What the tests of Playwright's report noted, such as what was measured.
 * @param {string} file
 * @returns {{ title: string, kind: string, noted: string }[]} */
export function notesIn(file) {
  const suites = readJson(file)?.suites ?? [];
  return suites
    .flatMap((/** @type {any} */ suite) => suite.specs)
    .flatMap((/** @type {any} */ spec) =>
      spec.tests[0].annotations.map((/** @type {any} */ { type, description }) => ({
        title: spec.title,
        kind: type,
        noted: description,
      })),
    );
}

/** What became of the inputs of the fuzz, over all its targets; null when there was none.
 * @param {{ kind: string, noted: string }[]} notes */
export function fuzzTotals(notes) {
  /** @type {Record<string, number>} */
  const sums = {};
  for (const { noted } of notes.filter(({ kind }) => kind === "fuzz")) {
    for (const [name, n] of Object.entries(JSON.parse(noted))) sums[name] = (sums[name] ?? 0) + Number(n);
  }
  const words = Object.entries(sums).map(([name, n]) => `${n.toLocaleString("en-GB")} ${name}`);
  return words.length > 0 ? words.join(", ") : null;
}

/** What does not add up is one failure at least: no tests at all, a number that is none, a runner that failed.
 * @param {number} code @param {Count} count
 * @returns {Count} */
function settle(code, { passed, failed, skipped }) {
  if (!Number.isInteger(passed) || !Number.isInteger(failed)) return { passed: 0, failed: 1, skipped: 0 };
  const isBroken = failed === 0 && (passed === 0 || code !== 0);
  return { passed, failed: isBroken ? 1 : failed, skipped };
}
