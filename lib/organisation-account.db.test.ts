import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { addressHash } from "@/lib/address";
import { db } from "@/lib/db";
import { addOrganisation, comeInByOrganisation, organisationOf } from "@/lib/organisation-account";
import type { Identity } from "@/lib/organisation-claims";
import { hasStrongMeans } from "@/lib/strong-means";
import { aPerson } from "@/services/test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const LATER = new Date("2026-11-25T12:00:00Z");

const somebody = (address: string | null = `${randomUUID()}@westbridge.example`): Identity => ({
  id: `the-organisation:${randomUUID()}`,
  address,
  provenAt: NOW,
});

test("somebody new becomes a person with the address that was vouched for, and is known again", async () => {
  const identity = somebody();
  const first = await comeInByOrganisation(identity, NOW);
  expect(first.ok).toBe(true);
  const again = await comeInByOrganisation({ ...identity, address: "another@westbridge.example" }, LATER);
  expect(again).toEqual(first);
  const { id } = await db.person.findUniqueOrThrow({
    where: { emailHash: addressHash(identity.address ?? "") },
  });
  expect(first).toEqual({ ok: true, personId: id });
  expect(await organisationOf(id)).toMatchObject({ linkedAt: NOW, lastUsedAt: LATER });
  expect(await db.accountEvent.findMany({ where: { personId: id } })).toMatchObject([
    { code: "organisation-added", by: "entra" },
  ]);
});

test("ten first sign-ins at one moment make one person", async () => {
  const identity = somebody();
  const all = await Promise.all(Array.from({ length: 10 }, () => comeInByOrganisation(identity, NOW)));
  expect(new Set(all.map((one) => one.ok && one.personId)).size).toBe(1);
  expect(all.every(({ ok }) => ok)).toBe(true);
});

test("an invitation is spent by coming in", async () => {
  const identity = somebody();
  const addressed = { addressHash: addressHash(identity.address ?? ""), addressSealed: "none" };
  await db.invitation.create({ data: { ...addressed, createdAt: NOW, expiresAt: LATER } });
  await comeInByOrganisation(identity, NOW);
  expect(await db.invitation.count({ where: { addressHash: addressed.addressHash } })).toBe(0);
});

test("nobody is found by their address, and nobody is made without one", async () => {
  const { personId } = await aPerson();
  const address = `${personId}@people.example.org`;
  expect(await comeInByOrganisation(somebody(address), NOW)).toEqual({ ok: false, why: "known" });
  expect(await organisationOf(personId)).toBeNull();
  const people = await db.person.count();
  expect(await comeInByOrganisation(somebody(null), NOW)).toEqual({ ok: false, why: "unverified" });
  expect(await db.person.count()).toBe(people);
});

test("numbers that differ in a capital letter are different people", async () => {
  const [one, other] = [await aPerson(), await aPerson()];
  const id = randomUUID();
  const [by, sessionId] = ["passkey" as const, randomUUID()];
  const identity = { ...somebody(), id: `${id}:abc` };
  expect(await addOrganisation({ personId: one.personId, sessionId, identity, by }, NOW)).toBe(true);
  const capital = { ...identity, id: `${id}:Abc` };
  expect(await addOrganisation({ personId: other.personId, sessionId, identity: capital, by }, NOW)).toBe(
    true,
  );
  expect(await comeInByOrganisation(capital, NOW)).toEqual({ ok: true, personId: other.personId });
});

test("an account belongs to one person, and a person has one at an organisation", async () => {
  const [me, other] = [await aPerson(), await aPerson()];
  const identity = somebody();
  const add = (personId: string, which = identity) =>
    addOrganisation({ personId, sessionId: randomUUID(), identity: which, by: "passkey" }, NOW);
  expect(await add(me.personId)).toBe(true);
  // The answer of a double click.
  expect(await add(me.personId)).toBe(true);
  expect(await add(other.personId)).toBe(false);
  expect(await add(me.personId, somebody())).toBe(false);
  expect(await comeInByOrganisation(identity, NOW)).toEqual({ ok: true, personId: me.personId });
  expect(await db.orgAccount.count({ where: { personId: me.personId } })).toBe(1);
});

test("an account at the organisation is a strong means, but not one at an organisation of before", async () => {
  const { personId } = await aPerson();
  const row = { personId, issuerHash: "another", accountHash: randomUUID(), linkedAt: NOW, lastUsedAt: NOW };
  await db.orgAccount.create({ data: row });
  expect(await organisationOf(personId)).toBeNull();
  expect(await hasStrongMeans(personId)).toBe(false);
  await addOrganisation({ personId, sessionId: randomUUID(), identity: somebody(), by: "email" }, NOW);
  expect(await hasStrongMeans(personId)).toBe(true);
});
