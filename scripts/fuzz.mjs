// npm run fuzz: the fuzz of e2e/fuzz.spec.ts with 2,000 inputs for each address and action, or FUZZ_INPUTS of them.
import process from "node:process";
import { Stop, say } from "./launcher/output.mjs";
import { end, endOnSignals } from "./launcher/stopping.mjs";
import { runSpec } from "./testing/run-spec.mjs";

endOnSignals(() => say("\n  Stopping …"));
try {
  const { code, notes } = await runSpec("e2e/fuzz.spec.ts", {
    FUZZ_INPUTS: process.env.FUZZ_INPUTS ?? "2000",
  });
  /** @type {Record<string, number>} */
  const sums = {};
  for (const { noted } of notes) {
    for (const [name, n] of Object.entries(JSON.parse(noted))) sums[name] = (sums[name] ?? 0) + Number(n);
  }
  say(`In all: ${JSON.stringify(sums)}`);
  await end(code);
} catch (error) {
  say(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error));
  await end(1);
}
