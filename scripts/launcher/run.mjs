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

/** @typedef {Record<string, string | undefined>} Environment */

/**
 * Runs Node with these arguments in the repository and returns what it printed. Throws with its last lines if it fails.
 * @param {string[]} args
 * @param {Environment} [environment]
 */
export function runNode(args, environment) {
  return run(process.execPath, args, environment);
}

/**
 * @param {string} command @param {string[]} args
 * @param {Environment} [environment]
 * @returns {Promise<string>}
 */
export async function run(command, args, environment = {}) {
  const { code, output } = await start(command, args, environment, "pipe");
  appendFileSync(LOG, output, { mode: 0o600 });
  if (code === 0) return output;
  const shown = output.trimEnd().split("\n").slice(-LINES_SHOWN).join("\n");
  throw new Stop(`${shown}\n\n${path.basename(command)} ${args.join(" ")} ended with code ${code}.`);
}

/**
 * Runs Node with these arguments and returns how it ended, whichever way that is.
 * @param {string[]} args @param {Environment} environment @param {{ isQuiet: boolean }} options
 */
export function runThrough(args, environment, { isQuiet }) {
  return start(process.execPath, args, environment, isQuiet ? "pipe" : "inherit");
}

/**
 * @param {string} command @param {string[]} args @param {Environment} environment @param {"pipe" | "inherit"} output
 * @returns {Promise<{ code: number, output: string }>}
 */
async function start(command, args, environment, output) {
  privateFolder(OWN);
  const child = spawn(command, args, {
    cwd: ROOT,
    env: /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, ...QUIET, ...environment }),
    stdio: ["ignore", output, output],
    // Its own group, so that all of it can be ended, whatever it has started itself.
    detached: process.platform !== "win32",
    shell: process.platform === "win32" && command === "npm",
    windowsHide: true,
  });
  if (child.pid) writeJson(CHILD, identify(child.pid));
  const release = atEnd(() => endGroup(child.pid));
  let printed = "";
  const keep = (/** @type {Buffer} */ chunk) => {
    printed += chunk;
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const code = await new Promise((resolve) => {
    child
      .on("close", (ended) => resolve(ended ?? -1))
      .on("error", (error) => {
        printed += error.message;
        resolve(-1);
      });
  });
  release();
  return { code, output: printed };
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
