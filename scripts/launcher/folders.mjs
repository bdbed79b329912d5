import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Where this copy keeps what it made itself, whatever DATA_DIR says: locks and logs of setting it up. */
export const OWN = path.join(ROOT, ".data");

/** Where the database, the secrets and the logs live: DATA_DIR, or `.data` in the repository. */
export function dataFolder() {
  return path.resolve(ROOT, process.env.DATA_DIR || ".data");
}

/** Makes a folder that only its owner may look into.
 * @param {string} folder */
export function privateFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Reads a JSON file; undefined when it is missing or broken.
 * @param {string} file
 * @returns {any} */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Writes a JSON file that only its owner may read, whole or not at all.
 * @param {string} file
 * @param {unknown} value */
export function writeJson(file, value) {
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}
