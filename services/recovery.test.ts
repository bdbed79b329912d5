import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import * as crypto from "@/lib/crypto";
import { db } from "@/lib/db";
import { readOutbox } from "@/lib/mail";
import { findSession, openSession } from "@/lib/session";
import {
  cancelByToken,
  cancelRecovery,
  comeBack,
  getRecoveryNotice,
  getWayBack,
  startRecovery,
} from "./recovery";
import { tellOfRecovery, tendRecoveries } from "./recovery-mail";
import { aPerson, withPasskey } from "./test-people";

const START = new Date("2026-11-24T09:00:00Z");
const hours = (count: number) => new Date(START.getTime() + count * 3_600_000);
const proofOf = ({ personId }: Actor) => ({ id: randomUUID(), personId, next: null });

async function begun(): Promise<Actor> {
  const person = await withPasskey(await aPerson());
  expect(await startRecovery(proofOf(person), START)).toEqual({ ok: true });
  return person;
}

const eventsOf = async ({ personId }: Actor) =>
  (await db.accountEvent.findMany({ where: { personId }, orderBy: { seq: "asc" } })).map(({ code }) => code);

/** The letters to somebody, newest first. */
async function lettersTo({ personId }: Actor) {
  return (await readOutbox(100)).filter(({ to }) => to.startsWith(personId));
}

async function cancelTokenOf(person: Actor): Promise<string> {
  await tellOfRecovery(person.personId, START);
  const [letter] = await lettersTo(person);
  return /token=([\w-]{43})/.exec(letter?.text ?? "")?.[1] ?? "";
}

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.recovery.deleteMany();
});

describe("AU-6: the recovery that waits", () => {
  test("lets nobody in before a day is over, and then once, ending every other session", async () => {
    const person = await begun();
    const { personId } = person;
    const old = await openSession({ personId, method: "passkey", device: "A lost phone" }, START);
    for (const early of [0, 12, 23.99]) expect(await comeBack(personId, "x", hours(early))).toBeNull();

    const token = await comeBack(personId, "A new phone", hours(24));
    expect(await findSession(token ?? "", hours(24))).toMatchObject({ personId, method: "recovery" });
    expect(await findSession(old, hours(24))).toBeNull();
    expect(await comeBack(personId, "x", hours(25))).toBeNull();
    expect(await eventsOf(person)).toEqual(["recovery-asked", "signed-in", "recovery-finished", "signed-in"]);
  });

  test("of twenty arrivals at once exactly one gets a session", async () => {
    const { personId } = await begun();
    const all = await Promise.all(Array.from({ length: 20 }, () => comeBack(personId, "x", hours(30))));
    expect(all.filter(Boolean)).toHaveLength(1);
    expect(await db.session.count({ where: { personId } })).toBe(1);
  });

  test("is over after two more days", async () => {
    const { personId } = await begun();
    expect(await comeBack(personId, "x", hours(72))).toBeNull();
    const { personId: other } = await begun();
    expect(await comeBack(other, "x", hours(71.99))).not.toBeNull();
  });

  test("begun twice at once it is begun once, and not again until it is over", async () => {
    const person = await withPasskey(await aPerson());
    const all = await Promise.all([1, 2, 3, 4].map(() => startRecovery(proofOf(person), START)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await startRecovery(proofOf(person), hours(71))).toEqual({ ok: false, reason: "not-yet" });
    expect(await startRecovery(proofOf(person), hours(72))).toEqual({ ok: true });
    expect(await comeBack(person.personId, "x", hours(73))).toBeNull();
  });

  test("says how it stands to whoever proved the mailbox", async () => {
    const person = await withPasskey(await aPerson());
    expect(await getWayBack(proofOf(person), START)).toEqual({
      hasPasskey: true,
      recovery: null,
      startsFrom: null,
    });
    await startRecovery(proofOf(person), START);
    expect(await getWayBack(proofOf(person), hours(1))).toEqual({
      hasPasskey: true,
      recovery: { state: "waiting", startedAt: START, readyAt: hours(24), lapsesAt: hours(72) },
      startsFrom: hours(72),
    });
  });
});

describe("AU-6: its owner is told", () => {
  test("at the start and half-way, once each however often it is asked, and never after it ended", async () => {
    const person = await begun();
    await Promise.all([1, 2, 3].map(() => tendRecoveries(START)));
    expect(await lettersTo(person)).toHaveLength(1);
    await tendRecoveries(hours(11.9));
    expect(await lettersTo(person)).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => tendRecoveries(hours(12))));
    await tendRecoveries(hours(30));
    const letters = await lettersTo(person);
    expect(letters).toHaveLength(2);
    const tokens = letters.map(({ text }) => /cancel\?token=([\w-]{43})/.exec(text)?.[1]);
    expect(new Set(tokens).size).toBe(2);
    expect(letters[0]?.text).toContain("25 November at 09:00");
  });

  test("when it ran out, by one letter and in the record", async () => {
    const person = await begun();
    await tendRecoveries(hours(1));
    await Promise.all([1, 2, 3].map(() => tendRecoveries(hours(72))));
    await tendRecoveries(hours(80));
    expect((await lettersTo(person)).map(({ subject }) => subject)).toEqual([
      "Nobody came back into Safe Seat by waiting",
      "Somebody is getting back into Safe Seat as you",
    ]);
    expect(await eventsOf(person)).toEqual(["recovery-asked", "recovery-lapsed"]);
  });

  test.each([
    ["the start", 0, "Somebody is getting back into Safe Seat as you"],
    ["half-way", 12, "Somebody is getting back into Safe Seat as you"],
    ["the end", 72, "Nobody came back into Safe Seat by waiting"],
  ])(
    "at %s also when the letter could not be kept the first time: the next round writes it",
    async (_, hour, subject) => {
      const person = await begun();
      const { personId } = person;
      if (hour > 0) await tendRecoveries(START);
      await db.mail.deleteMany();
      const before = await db.recovery.findUniqueOrThrow({ where: { personId } });
      const failing = vi.spyOn(crypto, "seal").mockImplementationOnce(() => {
        throw new Error("A hiccup.");
      });
      await tendRecoveries(hours(hour));
      failing.mockRestore();
      expect(await lettersTo(person)).toEqual([]);
      expect(await db.recovery.findUniqueOrThrow({ where: { personId } })).toEqual(before);
      await tendRecoveries(hours(hour));
      const [letter, ...more] = await lettersTo(person);
      expect(letter?.subject).toBe(subject);
      expect(more).toEqual([]);
      const token = /cancel\?token=([\w-]{43})/.exec(letter?.text ?? "")?.[1];
      if (token) expect(await cancelByToken(token, hours(hour))).toMatchObject({ ok: true });
    },
  );

  test("on every page they are signed in to, until it ended", async () => {
    const person = await begun();
    expect(await getRecoveryNotice(person, hours(1))).toMatchObject({ by: "waiting" });
    expect(await getRecoveryNotice(person, hours(71))).toMatchObject({
      by: "waiting",
      recovery: { state: "ready" },
    });
    expect(await getRecoveryNotice(person, hours(72))).toBeNull();
    expect(await getRecoveryNotice(await aPerson(), hours(1))).toBeNull();
  });
});

describe("AU-6: it is cancelled", () => {
  test("from a session, once; nothing it would have opened opens, and the next may begin after a day", async () => {
    const person = await begun();
    const results = await Promise.all([1, 2, 3].map(() => cancelRecovery(person, hours(23))));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await comeBack(person.personId, "x", hours(25))).toBeNull();
    expect(await eventsOf(person)).toEqual(["recovery-asked", "recovery-cancelled"]);
    expect(await startRecovery(proofOf(person), hours(23.5))).toEqual({ ok: false, reason: "not-yet" });
    expect(await startRecovery(proofOf(person), hours(24))).toEqual({ ok: true });
  });

  test("by the link in the letter, which opens nothing, works once, and is kept only as a hash", async () => {
    const person = await begun();
    const token = await cancelTokenOf(person);
    const row = await db.recovery.findUniqueOrThrow({ where: { personId: person.personId } });
    expect(row.cancelHashes).toEqual([crypto.tokenHash(token)]);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await cancelByToken(`${token.slice(0, -1)}_`, hours(1))).toEqual({ ok: false });
    expect(await cancelByToken(token, hours(1))).toEqual({ ok: true, personId: person.personId });
    expect(await cancelByToken(token, hours(1))).toEqual({ ok: false });
    expect(await comeBack(person.personId, "x", hours(25))).toBeNull();
    expect(await db.session.count({ where: { personId: person.personId } })).toBe(0);
  });

  test("also once it is ready, as long as nobody used it", async () => {
    const person = await begun();
    const token = await cancelTokenOf(person);
    expect(await cancelByToken(token, hours(48))).toMatchObject({ ok: true });
    expect(await comeBack(person.personId, "x", hours(48))).toBeNull();
  });

  test("but not another one that began later, by an old link", async () => {
    const person = await begun();
    const token = await cancelTokenOf(person);
    await startRecovery(proofOf(person), hours(80));
    expect(await cancelByToken(token, hours(81))).toEqual({ ok: false });
    expect(await comeBack(person.personId, "x", hours(105))).not.toBeNull();
  });

  test("against an arrival at the same moment, one of the two holds", async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await begun();
      const [cancelled, back] = await Promise.all([
        cancelRecovery(person, hours(30)),
        comeBack(person.personId, "x", hours(30)),
      ]);
      expect([cancelled, back !== null]).toEqual(back ? [false, true] : [true, false]);
    }
  });

  test("AC-1: nobody cancels another's", async () => {
    const [person, other] = [await begun(), await aPerson()];
    expect(await cancelRecovery(other, hours(1))).toBe(false);
    expect(await comeBack(person.personId, "x", hours(24))).not.toBeNull();
  });
});
