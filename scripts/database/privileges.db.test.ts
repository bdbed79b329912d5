import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "./apply";

const { DATABASE_URL = "", DATABASE_OWNER_URL = "" } = process.env;
const app = new pg.Client({ connectionString: DATABASE_URL });
beforeAll(() => app.connect());
afterAll(() => app.end());

describe("DA-6: the app's role", () => {
  test("owns nothing and can make nothing", async () => {
    const { rows } = await app.query("select 1 from pg_class where relowner = current_user::regrole");
    expect(rows).toEqual([]);
    for (const sql of [
      "create table mine ()",
      "create schema mine",
      'alter table "Person" add column more text',
      'drop table "Person"',
      'truncate "Person"',
      "create role other",
      "create database other",
    ]) {
      await expect(app.query(sql), sql).rejects.toMatchObject({ code: "42501" });
    }
  });
  test("reads and writes rows of every table, but cannot see which migrations were applied", async () => {
    const { rows } = await app.query<{ name: string; can: boolean[] }>(`
      select tablename as name, array(
        select has_table_privilege(quote_ident(tablename), kind)
        from unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger', 'references']) kind
      ) as can from pg_tables where schemaname = 'public' order by tablename`);
    expect(rows.length).toBeGreaterThan(10);
    for (const { name, can } of rows) {
      const usual = name !== "_prisma_migrations";
      expect(can, name).toEqual([usual, usual, usual, usual, false, false, false]);
    }
  });
  test("RE-11: applying the migrations again does nothing", async () => {
    expect(await applyMigrations(DATABASE_OWNER_URL, DATABASE_URL)).toEqual([]);
  });
});
