import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { findSession } from "@/lib/session";
import { inviteBack } from "./invite";
import { startRecovery } from "./recovery";
import { getRecoveryCodes, makeRecoveryCodes, useRecoveryCode as spend } from "./recovery-codes";
import { aPerson, withPasskey } from "./test-people";

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-client-address": "203.0.113.9" }),
}));

const NOW = new Date("2026-11-24T09:01:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const proofOf = ({ personId }: Actor) => ({ id: randomUUID(), personId, next: null });
const someone = async () => withPasskey(await aPerson());

async function codesOf(person: Actor, set = "none", now = NOW): Promise<string[]> {
  const made = await makeRecoveryCodes(person, set, now);
  if (!made.ok) throw new Error(made.reason);
  return made.codes;
}
const use = (person: Actor, typed: string, now = NOW) =>
  spend(proofOf(person), { typed, device: "A new phone" }, now);

const leftOf = async (person: Actor) => (await getRecoveryCodes(person, NOW)).left;

beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

describe("AU-6: recovery codes", () => {
  test("are eight, all different, and kept as marks nobody can read", async () => {
    const person = await someone();
    const codes = await codesOf(person);
    expect(new Set(codes).size).toBe(8);
    const rows = JSON.stringify(await db.recoveryCode.findMany({ where: { personId: person.personId } }));
    for (const code of codes) {
      expect(rows).not.toContain(code);
      expect(rows).not.toContain(code.replaceAll("-", ""));
    }
    expect(await getRecoveryCodes(person, NOW)).toMatchObject({ left: 8, madeAt: NOW, isNeeded: true });
  });

  test("each opens one session, however it is typed, and says how many are left", async () => {
    const person = await someone();
    const [first = "", second = ""] = await codesOf(person);
    const used = await use(person, ` ${first.toLowerCase().replaceAll("-", " ")} `);
    expect(used).toMatchObject({ ok: true, by: "code" });
    expect(await leftOf(person)).toBe(7);
    const row = await findSession(used.ok ? used.token : "", NOW);
    expect(row).toMatchObject({ personId: person.personId, method: "recovery" });
    expect(await use(person, first)).toEqual({ ok: false, reason: "unknown" });
    expect(await use(person, second)).toMatchObject({ ok: true });
    expect(await leftOf(person)).toBe(6);
    const events = await db.accountEvent.findMany({
      where: { personId: person.personId },
      orderBy: { seq: "asc" },
    });
    expect(events.map(({ code, by }) => `${code} ${by}`)).toEqual([
      "recovery-codes-made passkey",
      "recovery-code-used nobody",
      "signed-in recovery",
      "recovery-code-used nobody",
      "signed-in recovery",
    ]);
  });

  test("one code used twenty times at once opens one session", async () => {
    const person = await someone();
    const [code = ""] = await codesOf(person);
    const all = await Promise.all(Array.from({ length: 20 }, () => use(person, code)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.session.count({ where: { personId: person.personId } })).toBe(1);
  });

  test("AC-1: are of no use to anybody else", async () => {
    const [person, other] = [await someone(), await someone()];
    const [code = ""] = await codesOf(person);
    expect(await use(other, code)).toEqual({ ok: false, reason: "unknown" });
    expect(await use(person, code)).toMatchObject({ ok: true });
  });

  test("are voided by new ones, but not by the same form sent twice", async () => {
    const person = await someone();
    const [old = ""] = await codesOf(person);
    expect(await makeRecoveryCodes(person, "none", later(1))).toEqual({
      ok: false,
      reason: "made-meanwhile",
    });
    const { set } = await getRecoveryCodes(person, later(1));
    const [fresh = ""] = await codesOf(person, set, later(1));
    expect(await use(person, old)).toEqual({ ok: false, reason: "unknown" });
    expect(await use(person, fresh)).toMatchObject({ ok: true });
    expect(await leftOf(person)).toBe(7);
  });

  test("of two sets made at once one is kept", async () => {
    const person = await someone();
    const both = await Promise.all([1, 2].map(() => makeRecoveryCodes(person, "none", NOW)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.recoveryCode.count({ where: { personId: person.personId } })).toBe(8);
  });

  test("using one ends a wait that was begun and a fresh invitation, so that no second way in stays open", async () => {
    const person = await someone();
    const [code = ""] = await codesOf(person);
    await startRecovery(proofOf(person), NOW);
    const back = await inviteBack(`${person.personId}@people.example.org`, NOW);
    await use(person, code, later(60));
    expect(back.ok && (await use(person, back.code, later(61)))).toEqual({ ok: false, reason: "unknown" });
    expect(await db.recovery.findUnique({ where: { personId: person.personId } })).toMatchObject({
      endedAs: "cancelled",
    });
  });

  test("AU-7: are made only by a fresh and strong session of somebody who needs them", async () => {
    const person = await someone();
    expect(await makeRecoveryCodes(person, "none", later(10))).toEqual({
      ok: false,
      reason: "sign-in-again",
    });
    expect(await makeRecoveryCodes(await aPerson(), "none", NOW)).toEqual({
      ok: false,
      reason: "not-needed",
    });
    expect(await db.recoveryCode.count({ where: { personId: person.personId } })).toBe(0);
  });

  test("HT-6: five tries for each proof of the mailbox; the thief's tries are not the owner's", async () => {
    const person = await someone();
    const [code = ""] = await codesOf(person);
    const thief = proofOf(person);
    const guess = () => spend(thief, { typed: "0000-0000-0000-0000", device: "x" }, NOW);
    for (let n = 0; n < 5; n += 1) expect(await guess()).toEqual({ ok: false, reason: "unknown" });
    expect(await guess()).toMatchObject({ ok: false, reason: "too-many" });
    expect(await spend(thief, { typed: code, device: "x" }, NOW)).toMatchObject({ reason: "too-many" });
    expect(await use(person, code)).toMatchObject({ ok: true });
  });
});
