// Runs one end-to-end file on the build of these sources, for the commands that are no part of npm test.
import path from "node:path";
import { ROOT } from "../launcher/folders.mjs";
import { say } from "../launcher/output.mjs";
import { build, install, whileAlone } from "../launcher/prepare.mjs";
import { runThrough } from "../launcher/run.mjs";
import { notesIn } from "./reports.mjs";

/**
 * Installs and builds where needed, runs the file with these settings, and gives the exit code with what each of its
 * tests noted.
 * @param {string} spec
 * @param {Record<string, string>} settings
 */
export async function runSpec(spec, settings) {
  await whileAlone(install);
  await whileAlone(build);
  const args = [path.join("node_modules", "playwright", "cli.js"), "test", spec, "--project", "journeys"];
  const { code } = await runThrough(args, settings, { isQuiet: false });
  const notes = notesIn(path.join(ROOT, "reports", "e2e.json"));
  for (const { title, noted } of notes) say(`  ${title}: ${noted}`);
  return { code, notes };
}
