import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { readCode } from "@/domain/recovery-code";
import { databaseAdapter } from "@/lib/adapter";
import { addressHash } from "@/lib/address";
import { mayEnter } from "@/lib/admission";
import { db } from "@/lib/db";
import { readOutbox } from "@/lib/mail";
import { openSession } from "@/lib/session";
import { invite, inviteBack } from "./invite";
import { cancelRecovery, comeBack, getRecoveryNotice, startRecovery } from "./recovery";
import { useRecoveryCode as spendCode } from "./recovery-codes";
import { aPerson, withPasskey } from "./test-people";

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-client-address": "203.0.113.9" }),
}));

const NOW = new Date("2026-11-24T12:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const anAddress = () => `${randomUUID()}@invited.example`;

/** Comes in as next-auth lets somebody in whose link was confirmed. Returns their id. */
async function comeIn(email: string): Promise<string> {
  const user = await databaseAdapter().createUser?.({ email, emailVerified: null });
  return user?.id ?? "";
}

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.invitation.deleteMany();
  await db.rateLimit.deleteMany();
});

describe("AU-3: an invitation", () => {
  test("lets its address in for seven days, however it is written, and nobody else", async () => {
    const address = anAddress();
    expect(await mayEnter(address, NOW)).toBe(false);
    expect(await invite(address, NOW)).toMatchObject({ ok: true, expiresAt: inDays(7) });
    expect(await mayEnter(address.toUpperCase(), NOW)).toBe(true);
    expect(await mayEnter(address, new Date(inDays(7).getTime() - 1))).toBe(true);
    expect(await mayEnter(address, inDays(7))).toBe(false);
    expect(await mayEnter(`x${address}`, NOW)).toBe(false);
  });

  test("is mailed as it is shown to the operator, and the mail holds no secret", async () => {
    const address = anAddress();
    const result = await invite(address, NOW);
    const [sent] = await readOutbox();
    expect(result.ok && result.letter).toEqual({ to: sent?.to, subject: sent?.subject, text: sent?.text });
    expect(sent?.to).toBe(address);
    expect(sent?.text).toContain("1 December");
    const links = sent?.text.split(/\s/).filter((word) => word.startsWith("http"));
    expect(links).toEqual([`${process.env.APP_ORIGIN}/sign-in`]);
  });

  test("is spent by coming in: whoever erased themselves does not come back by it", async () => {
    const address = anAddress();
    await invite(address, new Date());
    const id = await comeIn(address);
    expect(await db.invitation.count()).toBe(0);
    expect(await mayEnter(address, new Date())).toBe(true);
    await db.person.delete({ where: { id } });
    expect(await mayEnter(address, new Date())).toBe(false);
    await expect(comeIn(address)).rejects.toThrow("NOT_FOUND");
  });

  test("that ended makes nobody a person, also when the link was mailed before", async () => {
    const address = anAddress();
    await invite(address, new Date(Date.now() - 7 * 86_400_000));
    await expect(comeIn(address)).rejects.toThrow("NOT_FOUND");
    expect(await db.person.count({ where: { emailHash: addressHash(address) } })).toBe(0);
  });

  test("makes one person of twenty arrivals at once", async () => {
    const address = anAddress();
    await invite(address, new Date());
    const arrived = await Promise.all(Array.from({ length: 20 }, () => comeIn(address)));
    expect(new Set(arrived).size).toBe(1);
    expect(await db.person.count({ where: { emailHash: addressHash(address) } })).toBe(1);
  });

  test("made again lasts seven days from then, and still opens", async () => {
    const address = anAddress();
    await invite(address, NOW);
    await invite(address, inDays(5));
    expect(await db.invitation.count()).toBe(1);
    expect(await mayEnter(address, inDays(11))).toBe(true);
  });

  test("is not made, and nothing mailed, for somebody who has come in", async () => {
    const { personId } = await aPerson();
    expect(await invite(`${personId}@people.example.org`, NOW)).toEqual({ ok: false, reason: "known" });
    expect([await db.invitation.count(), await db.mail.count()]).toEqual([0, 0]);
  });
});

describe("AU-6: a fresh invitation as a way back in", () => {
  const addressOf = ({ personId }: { personId: string }) => `${personId}@people.example.org`;
  const proofOf = ({ personId }: { personId: string }) => ({ id: randomUUID(), personId, next: null });
  const type = (person: Actor, typed: string, now: Date) =>
    spendCode(proofOf(person), { typed, device: "A new phone" }, now);

  /** Invites somebody back who has lost their passkey. Returns the code that the operator is shown. */
  async function invitedBack(person: Actor, now = NOW): Promise<string> {
    const result = await inviteBack(addressOf(person), now);
    if (!result.ok) throw new Error(result.reason);
    return result.code;
  }

  test("opens one session for seven days, by its code and a proof of the mailbox, and ends the others", async () => {
    const person = await withPasskey(await aPerson());
    const { personId } = person;
    await openSession({ personId, method: "passkey", device: "A lost phone" }, NOW);
    const code = await invitedBack(person);
    const said = code.toLowerCase().replaceAll("-", " ");
    const all = await Promise.all(Array.from({ length: 20 }, () => type(person, said, inDays(6.9))));
    expect(all.flatMap((one) => (one.ok ? [one.by] : []))).toEqual(["invitation"]);
    expect(await db.session.findMany({ where: { personId }, select: { method: true } })).toEqual([
      { method: "recovery" },
    ]);
    expect(await type(person, code, inDays(6.9))).toEqual({ ok: false, reason: "unknown" });
    const events = await db.accountEvent.findMany({ where: { personId }, orderBy: { seq: "asc" } });
    expect(events.map(({ code }) => code)).toEqual([
      "signed-in",
      "way-back-given",
      "way-back-used",
      "signed-in",
    ]);
  });

  test("opens nothing to whoever only reads the mailbox, and nothing to another code", async () => {
    const [person, other] = [await withPasskey(await aPerson()), await withPasskey(await aPerson())];
    const [code, another] = [await invitedBack(person), await invitedBack(other)];
    expect(await comeBack(person.personId, "x", inDays(1))).toBeNull();
    expect(await type(person, "0000-0000-0000-0000", inDays(1))).toEqual({ ok: false, reason: "unknown" });
    expect(await type(person, another, inDays(1))).toEqual({ ok: false, reason: "unknown" });
    expect(await type(other, code, inDays(1))).toEqual({ ok: false, reason: "unknown" });
    expect(await db.session.count({ where: { personId: { in: [person.personId, other.personId] } } })).toBe(
      0,
    );
    expect(await type(person, code, inDays(1))).toMatchObject({ ok: true });
  });

  test("keeps a mark of the code alone, and mails it to nobody", async () => {
    const person = await withPasskey(await aPerson());
    const code = await invitedBack(person);
    const kept = JSON.stringify([await db.invitation.findMany(), await readOutbox()]);
    expect(readCode(code)).not.toBeNull();
    for (const form of [code, code.replaceAll("-", "")]) expect(kept).not.toContain(form);
  });

  test("made again has another code, and the one before is of no use", async () => {
    const person = await withPasskey(await aPerson());
    const [before, code] = [await invitedBack(person), await invitedBack(person)];
    expect(before).not.toBe(code);
    expect(await type(person, before, NOW)).toEqual({ ok: false, reason: "unknown" });
    expect(await type(person, code, NOW)).toMatchObject({ ok: true });
  });

  test("ends after seven days, and shows until then to whoever is signed in, who can cancel it", async () => {
    const [person, other] = [await withPasskey(await aPerson()), await withPasskey(await aPerson())];
    const code = await invitedBack(person);
    expect(await type(person, code, inDays(7))).toEqual({ ok: false, reason: "unknown" });
    expect(await getRecoveryNotice(person, inDays(6))).toEqual({ by: "invitation", until: inDays(7) });
    expect(await getRecoveryNotice(other, inDays(6))).toBeNull();
    expect(await cancelRecovery(other, inDays(6))).toBe(false);
    expect(await cancelRecovery(person, inDays(6))).toBe(true);
    expect(await type(person, code, inDays(6))).toEqual({ ok: false, reason: "unknown" });
  });

  test("ends when its owner comes back by waiting", async () => {
    const person = await withPasskey(await aPerson());
    await startRecovery(proofOf(person), NOW);
    const code = await invitedBack(person);
    expect(await comeBack(person.personId, "x", inDays(1))).not.toBeNull();
    expect(await type(person, code, inDays(1))).toEqual({ ok: false, reason: "unknown" });
  });

  test("HT-6: five tries for each proof of the mailbox", async () => {
    const person = await withPasskey(await aPerson());
    const code = await invitedBack(person);
    const thief = proofOf(person);
    const guess = (typed: string) => spendCode(thief, { typed, device: "x" }, NOW);
    for (let n = 0; n < 5; n += 1) expect(await guess("0000-0000-0000-0000")).toMatchObject({ ok: false });
    expect(await guess(code)).toMatchObject({ ok: false, reason: "too-many" });
    expect(await type(person, code, NOW)).toMatchObject({ ok: true });
  });

  test("is given to nobody who does not need one, and never by a plain invitation", async () => {
    const [plain, person] = [await aPerson(), await withPasskey(await aPerson())];
    expect(await inviteBack(addressOf(plain), NOW)).toEqual({ ok: false, reason: "link-is-enough" });
    expect(await inviteBack(anAddress(), NOW)).toEqual({ ok: false, reason: "unknown" });
    expect(await invite(addressOf(person), NOW)).toEqual({ ok: false, reason: "known" });
    expect([await db.invitation.count(), await db.mail.count()]).toEqual([0, 0]);
  });

  test("AU-8: its letter says that a code comes by voice or by hand, and how to cancel it, and holds no secret", async () => {
    const person = await withPasskey(await aPerson());
    await invitedBack(person);
    const [letter] = await readOutbox();
    expect(letter?.subject).toBe("A way back into Safe Seat");
    expect(letter?.text).toContain("by voice or by hand, and never by mail");
    expect(letter?.text).toContain("cancel it");
    const links = letter?.text.split(/\s/).filter((word) => word.startsWith("http"));
    expect(links).toEqual([`${process.env.APP_ORIGIN}/sign-in`]);
  });
});
