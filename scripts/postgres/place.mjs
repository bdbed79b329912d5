// PostgreSQL refuses to run as root. Then it runs as `nobody`, which must be able to reach its binaries and its data.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";
import { OWN } from "../launcher/folders.mjs";
import { packagedBinaries, program } from "./binaries.mjs";

const ROOTS_PLACE = "/var/lib/safe-seat";

/** @typedef {{ uid: number, gid: number }} ServerUser */

/** The user to run the server as; undefined for our own.
 * @returns {ServerUser | undefined} */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = (line ?? "nobody:x:65534:65534").split(":").map(Number);
  return { uid: uid ?? 65534, gid: gid ?? 65534 };
}

/** Where a new cluster of this data folder goes. For root under a closed home: somewhere `nobody` can reach.
 * @param {string} dataFolder
 * @param {ServerUser | undefined} user */
export function placeForData(dataFolder, user) {
  const beside = path.join(dataFolder, "postgres");
  if (!user) return beside;
  const ours = dataFolder.startsWith(OWN + path.sep) ? [OWN, dataFolder] : [dataFolder];
  if (!canPass(path.dirname(ours[0] ?? dataFolder), user)) {
    return path.join(ROOTS_PLACE, randomBytes(6).toString("hex"), "postgres");
  }
  // Passable, not readable: the secrets beside the cluster are for root alone.
  for (const folder of ours) chmodSync(folder, 0o711);
  return beside;
}

/** Where the binaries are that the server's user can run; copied there when the packaged ones are out of reach.
 * @param {ServerUser | undefined} user
 * @param {(line: string) => void} note */
export function placeForBinaries(user, note) {
  const packaged = packagedBinaries();
  if (!user || (canPass(packaged, user) && canRun(packaged, user))) return packaged;
  const version = JSON.parse(readFileSync(path.join(packaged, "..", "package.json"), "utf8")).version;
  const copy = path.join(ROOTS_PLACE, `binaries-${version}`);
  if (existsSync(copy) && canRun(copy, user)) return copy;
  openFolder(ROOTS_PLACE);
  const half = `${copy}.${process.pid}`;
  cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
  openAll(half);
  rmSync(copy, { recursive: true, force: true });
  renameSync(half, copy);
  note(`Running as root: PostgreSQL runs as nobody, from a copy of its binaries in ${copy}`);
  return copy;
}

/** Makes the folder that the server's user owns, with passable folders above it.
 * @param {string} folder
 * @param {ServerUser | undefined} user */
export function ownedFolder(folder, user) {
  if (user && folder.startsWith(ROOTS_PLACE)) {
    openFolder(ROOTS_PLACE);
    openFolder(path.dirname(folder));
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
}

/** @param {string} folder @param {ServerUser} user */
function canPass(folder, user) {
  for (let at = folder; ; at = path.dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (!((mode >> shift) & 1)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** @param {string} binaries @param {ServerUser} user */
function canRun(binaries, user) {
  const sample = statSync(path.join(binaries, "share", "postgresql", "postgres.bki"), {
    throwIfNoEntry: false,
  });
  if (!sample || !(sample.mode & 0o004)) return false;
  return [program(binaries, "initdb"), program(binaries, "postgres")].every(
    (file) => spawnSync(file, ["--version"], { ...user, cwd: "/" }).status === 0,
  );
}

/** @param {string} folder */
function openFolder(folder) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
}

/** @param {string} folder */
function openAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) openAll(place);
    else if (entry.isFile()) chmodSync(place, statSync(place).mode | 0o555);
  }
}
