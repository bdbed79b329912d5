// The database of npm start: the embedded one, or the one that DATABASE_URL names.
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { openCluster } from "../postgres/cluster.mjs";
import { ROOT, readJson, writeJson } from "./folders.mjs";
import { say, step } from "./output.mjs";
import { runNode } from "./run.mjs";
import { secretsOf } from "./secrets.mjs";
import { atEnd } from "./stopping.mjs";

// A database that has run this long and then stops is not one that cannot run.
const LONG_ENOUGH = 60_000;
const MOST_RESTARTS = 20;
const SEED = path.join("prisma", "seed.ts");

/**
 * Brings the database up: started, migrated and, when it is new and this is somebody's own computer, seeded.
 * @param {string} folder
 * @param {{ own: boolean, isLocal: boolean, isDone: () => boolean }} options
 * @returns {Promise<{ databaseUrl: string, ownerUrl: string }>}
 */
export async function startDatabase(folder, { own, isLocal, isDone }) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  const urls = DATABASE_URL
    ? { databaseUrl: DATABASE_URL, ownerUrl: DATABASE_OWNER_URL || DATABASE_URL }
    : await step("Starting the database", () => startOwn(folder, own, isDone));
  const environment = { DATABASE_URL: urls.databaseUrl, DATABASE_OWNER_URL: urls.ownerUrl };
  const applied = await step("Applying the migrations", () =>
    runNode(["--import", "tsx", path.join("scripts", "database", "migrate.ts")], environment),
  );
  const isNew = applied.includes("The database was empty.");
  const state = path.join(folder, "state.json");
  const known = readJson(state) ?? {};
  const isUnseeded = DATABASE_URL ? isNew : !known.seeded;
  if (isLocal && isUnseeded && existsSync(path.join(ROOT, SEED))) {
    const { AUTH_SECRET, SEAL_KEYS, INDEX_KEY } = { ...secretsOf(folder), ...process.env };
    await step("Making the demo office", () =>
      runNode(["--conditions=react-server", "--import", "tsx", SEED], {
        ...environment,
        AUTH_SECRET,
        SEAL_KEYS,
        INDEX_KEY,
        APP_ORIGIN: process.env.APP_ORIGIN || `http://localhost:${process.env.PORT || 3000}`,
        DATA_DIR: folder,
      }),
    );
    writeJson(state, { ...known, seeded: true });
  }
  return urls;
}

/** @param {string} folder @param {boolean} own @param {() => boolean} isDone */
async function startOwn(folder, own, isDone) {
  /** @type {string[]} */
  const notes = [];
  let cluster = await openCluster(folder, { own, note: (line) => notes.push(line) });
  atEnd(() => cluster.stop());
  const { prepareDatabase, prepareRoles } = await import("../postgres/roles.mjs");
  await prepareRoles(folder, cluster.port);
  const urls = await prepareDatabase(folder, cluster.port);
  if (notes.length > 0) process.stdout.write(`\n${notes.map((line) => `    ${line}\n`).join("")}    `);
  const watch = async () => {
    for (let restarts = 0; restarts < MOST_RESTARTS; restarts += 1) {
      const began = performance.now();
      await cluster.ended;
      if (isDone()) return;
      if (performance.now() - began > LONG_ENOUGH) restarts = 0;
      await pause(Math.min(5000, 200 * restarts));
      say("The database has stopped unexpectedly. Starting it again.");
      try {
        cluster = await openCluster(folder, { own });
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
      }
    }
    say("The database keeps stopping: see postgres.log in the data folder.");
  };
  if (cluster.isOurs) watch();
  return urls;
}
