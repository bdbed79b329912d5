import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SEALED_COLUMNS } from "./sealed-columns";

const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

test("DA-2: every sealed column of the database is in the list, with its key, and no other", async () => {
  const { rows } = await owner.query<{ table: string; column: string; key: string[] }>(
    `select c.relname as table, a.attname as column, array(
       select k.attname::text from pg_index i, unnest(i.indkey) with ordinality as part(number, place)
         join pg_attribute k on k.attnum = part.number
       where i.indrelid = c.oid and i.indisprimary and k.attrelid = c.oid order by part.place) as key
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname ~ '(^s|S)ealed$'`,
  );
  const inWords = (one: { table: string; column: string; key: readonly string[] }) =>
    `${one.table}.${one.column} by ${one.key.join(", ")}`;
  expect(SEALED_COLUMNS.map(inWords).toSorted()).toEqual(rows.map(inWords).toSorted());
});
