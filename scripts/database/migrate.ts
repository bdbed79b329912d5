// npm run db:migrate: applies the migrations to the database in DATABASE_OWNER_URL, or to this copy's own.
import { dataFolder } from "../launcher/folders.mjs";
import { openCluster } from "../postgres/cluster.mjs";
import { prepareDatabase, prepareRoles } from "../postgres/roles.mjs";
import { applyMigrations, MigrationProblem } from "./apply";
import { migrations } from "./engine";

async function main(): Promise<void> {
  const { DATABASE_URL, DATABASE_OWNER_URL } = process.env;
  if (DATABASE_URL) return report(await applyMigrations(DATABASE_OWNER_URL || DATABASE_URL, DATABASE_URL));
  const cluster = await openCluster(dataFolder());
  try {
    await prepareRoles(dataFolder(), cluster.port);
    const { databaseUrl, ownerUrl } = await prepareDatabase(dataFolder(), cluster.port);
    report(await applyMigrations(ownerUrl, databaseUrl));
  } finally {
    await cluster.stop();
  }
}

function report(applied: string[]): void {
  if (applied[0] === migrations().migrationDirectories[0]?.path) console.log("The database was empty.");
  console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof MigrationProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
