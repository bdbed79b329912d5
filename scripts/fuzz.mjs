// npm run fuzz: the fuzz of e2e/fuzz.spec.ts with 2,000 inputs for each address and action, or FUZZ_INPUTS of them.
import process from "node:process";
import { Stop, say } from "./launcher/output.mjs";
import { end, endOnSignals } from "./launcher/stopping.mjs";
import { fuzzTotals } from "./testing/reports.mjs";
import { runSpec } from "./testing/run-spec.mjs";

endOnSignals(() => say("\n  Stopping …"));
try {
  const { code, notes } = await runSpec("e2e/fuzz.spec.ts", {
    FUZZ_INPUTS: process.env.FUZZ_INPUTS ?? "2000",
  });
  say(`In all: ${fuzzTotals(notes) ?? "nothing was tried"}`);
  await end(code);
} catch (error) {
  say(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error));
  await end(1);
}
