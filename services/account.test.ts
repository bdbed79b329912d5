import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { openSession } from "@/lib/session";
import { TestAuthenticator } from "@/lib/test-authenticator";
import {
  endOtherSessions,
  endSessionOf,
  finishPasskey,
  getAccount,
  removePasskey,
  renamePasskey,
  startPasskey,
} from "./account";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** Somebody who signed in just now, by a session that is in the database. */
async function someone(method: Actor["method"] = "passkey"): Promise<Actor> {
  const person = await aPerson();
  await openSession({ personId: person.personId, method, device: "Safari on iPhone" }, NOW);
  const { id } = await db.session.findFirstOrThrow({ where: { personId: person.personId } });
  return { ...person, sessionId: id, method, signedInAt: NOW };
}

async function addPasskey(actor: Actor, now = NOW): Promise<string | null> {
  const options = await startPasskey(actor, now);
  if (!options) return null;
  const reply = new TestAuthenticator().register(options);
  return finishPasskey(actor, { reply, userAgent: "iPhone" }, now);
}

const passkeyIds = async ({ personId }: Actor) =>
  (await db.passkey.findMany({ where: { personId } })).map(({ id }) => id);

describe("an account", () => {
  test("shows the address, the passkeys by name, and the sessions in words, this one first", async () => {
    const me = await someone();
    await addPasskey(me);
    await openSession({ personId: me.personId, method: "email", device: "Edge on Windows" }, later(1));
    const view = await getAccount(me, later(2));
    expect(view.address).toBe(`${me.personId}@people.example.org`);
    expect(view.passkeys.map(({ name }) => name)).toEqual(["iPhone"]);
    expect(view.sessions.map(({ device, method, isThis }) => [device, method, isThis])).toEqual([
      ["Safari on iPhone", "passkey", true],
      ["Edge on Windows", "email", false],
    ]);
  });

  test("leaves out sessions whose time is over", async () => {
    const me = await someone();
    await openSession({ personId: me.personId, method: "email", device: "x" }, later(-60 * 24 * 8));
    expect((await getAccount(me, NOW)).sessions).toHaveLength(1);
  });
});

describe("AU-7: a passkey is added and removed", () => {
  test("only within five minutes of signing in", async () => {
    const me = await someone();
    expect(await addPasskey(me, later(4))).toBe("iPhone");
    expect(await addPasskey(me, later(6))).toBeNull();
    const [id = ""] = await passkeyIds(me);
    expect(await removePasskey(me, id, later(6))).toEqual({ ok: false, reason: "sign-in-again" });
    expect(await removePasskey(me, id, later(4))).toEqual({ ok: true });
  });

  describe("on a public copy", () => {
    beforeEach(async () => {
      const env = await import("@/lib/env");
      vi.spyOn(env, "env").mockReturnValue({ ...env.env(), isLocal: false });
      return () => vi.restoreAllMocks();
    });

    test("with a passkey, once there is one: a mail link adds the first and no other", async () => {
      const me = await someone("email");
      expect(await addPasskey(me)).toBe("iPhone");
      expect(await addPasskey(me)).toBeNull();
      const [id = ""] = await passkeyIds(me);
      expect(await removePasskey(me, id, NOW)).toEqual({ ok: false, reason: "sign-in-again" });
    });
  });
});

describe("AU-5: sessions end at once", () => {
  test("those a passkey opened, when a passkey is removed; this one and mail links stay", async () => {
    const me = await someone();
    await addPasskey(me);
    await openSession({ personId: me.personId, method: "passkey", device: "x" }, NOW);
    await openSession({ personId: me.personId, method: "email", device: "x" }, NOW);
    const [id = ""] = await passkeyIds(me);
    await removePasskey(me, id, NOW);
    const left = await db.session.findMany({ where: { personId: me.personId } });
    expect(left.map(({ id, method }) => (id === me.sessionId ? "this" : method)).toSorted()).toEqual([
      "email",
      "this",
    ]);
  });

  test("those that came by mail, when a passkey is added: a thief who was there first is out, and it is recorded", async () => {
    const [me, other] = [await someone("email"), await someone("email")];
    const { personId } = me;
    await openSession({ personId, method: "email", device: "The thief's" }, later(-60));
    await openSession({ personId, method: "entra", device: "x" }, NOW);
    await addPasskey(me);
    const left = await db.session.findMany({ where: { personId } });
    expect(left.map(({ id, method }) => (id === me.sessionId ? "this" : method)).toSorted()).toEqual([
      "entra",
      "this",
    ]);
    expect(await db.session.count({ where: { id: other.sessionId } })).toBe(1);
    const codes = async () =>
      (await db.accountEvent.findMany({ where: { personId }, orderBy: { seq: "asc" } })).map(
        ({ code, by }) => `${code} ${by}`,
      );
    expect((await codes()).slice(-2)).toEqual(["passkey-added email", "mail-sessions-ended email"]);
    // Nothing is left to end, and nothing said of it.
    await addPasskey(me);
    expect((await codes()).at(-1)).toBe("passkey-added email");
  });

  test("none of them when the passkey does not hold", async () => {
    const me = await someone("email");
    await openSession({ personId: me.personId, method: "email", device: "x" }, NOW);
    const options = await startPasskey(me, NOW);
    const reply = options && new TestAuthenticator().register(options, { userVerified: false });
    expect(await finishPasskey(me, { reply, userAgent: "iPhone" }, NOW)).toBeNull();
    expect(await db.session.count({ where: { personId: me.personId } })).toBe(2);
  });

  test("one by one, or all but this", async () => {
    const me = await someone();
    for (let n = 0; n < 3; n += 1) {
      await openSession({ personId: me.personId, method: "email", device: "x" }, NOW);
    }
    const other = await db.session.findFirstOrThrow({
      where: { personId: me.personId, id: { not: me.sessionId } },
    });
    await endSessionOf(me, other.id, later(1));
    expect(await endOtherSessions(me, later(1))).toBe(2);
    const left = await db.session.findMany({ where: { personId: me.personId } });
    expect(left.map(({ id }) => id)).toEqual([me.sessionId]);
  });
});

describe("AC-1: what is another person's is not found, like what does not exist", () => {
  test("passkeys and sessions", async () => {
    const [me, other] = [await someone(), await someone()];
    await addPasskey(other);
    const [theirs = ""] = await passkeyIds(other);
    for (const passkey of [theirs, randomUUID()]) {
      await expect(renamePasskey(me, passkey, "mine")).rejects.toThrow("NOT_FOUND");
      await expect(removePasskey(me, passkey, NOW)).rejects.toThrow("NOT_FOUND");
      // Also when a sign-in is too old, or the answer would tell.
      await expect(removePasskey(me, passkey, later(10))).rejects.toThrow("NOT_FOUND");
    }
    for (const session of [other.sessionId, randomUUID()]) {
      await expect(endSessionOf(me, session, later(1))).rejects.toThrow("NOT_FOUND");
    }
    expect((await getAccount(other, NOW)).passkeys.map(({ name }) => name)).toEqual(["iPhone"]);
    expect(await db.session.count({ where: { id: other.sessionId } })).toBe(1);
  });
});

test("a passkey can be renamed, and the name is sealed", async () => {
  const me = await someone();
  await addPasskey(me);
  const [id = ""] = await passkeyIds(me);
  await renamePasskey(me, id, "Canary-7Q2Z");
  expect((await getAccount(me, NOW)).passkeys[0]?.name).toBe("Canary-7Q2Z");
  expect(
    JSON.stringify(await db.passkey.findMany(), (_, v) => (typeof v === "bigint" ? 0 : v)),
  ).not.toContain("Canary");
});
