// npm run fuzz: the fuzz of e2e/fuzz.spec.ts with 2,000 inputs for each address and action, or FUZZ_INPUTS of them.
import path from "node:path";
import process from "node:process";
import { ROOT, readJson } from "./launcher/folders.mjs";
import { Stop, say } from "./launcher/output.mjs";
import { build, install, whileAlone } from "./launcher/prepare.mjs";
import { runThrough } from "./launcher/run.mjs";
import { end, endOnSignals } from "./launcher/stopping.mjs";

endOnSignals(() => say("\n  Stopping …"));
try {
  await whileAlone(install);
  await whileAlone(build);
  const args = [path.join("node_modules", "playwright", "cli.js"), "test", "e2e/fuzz.spec.ts"];
  const { code } = await runThrough(
    args,
    { FUZZ_INPUTS: process.env.FUZZ_INPUTS ?? "2000" },
    { isQuiet: false },
  );
  for (const line of totals()) say(line);
  await end(code);
} catch (error) {
  say(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error));
  await end(1);
}

/** One line for each target, then the sums, from what each test noted in the report. */
function totals() {
  /** @type {Record<string, number>} */
  const sums = {};
  const lines = [];
  const report = readJson(path.join(ROOT, "reports", "e2e.json"));
  for (const { title, tests } of report?.suites?.flatMap((/** @type {any} */ suite) => suite.specs) ?? []) {
    for (const { description } of tests[0].annotations) {
      lines.push(`  ${title}: ${description}`);
      for (const [name, n] of Object.entries(JSON.parse(description)))
        sums[name] = (sums[name] ?? 0) + Number(n);
    }
  }
  return [...lines, `In all: ${JSON.stringify(sums)}`];
}
