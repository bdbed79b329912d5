import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { officeEvent } from "@/domain/office-event";
import { linked, recordAccountEvent } from "@/lib/account-events";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { verifyRecord } from "./audit";
import { aNamedOffice } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const DAY = 86_400_000;
const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

let me: Actor;
beforeEach(async () => {
  await db.person.deleteMany();
  await tamper("OfficeEvent", `delete from "OfficeEvent"`);
  me = await aPerson();
});

const later = (n: number) => new Date(NOW.getTime() + n * 1000);
const add = (n: number, personId = me.personId) =>
  db.$transaction((tx) => recordAccountEvent(tx, accountEvent(personId, "signed-in", "passkey", later(n))));
const ids = async () => (await db.accountEvent.findMany({ orderBy: { seq: "asc" } })).map(({ id }) => id);

/** What somebody with the owner's password and no guard in the way could do. */
async function tamper(
  table: "AccountEvent" | "OfficeEvent",
  statement: string,
  values: unknown[] = [],
): Promise<void> {
  await owner.query(`alter table "${table}" disable trigger user`);
  try {
    await owner.query(statement, values);
  } finally {
    await owner.query(`alter table "${table}" enable trigger user`);
  }
}

describe("DA-5: a record that somebody changed is found", () => {
  beforeEach(async () => {
    for (const n of [1, 2, 3, 4]) await add(n);
    await add(1, (await aPerson()).personId);
  });
  test("left alone, every event is as it was written", async () => {
    expect(await verifyRecord(NOW)).toEqual({ people: 2, offices: 0, events: 5, broken: [] });
  });
  test.each([
    ["its code", `set code = 'session-ended'`],
    ["how it was done", `set by = 'email'`],
    ["its time", `set at = at - interval '1 hour'`],
    ["its number", "set seq = 99"],
    ["its link", `set link = replace(link, right(link, 3), 'xxx')`],
  ])("an event with %s changed", async (_, change) => {
    const [, second] = await ids().then((all) => all.slice(0));
    await tamper("AccountEvent", `update "AccountEvent" ${change} where id = $1`, [second]);
    expect((await verifyRecord(NOW)).broken).toContain(second);
  });
  test("an event taken out of the middle, or off the front", async () => {
    const mine = await db.accountEvent.findMany({
      where: { personId: me.personId },
      orderBy: { seq: "asc" },
    });
    await tamper("AccountEvent", `delete from "AccountEvent" where id = $1`, [mine[1]?.id]);
    expect((await verifyRecord(NOW)).broken).toEqual([mine[2]?.id]);
    await tamper("AccountEvent", `delete from "AccountEvent" where id = $1`, [mine[0]?.id]);
    expect((await verifyRecord(NOW)).broken).toEqual([mine[2]?.id]);
  });
  test("an event put in by somebody without the key", async () => {
    const last = await db.accountEvent.findFirstOrThrow({
      where: { personId: me.personId },
      orderBy: { seq: "desc" },
    });
    const forged = linked(accountEvent(me.personId, "recovery-asked", "nobody", later(9)), last);
    await db.accountEvent.create({ data: { ...forged, link: `${forged.link.slice(0, -3)}xxx` } });
    expect((await verifyRecord(NOW)).broken).toEqual([forged.id]);
  });
  test("one person's event moved to another", async () => {
    const other = (await aPerson()).personId;
    const [first] = await db.accountEvent.findMany({
      where: { personId: me.personId },
      orderBy: { seq: "asc" },
    });
    await tamper("AccountEvent", `update "AccountEvent" set "personId" = $1 where id = $2`, [
      other,
      first?.id,
    ]);
    expect((await verifyRecord(NOW)).broken).toContain(first?.id);
  });
});

test("DA-5: forgetting what is past its time leaves a record that still holds", async () => {
  const old = new Date("2020-01-01T00:00:00Z");
  const at = (moment: Date) =>
    db.$transaction((tx) => recordAccountEvent(tx, accountEvent(me.personId, "signed-in", "email", moment)));
  await at(old);
  await at(new Date(old.getTime() + 1000));
  await add(1);
  await add(2);
  await db.$queryRaw`SELECT forget_account_events(${new Date(NOW.getTime() - 365 * DAY)}) AS removed`;
  expect(await verifyRecord(NOW)).toEqual({ people: 1, offices: 0, events: 2, broken: [] });
  await add(3);
  expect(await verifyRecord(NOW)).toEqual({ people: 1, offices: 0, events: 3, broken: [] });
});

test("DA-5: events of one person at one moment follow each other", async () => {
  await Promise.all(Array.from({ length: 8 }, (_, n) => add(n)));
  expect(await verifyRecord(NOW)).toEqual({ people: 1, offices: 0, events: 8, broken: [] });
});

describe("DA-5: a record of an office that somebody changed is found", () => {
  let officeId: string;
  const mine = () => db.officeEvent.findMany({ where: { officeId }, orderBy: { seq: "asc" } });
  beforeEach(async () => {
    officeId = await aNamedOffice("An office", NOW);
    for (const n of [1, 2, 3]) {
      const event = officeEvent(officeId, "team-read", later(n), { byId: me.personId });
      await db.$transaction((tx) => recordOfficeEvent(tx, event));
    }
  });
  test("left alone, every event is as it was written", async () => {
    expect(await verifyRecord(NOW)).toMatchObject({ offices: 1, broken: [] });
  });
  test.each([
    ["its code", `set code = 'nudged'`],
    ["who did it", `set "byId" = null`],
    ["whom it is about", `set "aboutId" = 'somebody'`],
    ["its detail", `set detail = 'actions'`],
    ["its time", `set at = at - interval '1 hour'`],
  ])("an event with %s changed, or taken out", async (_, change) => {
    const [, second, third] = await mine();
    await tamper("OfficeEvent", `update "OfficeEvent" ${change} where id = $1`, [second?.id]);
    expect((await verifyRecord(NOW)).broken).toContain(second?.id);
    await tamper("OfficeEvent", `delete from "OfficeEvent" where id = $1`, [second?.id]);
    expect((await verifyRecord(NOW)).broken).toEqual([third?.id]);
  });
  test("events of one office at one moment follow each other", async () => {
    const at = later(9);
    await Promise.all(
      Array.from({ length: 8 }, () =>
        db.$transaction((tx) => recordOfficeEvent(tx, officeEvent(officeId, "team-read", at, {}))),
      ),
    );
    expect(await verifyRecord(NOW)).toMatchObject({ broken: [] });
    expect(await mine()).toHaveLength(11);
  });
});
