// Which processes are alive, told apart by when they began: a process id alone is soon somebody else's.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";

/** @typedef {{ pid: number, began: string }} Identity */

/** Who a process is, or undefined when it is gone (a zombie counts as gone).
 * @param {number} pid
 * @returns {Identity | undefined} */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? undefined : { pid, began: String(fields[19]) };
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return undefined;
  }
  if (process.platform === "win32") return { pid, began: "" };
  return { pid, began: ps(pid, "lstart=") };
}

/** Whether the very process that was recorded is still there.
 * @param {Identity | undefined} recorded */
export function isAlive(recorded) {
  return recorded !== undefined && identify(recorded.pid)?.began === recorded.began;
}

/** The command line of a process, empty when it cannot be read.
 * @param {number} pid */
export function commandLine(pid) {
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  }
  return process.platform === "win32" ? "" : ps(pid, "command=");
}

/** Waits until a process is gone; false when it still is there after the time allowed.
 * @param {number} pid
 * @param {number} milliseconds */
export async function isGoneWithin(pid, milliseconds) {
  const until = performance.now() + milliseconds;
  while (identify(pid)) {
    if (performance.now() > until) return false;
    await pause(50);
  }
  return true;
}

/** @param {number} pid @param {string} column */
function ps(pid, column) {
  try {
    return execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
