import { randomUUID } from "node:crypto";
import type { AdapterUser } from "next-auth/adapters";
import { describe, expect, test } from "vitest";
import { aPerson } from "@/services/test-people";
import { databaseAdapter } from "./adapter";
import { randomToken, tokenHash } from "./crypto";
import { db } from "./db";
import { findSession, openSession } from "./session";

const NOW = new Date("2026-11-24T12:00:00Z");
const DAY = 86_400_000;
const onDay = (days: number) => new Date(NOW.getTime() + days * DAY);
const device = "Safari on iPhone";

async function aSession() {
  const { personId } = await aPerson();
  const token = await openSession({ personId, method: "passkey", device }, NOW);
  return { personId, token };
}

describe("AU-4: a session ends by itself", () => {
  test("after seven days without use", async () => {
    const { token } = await aSession();
    expect(await findSession(token, onDay(6.99))).not.toBeNull();
    expect(await findSession(token, onDay(7))).toBeNull();
    expect(await db.session.count({ where: { tokenHash: tokenHash(token) } })).toBe(0);
  });

  test("after thirty days however much it is used", async () => {
    const { token } = await aSession();
    for (let day = 5; day < 30; day += 5) {
      expect(await findSession(token, onDay(day))).not.toBeNull();
      await db.session.updateMany({
        where: { tokenHash: tokenHash(token) },
        data: { lastSeenAt: onDay(day) },
      });
    }
    expect(await findSession(token, onDay(29.99))).not.toBeNull();
    expect(await findSession(token, onDay(30))).toBeNull();
  });

  test("RE-7: but not early, when the server's clock goes back an hour", async () => {
    const { token } = await aSession();
    expect(await findSession(token, new Date(NOW.getTime() - 3_600_000))).not.toBeNull();
  });
});

describe("AU-4: at rest", () => {
  test("a session's row, altered, is nobody's session", async () => {
    const { token, personId } = await aSession();
    await db.session.updateMany({ where: { personId }, data: { tokenHash: tokenHash(randomToken()) } });
    expect(await findSession(token, NOW)).toBeNull();
  });

  test("the hash in the table opens nothing", async () => {
    const { token } = await aSession();
    expect(await findSession(tokenHash(token), NOW)).toBeNull();
  });

  test.each(["", "x", "\0", "%", "' OR 1=1 --"])("%j is no token", async (token) => {
    expect(await findSession(token, NOW)).toBeNull();
  });
});

test("AU-4: a person has ten sessions at most, also when all sign-ins come at once; the idlest goes", async () => {
  const { personId } = await aPerson();
  const oldest = await openSession({ personId, method: "email", device }, NOW);
  for (let n = 1; n < 10; n += 1) await openSession({ personId, method: "email", device }, onDay(n / 100));
  expect(await db.session.count({ where: { personId } })).toBe(10);
  await openSession({ personId, method: "email", device }, onDay(0.5));
  expect(await findSession(oldest, onDay(0.5))).toBeNull();
  await Promise.all(
    Array.from({ length: 20 }, () => openSession({ personId, method: "email", device }, onDay(0.6))),
  );
  expect(await db.session.count({ where: { personId } })).toBe(10);
});

test("AU-5: when a person is removed, so are their sessions", async () => {
  const { personId, token } = await aSession();
  await db.person.delete({ where: { id: personId } });
  expect(await findSession(token, NOW)).toBeNull();
});

describe("the adapter of next-auth", () => {
  test("notes the use of a session at most every five minutes", async () => {
    const { personId } = await aPerson();
    const [now, token] = [new Date(), randomToken()];
    const seen = async () =>
      (await db.session.findFirstOrThrow({ where: { personId } })).lastSeenAt.getTime();
    const use = async () => {
      const adapter = databaseAdapter();
      await adapter.getSessionAndUser?.(token);
      await adapter.updateSession?.({ sessionToken: token });
    };
    const begun = new Date(now.getTime() - 299_000);
    await openSession({ personId, method: "email", device }, begun, token);
    await use();
    expect(await seen()).toBe(begun.getTime());
    await db.session.updateMany({
      where: { personId },
      data: { lastSeenAt: new Date(now.getTime() - 300_000) },
    });
    await use();
    expect(await seen()).toBeGreaterThanOrEqual(now.getTime());
  });

  test("AU-3, DA-1: makes nobody a person who may not come in, and stores no address in clear", async () => {
    const { createUser, getUser } = databaseAdapter();
    const email = `${randomUUID()}@example.com`;
    await expect(createUser?.({ email, emailVerified: null })).rejects.toThrow("NOT_FOUND");
    const listed = `${randomUUID()}@people.example.org`;
    const made = await Promise.all([1, 2, 3].map(() => createUser?.({ email: listed, emailVerified: null })));
    expect(new Set(made.map((user: AdapterUser | undefined) => user?.id)).size).toBe(1);
    expect(JSON.stringify(await db.person.findMany())).not.toContain(listed);
    expect(await getUser?.(made[0]?.id ?? "")).toMatchObject({ email: listed });
  });

  test("links no account of another provider", async () => {
    const { linkAccount, getUserByAccount } = databaseAdapter();
    const account = { userId: "x", provider: "azure-ad", providerAccountId: "y", type: "oauth" as const };
    expect(() => linkAccount?.(account)).toThrow("NOT_FOUND");
    expect(getUserByAccount?.(account)).toBeNull();
  });

  test("AU-2: of twenty uses of a token at once, one gets it, and only for the address it was made for", async () => {
    const { createVerificationToken, useVerificationToken } = databaseAdapter();
    const given = { identifier: "a@example.org", token: randomToken(), expires: new Date() };
    await createVerificationToken?.(given);
    expect(await useVerificationToken?.({ identifier: "b@example.org", token: given.token })).toBeNull();
    const used = await Promise.all(Array.from({ length: 20 }, () => useVerificationToken?.(given)));
    expect(used.filter(Boolean)).toEqual([given]);
  });
});
