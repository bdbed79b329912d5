// Programs that a step runs to their end. Their output goes to a log, and to the reader only when they fail.
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { OWN, privateFolder, ROOT, readJson, writeJson } from "./folders.mjs";
import { Stop } from "./output.mjs";
import { identify, isAlive, isGoneWithin } from "./processes.mjs";
import { atEnd } from "./stopping.mjs";

const LOG = path.join(OWN, "setup.log");
const CHILD = path.join(OWN, "setup-child.json");
const LINES_SHOWN = 40;

/**
 * Runs Node with these arguments in the repository and returns what it printed. Throws with its last lines if it fails.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [environment]
 */
export async function runNode(args, environment) {
  return run(process.execPath, args, environment);
}

/**
 * @param {string} command @param {string[]} args
 * @param {Record<string, string | undefined>} [environment]
 * @returns {Promise<string>}
 */
export async function run(command, args, environment = {}) {
  privateFolder(OWN);
  const child = spawn(command, args, {
    cwd: ROOT,
    env: /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, ...QUIET, ...environment }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    shell: process.platform === "win32" && command === "npm",
    windowsHide: true,
  });
  if (child.pid) writeJson(CHILD, identify(child.pid));
  const release = atEnd(() => endGroup(child.pid));
  let output = "";
  const keep = (/** @type {Buffer} */ chunk) => {
    output += chunk;
    appendFileSync(LOG, chunk, { mode: 0o600 });
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const code = await new Promise((resolve) => {
    child.on("close", resolve).on("error", (error) => {
      output += error.message;
      resolve(-1);
    });
  });
  release();
  if (code === 0) return output;
  const shown = output.trimEnd().split("\n").slice(-LINES_SHOWN).join("\n");
  throw new Stop(`${shown}\n\n${path.basename(command)} ${args.join(" ")} ended with code ${code}.`);
}

/** Ends a step's program that outlived a launcher killed with kill -9, before another one begins. */
export async function endLeftOver() {
  const child = readJson(CHILD);
  if (isAlive(child)) await endGroup(child.pid);
}

// Nothing here asks another company's computers for anything beyond the packages themselves.
const QUIET = { NEXT_TELEMETRY_DISABLED: "1", CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };

/** @param {number | undefined} pid */
async function endGroup(pid) {
  if (!pid || !identify(pid)) return;
  const target = process.platform === "win32" ? pid : -pid;
  try {
    process.kill(target, "SIGTERM");
    if (!(await isGoneWithin(pid, 5000))) process.kill(target, "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
