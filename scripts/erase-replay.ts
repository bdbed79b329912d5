// npm run erase:replay: after a backup was restored, erases again whoever was erased since it was made. Run it before
// the app starts, with the ledger (erased.jsonl) in DATA_DIR: keep it apart from backups, and never restore it.
import process from "node:process";
import { dataFolder } from "./launcher/folders.mjs";
import { secretsOf } from "./launcher/secrets.mjs";
import { openCluster } from "./postgres/cluster.mjs";
import { prepareDatabase, prepareRoles } from "./postgres/roles.mjs";

async function main(): Promise<number> {
  const folder = dataFolder();
  process.env.DATA_DIR = folder;
  if (process.env.DATABASE_URL) return replay();
  const { AUTH_SECRET, SEAL_KEYS, INDEX_KEY } = secretsOf(folder);
  const cluster = await openCluster(folder);
  try {
    await prepareRoles(folder, cluster.port);
    const { databaseUrl, ownerUrl } = await prepareDatabase(folder, cluster.port);
    const usual = {
      AUTH_SECRET,
      SEAL_KEYS,
      INDEX_KEY,
      APP_ORIGIN: `http://localhost:${process.env.PORT || 3000}`,
    };
    for (const [name, value] of Object.entries(usual)) process.env[name] ||= value;
    Object.assign(process.env, { DATABASE_URL: databaseUrl, DATABASE_OWNER_URL: ownerUrl });
    return await replay();
  } finally {
    await cluster.stop();
  }
}

async function replay(): Promise<number> {
  // Imported once the settings are there.
  const [{ replayErasures }, { db }] = await Promise.all([import("@/services/erase"), import("@/lib/db")]);
  try {
    const { erased, inLedger, damagedLines } = await replayErasures();
    console.log(`The ledger names ${inLedger}. Erased again: ${erased}.`);
    if (damagedLines === 0) return 0;
    console.error(`${damagedLines} of its lines cannot be read: compare it with another copy of the ledger.`);
    return 1;
  } finally {
    await db.$disconnect();
  }
}

process.exitCode = await main();
