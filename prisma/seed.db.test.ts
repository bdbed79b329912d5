import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openAddress } from "@/lib/address";
import { db } from "@/lib/db";
import { aPerson } from "@/services/test-people";
import { seedDemo } from "./seed";
import { DEMO_ADDRESS, DEMO_OFFICE, DEMO_PEOPLE } from "./seed-data";

const NOW = new Date("2026-11-24T12:00:00Z");

async function empty(): Promise<void> {
  await db.membership.deleteMany();
  await db.office.deleteMany();
  await db.person.deleteMany();
}
beforeEach(empty);
afterAll(empty);

test("the demo office is made once, however often it is asked for", async () => {
  expect(await seedDemo(NOW)).toEqual({ ok: true });
  expect(await seedDemo(NOW)).toEqual({ ok: true });
  const people = await db.person.findMany({ include: { memberships: true } });
  expect(people.map(({ id, emailSealed }) => openAddress(id, emailSealed)).toSorted()).toEqual(
    DEMO_PEOPLE.map(({ address }) => address).toSorted(),
  );
  expect(people.flatMap(({ memberships }) => memberships.map(({ role }) => role)).toSorted()).toEqual([
    "manager",
    "principal",
    "staff",
    "staff",
    "staff",
  ]);
});

test("nobody is added to a database that has people of its own", async () => {
  await aPerson();
  expect(await seedDemo(NOW)).toMatchObject({ ok: false });
  expect(await db.person.count()).toBe(1);
});

test("every address of the demo is one that reaches nobody", () => {
  for (const { address } of DEMO_PEOPLE) expect(address).toMatch(/^[a-z]+@demo\.example\.org$/);
  expect(DEMO_PEOPLE.map(({ address }) => address)).toContain(DEMO_ADDRESS);
});

test("DA-1: a dump of every table names none of them", async () => {
  await seedDemo(NOW);
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  let dump = "";
  for (const { name } of tables) {
    const { rows } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
    dump += rows.map(({ line }) => line).join("\n");
  }
  await client.end();
  expect(dump).toContain(DEMO_OFFICE.id);
  for (const { address } of DEMO_PEOPLE) expect(dump).not.toContain(address);
  expect(dump).not.toContain(DEMO_OFFICE.name);
});
