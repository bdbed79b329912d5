// Packages of scripts/testing/tools, which have a lock file of their own and never reach the running app.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../launcher/folders.mjs";

const FOLDER = path.join(ROOT, "scripts", "testing", "tools");
const { resolve } = createRequire(path.join(FOLDER, "package.json"));

/**
 * The path of a file of one of these packages, or of its entry.
 * @param {string} name such as `recheck` or `recheck/lib/browser.js`
 */
export function toolPath(name) {
  if (!existsSync(path.join(FOLDER, "node_modules"))) {
    throw new Error("The tools of the tests are not installed. Run: npm ci --prefix scripts/testing/tools");
  }
  return resolve(name);
}

/**
 * Loads one of these packages; what it exports is for the caller to say.
 * @param {string} name
 */
export async function loadTool(name) {
  return await import(pathToFileURL(toolPath(name)).href);
}
