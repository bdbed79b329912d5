// Commands of the operator run beside the app: with its settings, or with those that this copy made for itself.
import { existsSync } from "node:fs";
import path from "node:path";
import { dataFolder, ROOT } from "../launcher/folders.mjs";
import { secretsOf } from "../launcher/secrets.mjs";
import { openCluster } from "../postgres/cluster.mjs";
import { databaseUrl } from "../postgres/roles.mjs";

/**
 * Reads the settings into the environment, as `npm start` does, and opens this copy's own database where
 * DATABASE_URL names no other. Call it before anything that reads settings; call what it returns at the end.
 */
export async function loadOwnSettings(): Promise<() => Promise<void>> {
  const file = path.join(ROOT, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  if (process.env.DATABASE_URL) return async () => {};
  const folder = dataFolder();
  if (!existsSync(path.join(folder, "cluster.json"))) {
    console.error(`There is no database in ${folder} yet: run npm start first, or set DATABASE_URL.`);
    process.exit(1);
  }
  const { AUTH_SECRET, SEAL_KEYS, INDEX_KEY } = secretsOf(folder);
  const cluster = await openCluster(folder);
  for (const [name, value] of Object.entries({
    AUTH_SECRET,
    SEAL_KEYS,
    INDEX_KEY,
    APP_ORIGIN: `http://localhost:${process.env.PORT || 3000}`,
  })) {
    process.env[name] ||= value;
  }
  process.env.DATABASE_URL = databaseUrl(folder, cluster.port, "app", "safe_seat");
  process.env.DATABASE_OWNER_URL = databaseUrl(folder, cluster.port, "owner", "safe_seat");
  return cluster.stop;
}
