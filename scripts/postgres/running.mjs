// A server that may already be running in a cluster's folder, from what postmaster.pid says and what is true.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Stop } from "../launcher/output.mjs";
import { commandLine, identify, isGoneWithin } from "../launcher/processes.mjs";

// Above the most that any system hands out.
const NO_PROCESS = 99_999_999;

/** The server running in this folder, if one is: another program that has got its old process id does not count.
 * @param {string} folder
 * @returns {{ pid: number, port: number } | undefined} */
export function runningServer(folder) {
  const lines = pidFile(folder);
  const pid = Number(lines[0]);
  if (!identify(pid)) return undefined;
  if (process.platform !== "win32" && !commandLine(pid).includes(folder)) return undefined;
  return { pid, port: Number(lines[3]) };
}

/** Whether a server is running in this folder and takes connections.
 * @param {string} folder */
export function isReady(folder) {
  return pidFile(folder)[7]?.trim() === "ready" && runningServer(folder) !== undefined;
}

/** Stops whatever runs in this folder and clears what a crash left behind.
 * @param {string} folder
 * @param {string} pgCtl */
export async function stopServer(folder, pgCtl) {
  const server = runningServer(folder);
  if (server) {
    if (process.platform === "win32") spawnSync(pgCtl, ["stop", "-D", folder, "-m", "fast"]);
    else {
      // "Fast": open transactions are rolled back, everything committed is written out.
      signal(server.pid, "SIGINT");
      if (!(await isGoneWithin(server.pid, 20_000))) signal(server.pid, "SIGQUIT");
    }
    if (!(await isGoneWithin(server.pid, 10_000))) {
      throw new Stop(`The database server (process ${server.pid}) does not stop. End it, then start again.`);
    }
  }
  disownStranger(folder);
}

/**
 * PostgreSQL refuses to start while any program has the process id that a crash left in postmaster.pid. The file stays
 * for what else it says, which keeps a new server from joining what is left of an old one: only the id is made void.
 * @param {string} folder */
function disownStranger(folder) {
  const [pid, ...rest] = pidFile(folder);
  if (!identify(Number(pid)) || runningServer(folder)) return;
  writeFileSync(path.join(folder, "postmaster.pid"), [NO_PROCESS, ...rest].join("\n"));
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // Gone between the look and the signal: that is what was wanted.
  }
}

/** @param {string} folder */
function pidFile(folder) {
  try {
    return readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}
