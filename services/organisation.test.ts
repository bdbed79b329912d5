import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { openSession } from "@/lib/session";
import {
  addOwnOrganisation,
  getOwnOrganisation,
  mayChangeOrganisation,
  removeOwnOrganisation,
} from "./organisation";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function someone(method: Actor["method"] = "passkey"): Promise<Actor> {
  const person = await aPerson();
  await openSession({ personId: person.personId, method, device: "Safari on iPhone" }, NOW);
  const { id } = await db.session.findFirstOrThrow({ where: { personId: person.personId } });
  return { ...person, sessionId: id, method, signedInAt: NOW };
}

const add = (actor: Actor) =>
  addOwnOrganisation(actor, { id: randomUUID(), address: null, provenAt: NOW }, NOW);
const methodsOf = async ({ personId }: Actor) =>
  (await db.session.findMany({ where: { personId } })).map(({ method }) => method).toSorted();

describe("AU-7: an account at the organisation is added and removed", () => {
  test.each`
    method       | minutes | has      | may
    ${"passkey"} | ${4}    | ${false} | ${true}
    ${"passkey"} | ${6}    | ${false} | ${false}
    ${"entra"}   | ${4}    | ${true}  | ${true}
    ${"entra"}   | ${6}    | ${true}  | ${false}
    ${"email"}   | ${4}    | ${false} | ${true}
    ${"email"}   | ${6}    | ${false} | ${false}
  `(
    "signed in by $method $minutes minutes ago, it is there $has: $may",
    async ({ method, minutes, has, may }) => {
      const me = await someone(method);
      if (has) await add(me);
      expect(await mayChangeOrganisation(me, later(minutes))).toBe(may);
      expect((await removeOwnOrganisation(me, later(minutes))).ok).toBe(may);
      expect((await getOwnOrganisation(me))?.account === null).toBe(may || !has);
    },
  );
});

test("AU-5: removing it ends every other session that it opened, and no others", async () => {
  const me = await someone("entra");
  await add(me);
  const { personId } = me;
  await openSession({ personId, method: "entra", device: "Edge on Windows" }, NOW);
  await openSession({ personId, method: "passkey", device: "Edge on Windows" }, NOW);
  const other = await someone("entra");
  await add(other);
  expect(await removeOwnOrganisation(me, NOW)).toEqual({ ok: true });
  expect(await methodsOf(me)).toEqual(["entra", "passkey"]);
  expect(await db.session.count({ where: { id: me.sessionId } })).toBe(1);
  expect(await methodsOf(other)).toEqual(["entra"]);
  expect((await getOwnOrganisation(other))?.account).not.toBeNull();
});

test("AU-5: adding it ends every other session that came by mail, and is recorded", async () => {
  const me = await someone("email");
  const { personId } = me;
  await openSession({ personId, method: "email", device: "The thief's" }, later(-60));
  await openSession({ personId, method: "passkey", device: "Edge on Windows" }, NOW);
  const other = await someone("email");
  expect(await add(me)).toBe(true);
  expect(await methodsOf(me)).toEqual(["email", "passkey"]);
  expect(await db.session.count({ where: { id: me.sessionId } })).toBe(1);
  expect(await methodsOf(other)).toEqual(["email"]);
  const event = await db.accountEvent.findFirst({ where: { personId }, orderBy: { seq: "desc" } });
  expect(event).toMatchObject({ code: "mail-sessions-ended", by: "email" });
});

test("what was added and removed is recorded, and nothing where there was nothing to remove", async () => {
  const me = await someone();
  await removeOwnOrganisation(me, NOW);
  await add(me);
  await removeOwnOrganisation(me, NOW);
  const events = await db.accountEvent.findMany({
    where: { personId: me.personId, code: { startsWith: "organisation" } },
    orderBy: { seq: "asc" },
  });
  expect(events.map(({ code, by }) => [code, by])).toEqual([
    ["organisation-added", "passkey"],
    ["organisation-removed", "passkey"],
  ]);
});
