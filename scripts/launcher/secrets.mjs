import { randomBytes } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import path from "node:path";
import { privateFolder, readJson, writeJson } from "./folders.mjs";
import { Stop } from "./output.mjs";

/**
 * The secrets of one data folder, made on first use and kept in `secrets.json`, readable by its owner alone.
 * Losing the file loses what was sealed with it.
 * @param {string} folder
 * @returns {{ AUTH_SECRET: string, SEAL_KEYS: string, INDEX_KEY: string,
 *   databasePasswords: { admin: string, owner: string, app: string } }}
 */
export function secretsOf(folder) {
  const file = path.join(privateFolder(folder), "secrets.json");
  const kept = readJson(file);
  if (kept) {
    chmodSync(file, 0o600);
    return kept;
  }
  if (existsSync(file))
    throw new Stop(`${file} cannot be read. Restore it: without it nothing that was saved can be opened.`);
  if (existsSync(path.join(folder, "cluster.json"))) {
    throw new Stop(`${file} is missing beside a database. Restore it, or move ${folder} away to begin anew.`);
  }
  const made = {
    AUTH_SECRET: random("base64url"),
    SEAL_KEYS: `k1:${random("base64")}`,
    INDEX_KEY: random("base64"),
    databasePasswords: { admin: random("base64url"), owner: random("base64url"), app: random("base64url") },
  };
  writeJson(file, made);
  return made;
}

/** @param {BufferEncoding} encoding */
function random(encoding) {
  return randomBytes(32).toString(encoding);
}
