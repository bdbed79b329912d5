// Packages of scripts/testing/tools, which have a lock file of their own and never reach the running app.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../launcher/folders.mjs";

const FOLDER = path.join(ROOT, "scripts", "testing", "tools");
const require = createRequire(path.join(FOLDER, "package.json"));

/**
 * The path of a file of one of these packages, or of its entry.
 * @param {string} name such as `recheck` or `recheck/lib/browser.js`
 */
export function toolPath(name) {
  if (!existsSync(path.join(FOLDER, "node_modules"))) {
    throw new Error("The tools of the tests are not installed. Run: npm ci --prefix scripts/testing/tools");
  }
  return require.resolve(name);
}

/**
 * Loads one of these packages that is a module; what it exports is for the caller to say.
 * @param {string} name
 */
export async function importTool(name) {
  return await import(pathToFileURL(toolPath(name)).href);
}

/**
 * Loads one of these packages that is CommonJS.
 * @param {string} name
 */
export function requireTool(name) {
  return require(toolPath(name));
}
