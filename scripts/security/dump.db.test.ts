import path from "node:path";
import pg from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { readJson } from "../launcher/folders.mjs";
import { asAdmin } from "../postgres/roles.mjs";
import { TEST_HOME } from "../testing/databases";
import { dumpOf, foundBelow, foundIn } from "../testing/dump";
import { goOnJourney, type Journey } from "../testing/journey";

let journey: Journey;
beforeAll(async () => {
  journey = await goOnJourney();
}, 60_000);

test("DA-1: after a whole journey a dump of every table names nobody and quotes nothing", async () => {
  const dump = await dumpOf(process.env.DATABASE_OWNER_URL ?? "");
  expect(foundIn(Buffer.from(dump), journey.known)).toEqual(journey.known);
  expect(foundIn(Buffer.from(dump), journey.secret)).toEqual([]);
});

test("DA-1: nor do the bytes of the data folder", async () => {
  const { port } = inject("databases");
  await asAdmin(TEST_HOME, port, "postgres", (query) => query("checkpoint"));
  const folder: string = readJson(path.join(TEST_HOME, "cluster.json")).folder;
  const found = foundBelow(folder, [...journey.known, ...journey.secret]);
  expect(found.toSorted()).toEqual(journey.known.toSorted());
}, 60_000);

test("DA-1: the search itself finds a text as it is, in another case, in base64 and in hex", () => {
  const text = "Peregrine Oxlade-Thripp";
  const forms = [text, text.toLowerCase(), Buffer.from(text).toString("hex")];
  const base64 = ["", "x", "xy"].map((front) => Buffer.from(`${front}${text}, and more`).toString("base64"));
  for (const form of [...forms, ...base64]) expect(foundIn(Buffer.from(`…${form}…`), [text])).toEqual([text]);
  expect(foundIn(Buffer.from("Somebody else"), [text])).toEqual([]);
});

test("DA-1: what stands in a row in clear would be found", async () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await owner.query(`create table "Careless" as select $1::text as name`, ["Peregrine Oxlade-Thripp"]);
    const dump = Buffer.from(await dumpOf(process.env.DATABASE_OWNER_URL ?? ""));
    expect(foundIn(dump, ["Peregrine Oxlade-Thripp"])).toHaveLength(1);
  } finally {
    await owner.query(`drop table if exists "Careless"`);
    await owner.end();
  }
});
