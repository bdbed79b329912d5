// npm test: checks, then every kind of test, with Node and npm alone. The last line is `N passed, N failed`.
// npm run check: the checks and the tests that need neither database nor build.
import { rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ROOT } from "./launcher/folders.mjs";
import { inWords, Stop, say } from "./launcher/output.mjs";
import { build, install, installTestTools, whileAlone } from "./launcher/prepare.mjs";
import { runThrough } from "./launcher/run.mjs";
import { end, endOnSignals } from "./launcher/stopping.mjs";
import { countPlaywright, countVitest, fuzzTotals, notesIn } from "./testing/reports.mjs";

const bin = (/** @type {string[]} */ ...parts) => path.join("node_modules", ...parts);
const tsx = (/** @type {string} */ script) => ["--import", "tsx", path.join("scripts", script)];
const TSC = bin("typescript", "bin", "tsc");

/** @type {[name: string, args: string[]][]} */
const CHECKS = [
  ["Format and lint", [bin("@biomejs", "biome", "bin", "biome"), "check", "."]],
  ["Addresses of pages, for the types", [bin("next", "dist", "bin", "next"), "typegen"]],
  ["Types", [TSC, "--noEmit"]],
  ["Types of the domain, which knows no computer", [TSC, "--noEmit", "-p", "domain/tsconfig.json"]],
  ["Types of the commands", [TSC, "--noEmit", "-p", "scripts/tsconfig.json"]],
  ["Who may import what", tsx("check-boundaries.ts")],
  ["Content", tsx("check-content.ts")],
  ["Nothing unused", [bin("knip", "bin", "knip.js")]],
  ["No package older than it may be", [path.join("scripts", "security", "check-versions.mjs")]],
  ["Every requirement is proven by the test it names", [path.join("scripts", "security", "check-table.mjs")]],
  ["Schema and migrations agree", tsx(path.join("database", "check.ts"))],
];

const VITEST = [
  { name: "Unit and property tests", project: "unit" },
  { name: "Content tests", project: "content" },
  { name: "Service tests, on a real database", project: "services" },
];

const isQuick = process.argv.includes("--quick");
const began = performance.now();
/** @type {{ name: string, passed: number, failed: number, skipped: number }[]} */
const kinds = [];
/** @type {string | null} */
let fuzzed = null;
const failedChecks = /** @type {string[]} */ ([]);

endOnSignals(() => say("\n  Stopping …"));
forgetSettings();
try {
  await whileAlone(install);
  await whileAlone(installTestTools);
  rmSync(path.join(ROOT, "reports"), { recursive: true, force: true });
  await runChecks();
  for (const { name, project } of VITEST) {
    if (isQuick && project === "services") continue;
    const file = path.join("reports", `${project}.json`);
    const args = ["run", "--project", project, "--allowOnly=false", "--reporter=default", "--reporter=json"];
    const code = await loud(
      name,
      [bin("vitest", "vitest.mjs"), ...args, `--outputFile.json=${file}`],
      "test",
    );
    kinds.push({ name, ...countVitest(path.join(ROOT, file), code) });
  }
  const name = "End-to-end tests, in a real browser";
  if (isQuick) say("\nLeft out: service tests, build, end-to-end tests");
  else if (await isBuiltNow()) {
    const code = await loud(name, [bin("playwright", "cli.js"), "test"], undefined);
    const file = path.join(ROOT, "reports", "e2e.json");
    kinds.push({ name, ...countPlaywright(file, code) });
    fuzzed = fuzzTotals(notesIn(file));
  } else kinds.push({ name, passed: 0, failed: 1, skipped: 0 });
} catch (error) {
  say(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error));
  failedChecks.push("The run was cut short");
}
await report();

async function runChecks() {
  say("\nChecks");
  for (const [name, args] of CHECKS) {
    const from = performance.now();
    const { code, output } = await runThrough(args, {}, { isQuiet: true });
    say(`  ${code === 0 ? "✓" : "✗"} ${name} (${inWords(performance.now() - from)})`);
    if (code === 0) continue;
    say(output.trimEnd());
    failedChecks.push(name);
  }
}

/** Runs a test runner with its output shown.
 * @param {string} name @param {string[]} args @param {string | undefined} nodeEnv */
async function loud(name, args, nodeEnv) {
  say(`\n${name}`);
  return (await runThrough(args, { NODE_ENV: nodeEnv }, { isQuiet: false })).code;
}

async function isBuiltNow() {
  say("\nBuild");
  try {
    await whileAlone(build);
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

/** A test never meets the settings of a real installation, whatever the shell has. */
function forgetSettings() {
  const names = [
    "APP_ORIGIN",
    "PORT",
    "HOST",
    "DATA_DIR",
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "AUTH_SECRET",
  ];
  names.push(
    "SEAL_KEYS",
    "INDEX_KEY",
    "SMTP_URL",
    "MAIL_FROM",
    "ALLOWED_ADDRESSES",
    "ALLOWED_DOMAINS",
    "CONTACT",
    "ORGANISATION_NAME",
    "ORGANISATION_ISSUER",
    "ORGANISATION_CLIENT_ID",
    "ORGANISATION_CLIENT_SECRET",
  );
  for (const setting of [...names, "TRUSTED_PROXY", "NODE_OPTIONS"]) delete process.env[setting];
}

async function report() {
  say(`\nIn ${inWords(performance.now() - began)}:`);
  const checks = CHECKS.length - failedChecks.length;
  say(`  Checks: ${checks} in order${failedChecks.map((name) => `; FAILED: ${name}`).join("")}`);
  for (const { name, passed, failed, skipped } of kinds) {
    say(`  ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
  }
  if (fuzzed) say(`  Fuzz: ${fuzzed}`);
  const passed = kinds.reduce((sum, kind) => sum + kind.passed, 0);
  const failed = kinds.reduce((sum, kind) => sum + kind.failed, failedChecks.length);
  say(`${passed} passed, ${failed} failed`);
  await end(failed === 0 && passed > 0 ? 0 : 1);
}
