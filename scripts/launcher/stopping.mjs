// What has to be undone when the command ends, in whatever way: the last thing started is the first one stopped.
import process from "node:process";

/** @type {(() => Promise<void> | void)[]} */
const undo = [];
let isEnding = false;

/** Whether the command is on its way out. */
export function isStopping() {
  return isEnding;
}

/** Registers what to do at the end; returns a way to take that back.
 * @param {() => Promise<void> | void} work */
export function atEnd(work) {
  undo.push(work);
  return () => {
    const at = undo.indexOf(work);
    if (at >= 0) undo.splice(at, 1);
  };
}

/** Stops everything that was started and ends with this code.
 * @param {number} code
 * @returns {Promise<never>} */
export async function end(code) {
  if (isEnding) return new Promise(() => {});
  isEnding = true;
  for (let work = undo.pop(); work; work = undo.pop()) {
    try {
      await work();
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    }
  }
  process.exit(code);
}

/** Ctrl-C, a closed terminal and a polite kill all end the command in order.
 * @param {() => void} [onSignal] */
export function endOnSignals(onSignal) {
  for (const [name, code] of /** @type {const} */ ([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ])) {
    process.on(name, () => {
      if (!isEnding) onSignal?.();
      end(code);
    });
  }
  // Stopped politely, npm ends its shell, and that does not tell us: without them there is nobody left to stop us.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event && process.platform !== "win32") {
    setInterval(() => {
      if (process.ppid !== parent) end(143);
    }, 500).unref();
  }
  // A closed terminal takes the output away first; that must not cut the stopping short.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}
