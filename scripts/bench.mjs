// npm run bench: what is measured and never timed in a test, on the built app. Quiet machines give steadier figures.
import { Stop, say } from "./launcher/output.mjs";
import { end, endOnSignals } from "./launcher/stopping.mjs";
import { runSpec } from "./testing/run-spec.mjs";

endOnSignals(() => say("\n  Stopping …"));
try {
  const { code } = await runSpec("e2e/bench", { BENCH: "1" });
  await end(code);
} catch (error) {
  say(error instanceof Stop ? error.message : String(error instanceof Error ? error.stack : error));
  await end(1);
}
