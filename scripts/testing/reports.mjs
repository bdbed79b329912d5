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

/** What does not add up is one failure at least: no tests at all, a number that is none, a runner that failed.
 * @param {number} code @param {Count} count
 * @returns {Count} */
function settle(code, { passed, failed, skipped }) {
  if (!Number.isInteger(passed) || !Number.isInteger(failed)) return { passed: 0, failed: 1, skipped: 0 };
  const isBroken = failed === 0 && (passed === 0 || code !== 0);
  return { passed, failed: isBroken ? 1 : failed, skipped };
}
