// One PostgreSQL server for one data folder: made, started, found again after a crash, and stopped.
import { spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { privateFolder, readJson, writeJson } from "../launcher/folders.mjs";
import { takeLock, waitForLock } from "../launcher/lock.mjs";
import { Stop } from "../launcher/output.mjs";
import { freePort, isFree } from "../launcher/ports.mjs";
import { secretsOf } from "../launcher/secrets.mjs";
import { program } from "./binaries.mjs";
import { ownedFolder, placeForBinaries, placeForData, serverUser } from "./place.mjs";
import { isReady, runningServer, stopServer } from "./running.mjs";

const MOST_LOG = 5_000_000;

/**
 * @typedef {object} Cluster
 * @property {number} port on 127.0.0.1
 * @property {boolean} isOurs whether this process started it and so stops it
 * @property {() => Promise<void>} stop stops it when it is ours
 * @property {Promise<void>} ended resolves when a server of ours is gone, stopped or not
 */

/**
 * Opens the cluster of a data folder, making it first if there is none. A server that another living process of ours
 * started is shared, unless `own` asks to wait for it; an orphan is stopped and started afresh, so that it is watched.
 * @param {string} dataFolder
 * `disposable` removes it, rows and all, when it is stopped.
 * @param {{ own?: boolean, disposable?: boolean, note?: (line: string) => void }} [options]
 * @returns {Promise<Cluster>}
 */
export async function openCluster(dataFolder, { own = false, disposable = false, note = () => {} } = {}) {
  privateFolder(dataFolder);
  const lockFile = path.join(dataFolder, "cluster.lock");
  const until = performance.now() + 60_000;
  for (;;) {
    const lock = own ? await waitForLock(lockFile, { milliseconds: 60_000 }) : takeLock(lockFile);
    if (lock) {
      try {
        return await startHere(dataFolder, { disposable, note, onStop: lock.release });
      } catch (error) {
        lock.release();
        throw error;
      }
    }
    const shared = sharedServer(dataFolder);
    if (shared) return shared;
    if (own || performance.now() > until)
      throw new Stop(`The database in ${dataFolder} is held by another process.`);
    await pause(100);
  }
}

/** @param {string} dataFolder
 * @returns {Cluster | undefined} */
function sharedServer(dataFolder) {
  const folder = readJson(path.join(dataFolder, "cluster.json"))?.folder;
  const server = folder && runningServer(folder);
  if (!server || !isReady(folder)) return undefined;
  return { port: server.port, isOurs: false, stop: async () => {}, ended: new Promise(() => {}) };
}

/**
 * @param {string} dataFolder
 * @param {{ disposable: boolean, note: (line: string) => void, onStop: () => void }} options
 * @returns {Promise<Cluster>}
 */
async function startHere(dataFolder, { disposable, note, onStop }) {
  const user = serverUser();
  const secrets = secretsOf(dataFolder);
  const binaries = placeForBinaries(user, note);
  const stateFile = path.join(dataFolder, "cluster.json");
  const state = readJson(stateFile) ?? { folder: placeForData(dataFolder, user), port: 0 };
  // Noted before it is made, so that what is cut short is found again and finished in the same place.
  writeJson(stateFile, state);
  if (!existsSync(path.join(state.folder, "PG_VERSION"))) {
    await makeCluster(state.folder, { binaries, user, password: secrets.databasePasswords.admin });
    if (!state.folder.startsWith(dataFolder))
      note(`Running as root: the database is kept in ${state.folder}`);
  }
  await stopServer(state.folder, program(binaries, "pg_ctl"));
  const port = state.port && (await isFree(state.port)) ? state.port : await freePort();
  writeJson(stateFile, { ...state, port });

  const start = () => launch(state.folder, { dataFolder, binaries, user, port });
  let server = start();
  // After a kill -9 the old server's workers take a moment to notice; until then the new one refuses.
  for (let tries = 0; !(await isReadyOrOver(state.folder, server)); tries += 1) {
    if (tries === 5)
      throw new Stop(`The database did not start. See ${path.join(dataFolder, "postgres.log")}`);
    await pause(300);
    server = start();
  }
  const ended = server.ended.then(onStop);
  return {
    port,
    isOurs: true,
    ended,
    stop: async () => {
      await stopServer(state.folder, program(binaries, "pg_ctl"));
      await ended;
      if (!disposable) return;
      rmSync(state.folder, { recursive: true, force: true });
      // Elsewhere it had a folder of its own.
      if (!state.folder.startsWith(dataFolder))
        rmSync(path.dirname(state.folder), { recursive: true, force: true });
      for (const name of ["cluster.json", "secrets.json"])
        rmSync(path.join(dataFolder, name), { force: true });
    },
  };
}

/**
 * @param {string} folder
 * @param {{ binaries: string, user: import("./place.mjs").ServerUser | undefined, password: string }} options
 */
async function makeCluster(folder, { binaries, user, password }) {
  // Made under another name and then renamed: an initdb cut short leaves nothing that looks like a database.
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  ownedFolder(half, user);
  const passwordFile = path.join(half, "..", `initial-password.${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  try {
    const options = [
      ["-D", half],
      ["-U", "safe_seat_admin"],
      [`--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions"],
      // PostgreSQL's own locale: the same order on every machine, whatever the system has installed.
      ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    ].flat();
    const child = spawn(program(binaries, "initdb"), options, {
      ...user,
      cwd: half,
      env: cleanEnvironment(),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
    if (code !== 0) throw new Stop(`The database could not be made in ${folder}:\n${output.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, folder);
}

/**
 * @param {string} folder
 * @param {{ dataFolder: string, binaries: string, user: import("./place.mjs").ServerUser | undefined,
 *   port: number }} options
 */
function launch(folder, { dataFolder, binaries, user, port }) {
  const logFile = path.join(dataFolder, "postgres.log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > MOST_LOG)
    renameSync(logFile, `${logFile}.old`);
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    timezone: "UTC",
    log_timezone: "UTC",
    // No failed statement is logged: its message quotes values. The app logs its code. What the server does, and why
    // it ends, is logged still.
    log_min_messages: "log",
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
  };
  const log = openSync(logFile, "a", 0o600);
  const options = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(program(binaries, "postgres"), ["-D", folder, ...options], {
    ...user,
    cwd: folder,
    env: cleanEnvironment(),
    stdio: ["ignore", log, log],
    // Its own group: Ctrl-C goes to us, and we stop the app before its database.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  closeSync(log);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.on("close", () => resolve()).on("error", () => resolve()));
  return { child, ended };
}

/** True once the server takes connections (recovery after a crash can take a while), false once it has given up.
 * @param {string} folder @param {{ ended: Promise<void> }} server */
async function isReadyOrOver(folder, server) {
  let isOver = false;
  server.ended.then(() => {
    isOver = true;
  });
  for (; !isOver; await pause(25)) if (isReady(folder)) return true;
  return false;
}

/** The environment without what would send PostgreSQL's programs elsewhere.
 * @returns {NodeJS.ProcessEnv} */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ)/.test(name));
  return /** @type {any} */ ({ ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" });
}
