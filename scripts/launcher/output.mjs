// What the two commands print: one line a step, begun when the step begins and ended with how long it took.
import process from "node:process";

/** Something the reader can act on; printed as its sentence alone, without a stack. */
export class Stop extends Error {}

/** Prints a whole line.
 * @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {number} milliseconds */
export function inWords(milliseconds) {
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

/**
 * Runs one step: the line shows its name at once and its duration at the end.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now();
  process.stdout.write(`  ${name} … `);
  try {
    const result = await work();
    process.stdout.write(`${inWords(performance.now() - began)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`failed after ${inWords(performance.now() - began)}\n`);
    throw error;
  }
}
