import { randomUUID } from "node:crypto";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { copyTemplate } from "../testing/databases";
import { applyMigrations } from "./apply";

/** A migrated database of this test's own, after this was done to its record of migrations. */
async function databaseAfter(sql: string) {
  const { port, template } = inject("databases");
  const { databaseUrl, ownerUrl } = await copyTemplate(port, template, `apply${randomUUID().slice(0, 8)}`);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
  return () => applyMigrations(ownerUrl, databaseUrl);
}
const FIRST = "where migration_name like '%_first'";

test("RE-11: a migration that was changed after it had been applied stops the start, by name", async () => {
  const apply = await databaseAfter(`update _prisma_migrations set checksum = 'another' ${FIRST}`);
  await expect(apply()).rejects.toThrow(/^\d+_first was changed after it had been applied/);
});

test("RE-11: a migration that failed halfway stops the start, by name", async () => {
  const apply = await databaseAfter(`update _prisma_migrations set finished_at = null ${FIRST}`);
  await expect(apply()).rejects.toThrow(/^\d+_first failed on this database earlier/);
});
