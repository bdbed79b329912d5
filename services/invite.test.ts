import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { databaseAdapter } from "@/lib/adapter";
import { addressHash } from "@/lib/address";
import { mayEnter } from "@/lib/admission";
import { db } from "@/lib/db";
import { readOutbox } from "@/lib/mail";
import { invite, inviteBack } from "./invite";
import { cancelRecovery, comeBack, getRecoveryNotice } from "./recovery";
import { aPerson, withPasskey } from "./test-people";

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

  test("opens one session for seven days, by the next proof of the mailbox, and ends the others", async () => {
    const person = await withPasskey(await aPerson());
    const { personId } = person;
    expect(await comeBack(personId, "x", NOW)).toBeNull();
    expect(await inviteBack(addressOf(person), NOW)).toMatchObject({ ok: true, expiresAt: inDays(7) });
    const all = await Promise.all(Array.from({ length: 20 }, () => comeBack(personId, "x", inDays(6.9))));
    expect(all.flatMap((one) => (one ? [one.by] : []))).toEqual(["invitation"]);
    expect(await db.session.findMany({ where: { personId }, select: { method: true } })).toEqual([
      { method: "recovery" },
    ]);
    expect(await comeBack(personId, "x", inDays(6.9))).toBeNull();
    const events = await db.accountEvent.findMany({ where: { personId }, orderBy: { seq: "asc" } });
    expect(events.map(({ code }) => code)).toEqual(["way-back-given", "way-back-used", "signed-in"]);
  });

  test("ends after seven days, and shows until then to whoever is signed in, who can cancel it", async () => {
    const [person, other] = [await withPasskey(await aPerson()), await withPasskey(await aPerson())];
    await inviteBack(addressOf(person), NOW);
    expect(await comeBack(person.personId, "x", inDays(7))).toBeNull();
    expect(await getRecoveryNotice(person, inDays(6))).toEqual({ by: "invitation", until: inDays(7) });
    expect(await getRecoveryNotice(other, inDays(6))).toBeNull();
    expect(await cancelRecovery(other, inDays(6))).toBe(false);
    expect(await cancelRecovery(person, inDays(6))).toBe(true);
    expect(await comeBack(person.personId, "x", inDays(6))).toBeNull();
  });

  test("is given to nobody who does not need one, and never by a plain invitation", async () => {
    const [plain, person] = [await aPerson(), await withPasskey(await aPerson())];
    expect(await inviteBack(addressOf(plain), NOW)).toEqual({ ok: false, reason: "link-is-enough" });
    expect(await inviteBack(anAddress(), NOW)).toEqual({ ok: false, reason: "unknown" });
    expect(await invite(addressOf(person), NOW)).toEqual({ ok: false, reason: "known" });
    expect([await db.invitation.count(), await db.mail.count()]).toEqual([0, 0]);
  });

  test("a plain invitation that was left over is no way back", async () => {
    const person = await aPerson();
    const address = addressOf(person);
    await db.person.delete({ where: { id: person.personId } });
    await invite(address, NOW);
    await db.person.create({
      data: { id: person.personId, emailHash: addressHash(address), emailSealed: "x", createdAt: NOW },
    });
    await withPasskey(person);
    expect(await comeBack(person.personId, "x", NOW)).toBeNull();
  });

  test("AU-8: its letter says who let them in, and how to cancel it, and holds no secret", async () => {
    const person = await withPasskey(await aPerson());
    await inviteBack(addressOf(person), NOW);
    const [letter] = await readOutbox();
    expect(letter?.subject).toBe("A way back into Safe Seat");
    expect(letter?.text).toContain("cancel it");
    const links = letter?.text.split(/\s/).filter((word) => word.startsWith("http"));
    expect(links).toEqual([`${process.env.APP_ORIGIN}/sign-in`]);
  });
});
