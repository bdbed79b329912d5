// npm run db:diff -- NAME: writes the next migration, from what prisma/schema.prisma has and the migrations lack.
// Read it before it is committed, and add by hand what a schema cannot say (triggers, data).
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { missingSql } from "./compare";
import { MIGRATIONS } from "./engine";

async function main(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error("Name the migration in lower case: npm run db:diff -- add_reminders");
    return 1;
  }
  const sql = await missingSql();
  if (!sql) {
    console.log("Nothing to write: the migrations already make what the schema says.");
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), `${sql.trim()}\n`);
  console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql`);
  return 0;
}

process.exitCode = await main(process.argv[2]);
