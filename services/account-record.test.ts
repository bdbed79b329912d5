import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { db } from "@/lib/db";
import { openSession } from "@/lib/session";
import { TestAuthenticator } from "@/lib/test-authenticator";
import { endOtherSessions, endSessionOf, finishPasskey, removePasskey, startPasskey } from "./account";
import { getRecord } from "./account-record";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

let me: Actor;
beforeEach(async () => {
  const person = await aPerson();
  await openSession({ personId: person.personId, method: "email", device: "Safari on iPhone" }, NOW);
  const { id } = await db.session.findFirstOrThrow({ where: { personId: person.personId } });
  me = { ...person, sessionId: id, method: "email", signedInAt: NOW };
});

const recorded = async () => (await getRecord(me, 1)).events.map(({ code, by }) => `${code} by ${by}`);
const elsewhere = (at: Date) => openSession({ personId: me.personId, method: "passkey", device: "x" }, at);

describe("what happened to an account is recorded with the deed", () => {
  test("AU-5: a sign-in, and browsers signed out", async () => {
    await elsewhere(later(1));
    const other = await db.session.findFirstOrThrow({ where: { personId: me.personId, method: "passkey" } });
    await endSessionOf(me, other.id, later(2));
    await elsewhere(later(3));
    await endOtherSessions(me, later(4));
    expect(await recorded()).toEqual([
      "other-sessions-ended by email",
      "signed-in by passkey",
      "session-ended by email",
      "signed-in by passkey",
      "signed-in by email",
    ]);
  });

  test("AU-7: a passkey added and removed, and nothing for what was refused", async () => {
    const options = await startPasskey(me, later(1));
    if (!options) throw new Error("not fresh");
    const reply = new TestAuthenticator().register(options);
    await finishPasskey(me, { reply, userAgent: "iPhone" }, later(1));
    await finishPasskey(me, { reply, userAgent: "iPhone" }, later(2));
    const { id } = await db.passkey.findFirstOrThrow({ where: { personId: me.personId } });
    await removePasskey(me, id, later(10));
    await removePasskey(me, id, later(3));
    await endOtherSessions(me, later(4));
    expect(await recorded()).toEqual([
      "passkey-removed by email",
      "passkey-added by email",
      "signed-in by email",
    ]);
  });
});

test("AC-1: nobody reads another person's record", async () => {
  const other = await aPerson();
  expect((await getRecord(other, 1)).events).toEqual([]);
});

test("a long record comes in pages, none of it twice and none left out", async () => {
  await db.accountEvent.createMany({
    data: Array.from({ length: 120 }, (_, n) =>
      // Several at one moment, as when a script signs in.
      ({
        ...accountEvent(me.personId, "signed-in", "passkey", later(Math.floor(n / 7))),
        seq: n + 1000,
        link: "not looked at here",
      }),
    ),
  });
  const pages = await Promise.all([1, 2, 3, 4].map((page) => getRecord(me, page)));
  expect(pages.map(({ events, hasEarlier }) => [events.length, hasEarlier])).toEqual([
    [50, true],
    [50, true],
    [21, false],
    [0, false],
  ]);
  expect(new Set(pages.flatMap(({ events }) => events.map(({ id }) => id))).size).toBe(121);
});
