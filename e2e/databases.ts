import { openTestDatabases } from "../scripts/testing/databases";

/** Before all tests: a PostgreSQL with a migrated template, which each worker copies. After them: gone again. */
export default async function setup(): Promise<() => Promise<void>> {
  const databases = await openTestDatabases(`e2e${process.pid}`);
  process.env.E2E_DATABASE_PORT = String(databases.port);
  process.env.E2E_TEMPLATE = databases.template;
  return databases.close;
}
