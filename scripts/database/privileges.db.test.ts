import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyMigrations } from "./apply";

const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
const APP = new URL(process.env.DATABASE_URL ?? "").username;
const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
beforeAll(() => Promise.all([app.connect(), owner.connect()]));
afterAll(() => Promise.all([app.end(), owner.end()]));

/** Rights of the app's role by table, such as `SELECT,INSERT,UPDATE,DELETE`. */
async function rightsByTable(): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ table: string; rights: string }>(
    `select tablename as table, coalesce(string_agg(p, ',' order by n) filter (
         where has_table_privilege($1, format('public.%I', tablename), p)), '') as rights
     from pg_tables, unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER','MAINTAIN'])
       with ordinality as all_rights(p, n)
     where schemaname = 'public' group by tablename`,
    [APP],
  );
  return Object.fromEntries(rows.map(({ table, rights }) => [table, rights]));
}

describe("DA-6: the app's role", () => {
  test("reads and writes rows, and nothing beyond that, on any table", async () => {
    const rights = await rightsByTable();
    expect(rights._prisma_migrations).toBe("");
    const usual = "SELECT,INSERT,UPDATE,DELETE";
    // A table may grant it less, never more.
    const extra = Object.entries(rights).filter(([, held]) =>
      held.split(",").some((right) => right && !usual.split(",").includes(right)),
    );
    expect(extra).toEqual([]);
    expect(rights.Person).toBe(usual);
    expect(rights.AccountEvent).toBe("SELECT,INSERT");
  });

  test("owns nothing and belongs to no other role", async () => {
    const owned = await owner.query(
      `select relname from pg_class where relowner = $1::regrole
       union all select proname from pg_proc where proowner = $1::regrole
       union all select nspname from pg_namespace where nspowner = $1::regrole
       union all select datname from pg_database where datdba = $1::regrole`,
      [APP],
    );
    expect(owned.rows).toEqual([]);
    const groups = await owner.query(`select 1 from pg_auth_members where member = $1::regrole`, [APP]);
    expect(groups.rows).toEqual([]);
    const { rows } = await owner.query(
      `select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles where rolname = $1`,
      [APP],
    );
    expect(Object.values(rows[0])).toEqual([false, false, false, false, false]);
  });

  test.each([
    ["make a table", 'create table "Mine" (id text)'],
    ["make a function", "create function mine() returns int language sql as 'select 1'"],
    ["make a schema", "create schema mine"],
    ["make a role", "create role mine"],
    ["make a database", "create database mine"],
    ["add a column", 'alter table "Person" add column name text'],
    ["drop a table", 'drop table "Person"'],
    ["empty a table past its triggers", 'truncate "Person" cascade'],
    [
      "make a trigger",
      'create trigger t before insert on "Person" execute function suppress_redundant_updates_trigger()',
    ],
    ["make an index", 'create index on "Person" ("createdAt")'],
    ["read which migrations ran", "select * from _prisma_migrations"],
    ["become the owner", "set role safe_seat_owner"],
    ["switch triggers off", "set session_replication_role = replica"],
    ["write a file on the server", `copy "Person" to '/tmp/never'`],
    ["run a program on the server", `copy "Person" from program 'true'`],
  ])("cannot %s", async (_, statement) => {
    const outcome = await app.query(statement).then(
      () => "done",
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe("42501");
  });

  test("RE-11: applying the migrations again does nothing", async () => {
    const { DATABASE_URL = "", DATABASE_OWNER_URL = "" } = process.env;
    expect(await applyMigrations(DATABASE_OWNER_URL, DATABASE_URL)).toEqual([]);
  });
});
