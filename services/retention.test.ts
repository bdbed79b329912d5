import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { accountEvent } from "@/domain/account-event";
import { recordAccountEvent } from "@/lib/account-events";
import { db } from "@/lib/db";
import { removeExpired, removeExpiredDaily } from "./retention";
import { aPerson } from "./test-people";

const NOW = new Date("2027-03-01T03:00:00Z");
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
const DAY = 86_400_000;
const NOTHING = {
  signInLinks: 0,
  invitations: 0,
  challenges: 0,
  recoveries: 0,
  limits: 0,
  sessions: 0,
  mails: 0,
  officeMoves: 0,
  campaigns: 0,
  accountEvents: 0,
  officeInvitations: 0,
  helps: 0,
  officeEvents: 0,
  weeks: 0,
};

async function empty(): Promise<void> {
  await db.signInToken.deleteMany();
  await db.invitation.deleteMany();
  await db.office.deleteMany();
  await db.challenge.deleteMany();
  await db.recovery.deleteMany();
  await db.rateLimit.deleteMany();
  await db.session.deleteMany();
  await db.mail.deleteMany();
  await db.campaign.deleteMany();
}
beforeEach(empty);

/** One row of each kind that ends with `expiresAt`; its id tells which. */
async function addExpiring(name: string, expiresAt: Date): Promise<void> {
  await db.signInToken.create({ data: { tokenHash: name, identifierHash: "x", expiresAt } });
  await db.invitation.create({
    data: { addressHash: name, addressSealed: "x", createdAt: ago(DAY), expiresAt },
  });
  const { id: officeId } = await db.office.create({ data: { nameSealed: "x", createdAt: ago(DAY) } });
  const office = { officeId, role: "staff", createdAt: ago(DAY), expiresAt };
  await db.officeInvitation.create({ data: { addressHash: name, addressSealed: "x", ...office } });
  const { personId } = await aPerson();
  const own = { officeId, personId, role: "principal", createdAt: ago(DAY) };
  const { id: place } = await db.membership.create({ data: own });
  const sides = { principalId: place, aideId: place, days: 1, isDraft: false };
  await db.help.create({ data: { ...sides, createdAt: ago(DAY), expiresAt } });
  await db.challenge.create({ data: { id: name, valueHash: "x", purpose: "sign-in", expiresAt } });
  await db.rateLimit.create({ data: { key: name, count: 1, expiresAt } });
}

async function addSession(id: string, personId: string, opened: Date, used: Date): Promise<void> {
  const times = { createdAt: opened, lastSeenAt: used };
  await db.session.create({ data: { id, tokenHash: id, personId, method: "passkey", ...times } });
}

describe("DA-3: what is past its time is removed", () => {
  test("an election a year after its polling day, open or ended, with all that was answered for it", async () => {
    const { personId } = await aPerson();
    const campaign = (pollingDay: string) => ({
      ...{ personId, kind: "local", pollingDay: new Date(pollingDay), startedOn: new Date("2026-01-01") },
      ...{ version: 1, createdAt: ago(DAY) },
      answers: { create: { statementId: "s", sealed: "x", updatedAt: ago(DAY) } },
      assessments: { create: { op: randomUUID(), sealed: "x", digest: "x", takenAt: ago(DAY) } },
    });
    await db.campaign.create({ data: campaign("2026-03-01") });
    await db.campaign.create({ data: campaign("2026-03-02") });
    expect(await removeExpired(NOW)).toEqual({ ...NOTHING, campaigns: 1 });
    expect(await db.assessment.count()).toBe(1);
    expect(await db.statementAnswer.count()).toBe(1);
    expect(await removeExpired(NOW)).toEqual(NOTHING);
  });
  test("links, challenges and limits at their end, not a moment before", async () => {
    await addExpiring("over", NOW);
    await addExpiring("good", new Date(NOW.getTime() + 1));
    expect(await removeExpired(NOW)).toEqual({
      ...NOTHING,
      signInLinks: 1,
      invitations: 1,
      officeInvitations: 1,
      helps: 1,
      challenges: 1,
      limits: 1,
    });
    expect(await db.signInToken.findMany({ select: { tokenHash: true } })).toEqual([{ tokenHash: "good" }]);
    expect(await db.challenge.findMany({ select: { id: true } })).toEqual([{ id: "good" }]);
    expect(await db.rateLimit.findMany({ select: { key: true } })).toEqual([{ key: "good" }]);
  });

  test("sessions after 30 days, or 7 days unused", async () => {
    const { personId } = await aPerson();
    await addSession("old", personId, ago(30 * DAY), ago(0));
    await addSession("idle", personId, ago(8 * DAY), ago(7 * DAY));
    await addSession("good", personId, ago(30 * DAY - 1), ago(7 * DAY - 1));
    expect(await removeExpired(NOW)).toEqual({ ...NOTHING, sessions: 2 });
    expect(await db.session.findMany({ select: { id: true } })).toEqual([{ id: "good" }]);
  });

  test("a recovery after its last hour, once it was noted that it ran out", async () => {
    const { personId } = await aPerson();
    const row = { startedAt: ago(3 * DAY), expiresAt: NOW, told: 2 };
    await db.recovery.create({ data: { personId, ...row } });
    expect(await removeExpired(NOW)).toEqual(NOTHING);
    await db.recovery.update({ where: { personId }, data: { endedAs: "lapsed" } });
    expect(await removeExpired(ago(1))).toEqual(NOTHING);
    expect(await removeExpired(NOW)).toEqual({ ...NOTHING, recoveries: 1 });
  });

  test("the figures of a week after a year, of an office and of everybody", async () => {
    await db.overviewWeek.deleteMany();
    const { id: officeId } = await db.office.create({ data: { nameSealed: "x", createdAt: ago(400 * DAY) } });
    const none = { notStarted: 0, underWay: 0, upToDate: 0, needsALook: 0 };
    for (const week of [new Date("2026-02-23T00:00:00Z"), new Date("2026-03-02T00:00:00Z")]) {
      await db.officeWeek.create({ data: { officeId, week, ...none } });
      await db.overviewWeek.create({ data: { week, takenAt: week, shown: {} } });
    }
    expect(await removeExpired(NOW)).toEqual({ ...NOTHING, weeks: 2 });
    expect(await db.officeWeek.count()).toBe(1);
    expect(await db.overviewWeek.count()).toBe(1);
    await db.overviewWeek.deleteMany();
  });

  test("mails of the outbox after a week", async () => {
    const mail = (at: Date) => ({ toSealed: "x", sealed: "x", createdAt: at });
    await db.mail.createMany({ data: [mail(ago(7 * DAY)), mail(ago(7 * DAY - 1))] });
    expect(await removeExpired(NOW)).toEqual({ ...NOTHING, mails: 1 });
  });

  test("lists of somebody joining or leaving a year after they were finished, or two after their day", async () => {
    const { id: officeId } = await db.office.create({ data: { nameSealed: "x", createdAt: ago(DAY) } });
    const add = (id: string, daysAgo: number, finishedAt: Date | null) =>
      db.officeMove.create({
        data: {
          ...{ id, officeId, kind: "leave", nameSealed: "x", op: id, finishedAt, createdAt: ago(800 * DAY) },
          day: new Date(
            ago(daysAgo * DAY)
              .toISOString()
              .slice(0, 10),
          ),
        },
      });
    await add("finished-long-ago", 400, ago(365 * DAY));
    await add("finished", 400, ago(365 * DAY - 1));
    await add("never-finished", 730, null);
    await add("open", 729, null);
    expect(await removeExpired(NOW)).toEqual({ ...NOTHING, officeMoves: 2 });
    const left = await db.officeMove.findMany({ orderBy: { id: "asc" }, select: { id: true } });
    expect(left).toEqual([{ id: "finished" }, { id: "open" }]);
  });

  test("what happened to an account after a year, but nothing younger by the database's clock", async () => {
    const { personId } = await aPerson();
    const [old, young] = [new Date("2020-01-01T00:00:00Z"), new Date()];
    for (const at of [old, young]) {
      const event = accountEvent(personId, "signed-in", "passkey", at);
      await db.$transaction((tx) => recordAccountEvent(tx, event));
    }
    expect(await removeExpired(new Date(old.getTime() + 365 * DAY - 1))).toMatchObject({ accountEvents: 0 });
    expect(await removeExpired(new Date(old.getTime() + 365 * DAY))).toMatchObject({ accountEvents: 1 });
    // A clock that somebody set years ahead does not make the record forget.
    expect(await removeExpired(new Date("2099-01-01T00:00:00Z"))).toMatchObject({ accountEvents: 0 });
    expect(await db.accountEvent.findMany({ where: { personId }, select: { at: true } })).toEqual([
      { at: young },
    ]);
  });

  test("run twice, or at two places at once, it changes nothing more", async () => {
    await addExpiring("over", ago(1));
    const [one, two] = await Promise.all([removeExpired(NOW), removeExpired(NOW)]);
    expect([one.limits + two.limits, one.challenges + two.challenges]).toEqual([1, 1]);
    expect(await removeExpired(NOW)).toEqual(NOTHING);
  });

  test("what people recorded stays", async () => {
    const { personId } = await aPerson();
    const change = { op: randomUUID(), status: "done", revision: 1, version: 1, at: ago(3000 * DAY) };
    await db.statusChange.create({ data: { personId, actionId: "set-up-passkeys", ...change } });
    await removeExpired(NOW);
    expect(await db.statusChange.count({ where: { personId } })).toBe(1);
  });

  test("no table with an end is forgotten", async () => {
    const rows = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'expiresAt' ORDER BY table_name`;
    expect(rows.map(({ name }) => name)).toEqual([
      "Challenge",
      "Help",
      "Invitation",
      "OfficeInvitation",
      "RateLimit",
      "Recovery",
      "SignInToken",
    ]);
  });
});

describe("DA-3: the server does so by itself", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOW, toFake: ["Date", "setTimeout", "setInterval", "clearInterval"] });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test("soon after the start and then once a day, and goes on after a failure", async () => {
    const lines: string[] = [];
    const keep = (line: unknown) => lines.push(String(line)) > 0;
    vi.spyOn(process.stdout, "write").mockImplementation(keep);
    vi.spyOn(process.stderr, "write").mockImplementation(keep);
    const fail = vi.spyOn(db.signInToken, "deleteMany").mockRejectedValueOnce(new Error("canary"));
    removeExpiredDaily();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(fail).toHaveBeenCalledTimes(1);
    expect(lines.join("")).toMatch(/"where":"retention"/);
    expect(lines.join("")).not.toContain("canary");
    await vi.advanceTimersByTimeAsync(DAY);
    expect(fail).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(DAY);
    expect(fail).toHaveBeenCalledTimes(3);
  });
});
