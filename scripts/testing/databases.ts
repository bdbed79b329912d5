// Databases for tests: real ones, copied from a template that has every migration.
import path from "node:path";
import { applyMigrations } from "../database/apply";
import { OWN } from "../launcher/folders.mjs";
import { type Cluster, openCluster } from "../postgres/cluster.mjs";
import { dropDatabases, prepareDatabase, prepareRoles } from "../postgres/roles.mjs";

/** The tests' own cluster, beside the one of `npm start` and never the same. */
export const TEST_HOME = path.join(OWN, "test");

export type TestDatabase = { databaseUrl: string; ownerUrl: string };

/** A run's databases: `template` has every migration, `make` copies it, `close` removes them all. */
export type TestDatabases = {
  port: number;
  template: string;
  make: (name: string) => Promise<TestDatabase>;
  close: () => Promise<void>;
};

/** Starts the tests' cluster, or shares the one that is running, and makes this run's template. */
export async function openTestDatabases(run: string): Promise<TestDatabases> {
  const cluster: Cluster = await openCluster(TEST_HOME, { disposable: true });
  const prefix = `test_${run}_`;
  const template = `${prefix}template`;
  // What an earlier run left behind when it was killed; a shared cluster may have a living run in it.
  if (cluster.isOurs) await dropDatabases(TEST_HOME, cluster.port, (name) => name.startsWith("test_"));
  await prepareRoles(TEST_HOME, cluster.port);
  const { databaseUrl, ownerUrl } = await prepareDatabase(TEST_HOME, cluster.port, template);
  await applyMigrations(ownerUrl, databaseUrl);
  return {
    port: cluster.port,
    template,
    make: (name) => copyTemplate(cluster.port, template, name),
    close: async () => {
      await dropDatabases(TEST_HOME, cluster.port, (name) => name.startsWith(prefix));
      await cluster.stop();
    },
  };
}

/** The database of this name, copied from the template if it is not there yet. */
export function copyTemplate(port: number, template: string, name: string): Promise<TestDatabase> {
  return prepareDatabase(TEST_HOME, port, template.replace(/template$/, name), template);
}
