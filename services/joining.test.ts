import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { databaseAdapter } from "@/lib/adapter";
import { mayEnter } from "@/lib/admission";
import { db } from "@/lib/db";
import { openMemberName } from "@/lib/office-names";
import { declineInvitation, getInvitations, joinOffice } from "./joining";
import { inviteToOffice, resendInvitation, revokeInvitation } from "./office-invitations";
import { changeRole, removePerson } from "./office-people";
import { createOffice } from "./own-office";
import { aColleague, aNamedOffice, type Colleague } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const addressOf = ({ personId }: Actor) => `${personId}@people.example.org`;

/** Comes in as next-auth lets somebody in whose link was confirmed. Returns their id. */
async function comeIn(email: string): Promise<string> {
  const user = await databaseAdapter().createUser?.({ email, emailVerified: null });
  return user?.id ?? "";
}

let officeId: string;
let manager: Colleague;
let invited: Actor;
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  officeId = await aNamedOffice("Westbridge", NOW);
  manager = await aColleague(officeId, { role: "manager", name: "Morgan" });
  invited = await aPerson();
});

const invite = (address = addressOf(invited), role: "staff" | "manager" | "principal" = "staff", at = NOW) =>
  inviteToOffice({ ...manager, signedInAt: at }, { officeId, address, role }, at);
const waiting = async (actor = invited, at = NOW) => getInvitations(actor, at);
const answerTo = async (actor = invited) => {
  const [one] = await waiting(actor);
  if (!one) throw new Error("No invitation waits.");
  return { invitationId: one.id, officeId: one.officeId };
};
const join = async (
  answered: { invitationId: string; officeId: string },
  actor = invited,
  at = NOW,
  name = "Priya",
) => joinOffice(actor, { ...answered, name, level: "standing" }, at);
const codes = async () =>
  (await db.officeEvent.findMany({ where: { officeId }, orderBy: { seq: "asc" } })).map(({ code }) => code);

describe("an invitation into an office", () => {
  test("is read by the person it is for: who invites, with their verified address, and to what", async () => {
    await invite();
    expect(await waiting()).toEqual([
      {
        id: expect.any(String),
        officeId,
        office: "Westbridge",
        role: "staff",
        by: { name: "Morgan", address: addressOf(manager) },
        managers: 1,
        expiresAt: inDays(7),
      },
    ]);
    expect(await waiting(await aPerson())).toEqual([]);
  });

  test("AU-3: is answered alike whether or not the address is known, by the same letter but for whom it is to", async () => {
    const unknown = `${randomUUID()}@people.example.org`;
    const [known, other] = [await invite(), await invite(unknown)];
    const about = (result: typeof known, address: string) =>
      JSON.stringify(result).replaceAll(address, "the address");
    expect(about(known, addressOf(invited))).toBe(about(other, unknown));
  });

  test("has a letter without a secret, a name of the office in its subject, or a word about anybody’s list", async () => {
    const result = await invite();
    if (!result.ok) throw new Error(result.reason);
    const { text, subject, to } = result.letter;
    expect(to).toBe(addressOf(invited));
    expect(text).toContain(`Morgan (${addressOf(manager)}) invites you to “Westbridge”`);
    expect(text).toContain("Anybody can give themselves and an office any name.");
    expect(text.split(/\s/).filter((word) => word.startsWith("http"))).toEqual([
      `${process.env.APP_ORIGIN}/office/join`,
    ]);
    expect(subject).not.toContain("Westbridge");
    const { id } = await db.officeInvitation.findFirstOrThrow({ where: { officeId } });
    expect(text).not.toContain(id);
    expect(text).not.toContain(officeId);
  });

  test("lets its address in for seven days, and coming in does not answer it", async () => {
    const address = `${randomUUID()}@invited.example`;
    const now = new Date();
    expect(await mayEnter(address, now)).toBe(false);
    await invite(address, "staff", now);
    expect(await mayEnter(address.toUpperCase(), now)).toBe(true);
    expect(await mayEnter(address, new Date(now.getTime() + 7 * 86_400_000))).toBe(false);
    const arrived = await Promise.all(Array.from({ length: 10 }, () => comeIn(address)));
    expect(new Set(arrived).size).toBe(1);
    expect(await db.membership.count({ where: { officeId } })).toBe(1);
    expect(await db.officeInvitation.count({ where: { officeId } })).toBe(1);
  });

  test("lets nobody in once it was taken back, or its sender manages no more", async () => {
    const address = `${randomUUID()}@invited.example`;
    await invite(address, "staff", new Date());
    const { id } = await db.officeInvitation.findFirstOrThrow({ where: { officeId } });
    // Without its end being written down: an older way in must not be open either.
    await db.membership.update({ where: { id: manager.membershipId }, data: { role: "staff" } });
    expect(await mayEnter(address, new Date())).toBe(false);
    await expect(comeIn(address)).rejects.toThrow("NOT_FOUND");
    await db.membership.update({ where: { id: manager.membershipId }, data: { role: "manager" } });
    await revokeInvitation(manager, { officeId, id }, NOW);
    expect(await mayEnter(address, new Date())).toBe(false);
  });

  test("HT-6: is one of at most thirty a day for an office, sent again or not", async () => {
    for (let n = 0; n < 29; n += 1) expect((await invite(`p${n}@invited.example`)).ok).toBe(true);
    const { id } = await db.officeInvitation.findFirstOrThrow({ where: { officeId } });
    expect((await resendInvitation(manager, { officeId, id }, NOW)).ok).toBe(true);
    expect(await invite("one-more@invited.example")).toEqual({ ok: false, reason: "too-many" });
    expect(await resendInvitation(manager, { officeId, id }, NOW)).toEqual({ ok: false, reason: "too-many" });
    expect(await db.officeInvitation.count({ where: { officeId } })).toBe(29);
    expect((await invite("one-more@invited.example", "staff", inDays(1))).ok).toBe(true);
  });

  test("is not made for who is in the office already, the sender included", async () => {
    const staff = await aColleague(officeId, { role: "staff", name: "Idris" });
    for (const actor of [staff, manager]) {
      expect(await invite(addressOf(actor).toUpperCase())).toEqual({ ok: false, reason: "already-in" });
    }
  });

  test("taken back at the moment it is sent again is gone, and no second one is made", async () => {
    await invite();
    const { invitationId: id } = await answerTo();
    const limits = await import("@/lib/rate-limit");
    const taking = vi.spyOn(limits, "take").mockImplementationOnce(async () => {
      expect(await revokeInvitation(manager, { officeId, id }, NOW)).toEqual({ ok: true });
      return { ok: true };
    });
    await expect(resendInvitation(manager, { officeId, id }, NOW)).rejects.toThrow("NOT_FOUND");
    taking.mockRestore();
    expect(await db.officeInvitation.count({ where: { officeId } })).toBe(0);
  });

  test("sent again waits seven days from then, in the name of who sent it again", async () => {
    await invite();
    const other = await aColleague(officeId, { role: "manager", name: "Ottilie" });
    const { invitationId } = await answerTo();
    const result = await resendInvitation(
      { ...other, signedInAt: inDays(5) },
      { officeId, id: invitationId },
      inDays(5),
    );
    expect(result.ok && result.letter.text).toContain("Ottilie");
    expect(await waiting(invited, inDays(11))).toMatchObject([{ id: invitationId, by: { name: "Ottilie" } }]);
    expect(await waiting(invited, inDays(12))).toEqual([]);
  });
});

describe("joining", () => {
  test("takes the invited role, the chosen name and level, spends the invitation and is recorded", async () => {
    await invite(addressOf(invited), "principal");
    await join(await answerTo());
    const row = await db.membership.findFirstOrThrow({ where: { officeId, personId: invited.personId } });
    expect(row).toMatchObject({ role: "principal", level: "standing", createdAt: NOW });
    expect(openMemberName(row)).toBe("Priya");
    expect(await db.officeInvitation.count({ where: { officeId } })).toBe(0);
    expect(await codes()).toEqual(["invited", "person-joined"]);
  });

  test("under somebody’s name there is refused, and the invitation waits on for another", async () => {
    await aColleague(officeId, { role: "staff", name: "Priya Castell" });
    await invite();
    const answered = await answerTo();
    const joinAs = (name: string) => join(answered, invited, NOW, name);
    expect(await joinAs("priya  castell")).toEqual({ ok: false, reason: "name-taken" });
    expect(await db.membership.count({ where: { officeId, personId: invited.personId } })).toBe(0);
    expect(await codes()).toEqual(["invited"]);
    expect(await joinAs("Priya C")).toEqual({ ok: true });
    expect(await codes()).toEqual(["invited", "person-joined"]);
  });

  test("says before how many manage the office, and not who", async () => {
    await aColleague(officeId, { role: "manager", name: "Canary-Second" });
    await aColleague(officeId, { role: "staff", name: "Idris" });
    await invite();
    const seen = await waiting();
    expect(seen).toMatchObject([{ managers: 2 }]);
    expect(JSON.stringify(seen)).not.toContain("Canary-Second");
  });

  test("twenty times at once makes one membership and one entry in the record", async () => {
    await invite();
    const answered = await answerTo();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => join(answered)));
    expect(results.every(({ status }) => status === "fulfilled")).toBe(true);
    expect(await db.membership.count({ where: { officeId, personId: invited.personId } })).toBe(1);
    expect(await codes()).toEqual(["invited", "person-joined"]);
  });

  test("AC-1: is not found for anybody else, with another office’s id, and after its end", async () => {
    await invite();
    const answered = await answerTo();
    const stranger = await aPerson();
    const elsewhere = await aNamedOffice("Eastbridge", NOW);
    const tries = [
      () => join(answered, stranger),
      () => join({ ...answered, officeId: elsewhere }),
      () => join({ ...answered, invitationId: randomUUID() }),
      () => join(answered, invited, inDays(7)),
      () => declineInvitation(stranger, answered, NOW),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow("NOT_FOUND");
    expect(await db.membership.count({ where: { officeId } })).toBe(1);
  });

  test("is not found once it was taken back or declined", async () => {
    await invite();
    const answered = await answerTo();
    await revokeInvitation(manager, { officeId, id: answered.invitationId }, NOW);
    await expect(join(answered)).rejects.toThrow("NOT_FOUND");
    await invite();
    const again = await answerTo();
    await declineInvitation(invited, again, NOW);
    await expect(join(again)).rejects.toThrow("NOT_FOUND");
    expect(await codes()).toEqual(["invited", "invitation-ended", "invited", "invitation-ended"]);
  });

  test("somebody removed cannot come back by an invitation they sent to an address of their own", async () => {
    const second = await aColleague(officeId, { role: "manager", name: "Departing" });
    await inviteToOffice(second, { officeId, address: addressOf(invited), role: "manager" }, NOW);
    const answered = await answerTo();
    await removePerson(manager, { officeId, id: second.membershipId }, NOW);
    expect(await waiting()).toEqual([]);
    await expect(join(answered)).rejects.toThrow("NOT_FOUND");
  });

  test("while the sender steps down at the same moment, one of the two comes first", async () => {
    for (let n = 0; n < 10; n += 1) {
      const second = await aColleague(officeId, { role: "manager", name: "Second" });
      const joiner = await aPerson();
      await inviteToOffice(second, { officeId, address: addressOf(joiner), role: "staff" }, NOW);
      const answered = await answerTo(joiner);
      const [joined] = await Promise.allSettled([
        join(answered, joiner, NOW, `Joiner ${n}`),
        changeRole(second, { officeId, id: second.membershipId, role: "staff" }, NOW),
      ]);
      const isIn = (await db.membership.count({ where: { officeId, personId: joiner.personId } })) === 1;
      expect(isIn).toBe(joined.status === "fulfilled");
      expect(await db.officeInvitation.count({ where: { officeId } })).toBe(0);
    }
  });
});

describe("creating an office", () => {
  const input = { name: "Westbridge", ownName: "Rowan", op: randomUUID() };
  test("makes whoever asks its manager, and is recorded", async () => {
    const result = await createOffice(invited, input, NOW);
    const made = result.ok ? result.officeId : "";
    expect(await db.membership.findMany({ where: { officeId: made } })).toMatchObject([
      { personId: invited.personId, role: "manager", level: "standing" },
    ]);
    const events = await db.officeEvent.findMany({ where: { officeId: made }, orderBy: { seq: "asc" } });
    expect(events.map(({ code }) => code)).toEqual(["office-made", "person-joined"]);
  });

  test("RE-4: the same form many times at once makes one; another person’s form with the same op makes another", async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => createOffice(invited, input, NOW)));
    const ids = new Set(results.map((result) => (result.ok ? result.officeId : "refused")));
    expect(ids.size).toBe(1);
    expect(await db.membership.count({ where: { personId: invited.personId } })).toBe(1);
    const other = await createOffice(await aPerson(), input, NOW);
    expect(other.ok && ids.has(other.officeId)).toBe(false);
  });

  test("HT-6: is possible five times a day", async () => {
    for (let n = 0; n < 5; n += 1) {
      expect((await createOffice(invited, { ...input, op: randomUUID() }, NOW)).ok).toBe(true);
    }
    const refused = { ok: false, reason: "too-many" };
    expect(await createOffice(invited, { ...input, op: randomUUID() }, NOW)).toEqual(refused);
    expect((await createOffice(invited, { ...input, op: randomUUID() }, inDays(1))).ok).toBe(true);
  });
});
