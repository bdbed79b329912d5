// A server that may already be running in a cluster's folder, from what postmaster.pid says and what is true.
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Stop } from "../launcher/output.mjs";
import { commandLine, identify, isGoneWithin } from "../launcher/processes.mjs";

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
  // PostgreSQL refuses to start while some program, any program, has the process id noted here.
  if (!runningServer(folder)) rmSync(path.join(folder, "postmaster.pid"), { force: true });
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
