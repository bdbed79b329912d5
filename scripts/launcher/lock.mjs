// A lock is a small file that names its holder. A holder that died, by kill -9 or a power cut, holds nothing.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { identify, isAlive } from "./processes.mjs";

/** @typedef {import("./processes.mjs").Identity & { about?: string }} Holder */

/** Who holds a lock now, if anybody living does.
 * @param {string} file
 * @returns {Holder | undefined} */
export function holderOf(file) {
  const holder = read(file).holder;
  return isAlive(holder) ? holder : undefined;
}

/**
 * Takes a lock, or returns undefined when somebody living holds it. `about` is for the message to others.
 * @param {string} file
 * @param {string} [about]
 * @returns {{ release: () => void } | undefined}
 */
export function takeLock(file, about) {
  const mine = JSON.stringify({ ...identify(process.pid), about });
  for (let attempt = 0; attempt < 10; attempt += 1) {
    // Written first and then linked to its name, so that nobody ever reads half a lock.
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, mine, { mode: 0o600 });
    try {
      linkSync(aside, file);
      return { release: () => read(file).text === mine && rmSync(file, { force: true }) };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    } finally {
      rmSync(aside, { force: true });
    }
    const found = read(file);
    if (isAlive(found.holder)) return undefined;
    // Moved aside before it is deleted: if another launcher was quicker and this is its lock, it goes back.
    try {
      renameSync(file, aside);
    } catch {
      continue;
    }
    if (read(aside).text === found.text) rmSync(aside, { force: true });
    else renameSync(aside, file);
  }
  return undefined;
}

/**
 * Takes a lock as soon as its holder lets go; undefined when that takes longer than allowed.
 * @param {string} file
 * @param {{ milliseconds: number, onWait?: (holder: Holder) => void }} options
 */
export async function waitForLock(file, { milliseconds, onWait }) {
  const until = performance.now() + milliseconds;
  for (let told = false; ; ) {
    const lock = takeLock(file);
    if (lock || performance.now() > until) return lock;
    const holder = holderOf(file);
    if (holder && !told) onWait?.(holder);
    told = told || holder !== undefined;
    await pause(100);
  }
}

/** @param {string} file
 * @returns {{ text: string, holder: Holder | undefined }} */
function read(file) {
  try {
    const text = readFileSync(file, "utf8");
    return { text, holder: text ? JSON.parse(text) : undefined };
  } catch {
    return { text: "", holder: undefined };
  }
}
