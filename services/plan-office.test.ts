import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/domain/access/grants";
import type { Status } from "@/domain/status";
import { db } from "@/lib/db";
import { getAssessment } from "./assessment";
import { calendarToDownload, endFeed, makeFeed, readFeed } from "./calendar";
import { ownCampaign } from "./campaign";
import { takePart } from "./campaign-office";
import { setStatus } from "./checklist";
import { eraseOwn } from "./erase";
import { leaveOffice } from "./leaving";
import { planOfficeAction, setOfficeStatus } from "./office-action-saves";
import { changeRole, removePerson } from "./office-people";
import { getPlan, movePlanDate, putOnOfficeList } from "./plan";
import { aCampaign, anAssessment } from "./test-campaigns";
import { aColleague, aNamedOffice, joins } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const still = (actor: Actor, now: Date): Actor => ({ ...actor, signedInAt: now });

async function anOffice() {
  const officeId = await aNamedOffice("Office", NOW);
  const manager = await aColleague(officeId, { role: "manager", name: "Morgan" });
  return { officeId, manager };
}
const set = (actor: Actor, officeId: string, actionId: string, status: Status, now: Date, version = 0) =>
  setOfficeStatus(
    still(actor, now),
    {
      officeId,
      actionId,
      status,
      reason: status === "not-for-me" ? "not-used" : null,
      op: randomUUID(),
      version,
    },
    now,
  );
const ids = async (actor: Actor, campaignId: string, now: Date) =>
  (await getPlan(actor, campaignId, now)).open.map(({ action }) => action.id);

describe("the plan of somebody in an office", () => {
  test("takes what belongs to the office from the office’s list, and points there", async () => {
    const { officeId, manager } = await anOffice();
    const campaignId = await aCampaign(manager, NOW);
    await anAssessment(manager, campaignId, NOW, { lead: "no", payments: "no" });
    const before = await getPlan(manager, campaignId, NOW);
    expect(before.open.map(({ action, officeId: of, isListed }) => [action.id, of, isListed])).toEqual([
      ["name-campaign-security-lead", officeId, true],
      ["verify-payment-changes", officeId, true],
    ]);
    await set(manager, officeId, "name-campaign-security-lead", "done", later(1));
    // A record of one's own from before the office counts for nothing here.
    const form = { status: "done", reason: null, reasonText: "", op: randomUUID(), version: 0 } as const;
    await setStatus(manager, { actionId: "verify-payment-changes", ...form }, NOW);
    expect(await ids(still(manager, later(1)), campaignId, later(1))).toEqual(["verify-payment-changes"]);
    await set(manager, officeId, "verify-payment-changes", "not-for-me", later(1));
    expect(await ids(still(manager, later(1)), campaignId, later(1))).toEqual([]);
  });
  test("in several offices one is enough, but of a campaign that is part of one that one counts", async () => {
    const { officeId, manager } = await anOffice();
    const second = await aNamedOffice("Second", NOW);
    const both = await joins(manager, second, { role: "manager", name: "Morgan" });
    const campaignId = await aCampaign(both, NOW);
    await anAssessment(both, campaignId, NOW, { lead: "no" });
    await set(both, second, "name-campaign-security-lead", "done", NOW);
    expect(await ids(both, campaignId, NOW)).toEqual([]);
    await takePart(both, await aCampaign(both, NOW, officeId), false, NOW);
    const [row] = (await getPlan(both, campaignId, NOW)).open;
    expect([row?.action.id, row?.officeId]).toEqual(["name-campaign-security-lead", officeId]);
  });
  test("AU-7: how the office’s list stands is known after a strong sign-in only", async () => {
    const { officeId, manager } = await anOffice();
    const campaignId = await aCampaign(manager, NOW);
    await anAssessment(manager, campaignId, NOW, { lead: "no" });
    await set(manager, officeId, "name-campaign-security-lead", "done", NOW);
    expect(await ids(manager, campaignId, NOW)).toEqual([]);
    expect(await ids({ ...manager, signedInAt: later(-2) }, campaignId, NOW)).toEqual([
      "name-campaign-security-lead",
    ]);
  });
  test("the assessment says on whose lists something is recorded", async () => {
    const { officeId, manager } = await anOffice();
    const campaignId = await aCampaign(manager, NOW);
    await set(manager, officeId, "name-campaign-security-lead", "done", NOW);
    const view = await getAssessment(manager, campaignId, NOW);
    const lead = view.areas.flatMap(({ statements }) => statements).find(({ id }) => id === "lead");
    expect(lead).toMatchObject({ recorded: "done", offered: "yes", lists: ["office"] });
  });
});

describe("the plan of an office", () => {
  test("does not count what its own list shows as due again, and says what each does for themselves", async () => {
    const { officeId, manager } = await anOffice();
    const campaignId = await aCampaign(manager, NOW, officeId);
    await set(manager, officeId, "two-page-admins", "done", later(-400));
    const view = await getAssessment(manager, campaignId, NOW);
    const pages = view.areas.flatMap(({ statements }) => statements).find(({ id }) => id === "page-admins");
    expect(pages).toMatchObject({ recorded: "open", offered: null });
    await anAssessment(manager, campaignId, NOW, { "page-admins": "no", "email-sign-in": "no" });
    const { open } = await getPlan(manager, campaignId, NOW);
    expect(open.map(({ action, isEachOnes, area }) => [action.id, isEachOnes, area])).toEqual([
      ["set-up-passkeys", true, "signing-in"],
      ["two-page-admins", false, "public"],
    ]);
    await set(manager, officeId, "two-page-admins", "done", later(1), 1);
    expect(await ids(manager, campaignId, later(1))).toEqual(["set-up-passkeys"]);
  });
  test("has its days on the office’s list alone, in the plan and in the calendar alike", async () => {
    const { officeId, manager } = await anOffice();
    const plan = (actionId: string, plannedFor: string | null, version: number, now = NOW) =>
      planOfficeAction(
        still(manager, now),
        { officeId, actionId, op: randomUUID(), version, assigneeId: null, plannedFor },
        now,
      );
    // Of an earlier election.
    await plan("verify-payment-changes", "2026-05-01", 0);
    const campaignId = await aCampaign(manager, NOW, officeId);
    await anAssessment(manager, campaignId, NOW, { payments: "no", lead: "no" });
    const due = async () =>
      Object.fromEntries(
        (await getPlan(manager, campaignId, NOW)).open.map(({ action, due: day }) => [action.id, day]),
      );
    const worked = { "name-campaign-security-lead": "2027-02-24", "verify-payment-changes": "2027-03-24" };
    expect(await due()).toEqual(worked);
    expect(await putOnOfficeList(manager, campaignId, NOW)).toEqual({ ok: true, listed: 2 });
    expect(await due()).toEqual(worked);
    await plan("verify-payment-changes", "2027-01-11", 2);
    expect(await due()).toEqual({ ...worked, "verify-payment-changes": "2027-01-11" });
    expect(await putOnOfficeList(manager, campaignId, NOW)).toEqual({ ok: true, listed: 0 });
    const file = await calendarToDownload(manager, campaignId, NOW);
    expect(file).toContain("DTSTART;VALUE=DATE:20270111");
    expect(file).not.toContain("DTSTART;VALUE=DATE:20270324");
    const move = { campaignId, actionId: "verify-payment-changes", due: "2027-01-12" };
    await expect(movePlanDate(manager, move, NOW)).rejects.toThrow("NOT_FOUND");
  });
});

describe("the private address of an office’s calendar", () => {
  async function withFeed() {
    const { officeId, manager } = await anOffice();
    const campaignId = await aCampaign(manager, NOW, officeId);
    const second = await aColleague(officeId, { role: "manager", name: "Second" });
    const token = await makeFeed(second, campaignId, NOW);
    expect(await readFeed(token, NOW)).toContain("BEGIN:VCALENDAR");
    const works = async () => (await readFeed(token, NOW)) !== null;
    return { officeId, manager, second, campaignId, works };
  }
  test("ends when whoever made it leaves", async () => {
    const { officeId, second, works } = await withFeed();
    await leaveOffice(second, officeId, NOW);
    expect(await works()).toBe(false);
  });
  test("ends when they are removed", async () => {
    const { officeId, manager, second, works } = await withFeed();
    await removePerson(manager, { officeId, id: second.membershipId }, NOW);
    expect(await works()).toBe(false);
  });
  test("ends when they may no longer manage the election, and not with a role that may", async () => {
    const { officeId, manager, second, works } = await withFeed();
    await changeRole(manager, { officeId, id: second.membershipId, role: "principal" }, NOW);
    expect(await works()).toBe(true);
    await changeRole(manager, { officeId, id: second.membershipId, role: "staff" }, NOW);
    expect(await works()).toBe(false);
  });
  test("ends when they erase everything", async () => {
    const { second, works } = await withFeed();
    expect(await eraseOwn(second, "ERASE", new Date(second.signedInAt))).toMatchObject({ ok: true });
    expect(await works()).toBe(false);
  });
  test("stays when somebody else leaves, and is not made by somebody who left at that moment", async () => {
    const { officeId, manager, second, campaignId, works } = await withFeed();
    const third = await aColleague(officeId, { role: "manager", name: "Third" });
    await leaveOffice(third, officeId, NOW);
    await expect(makeFeed(third, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
    expect(await works()).toBe(true);
    await endFeed(manager, campaignId, NOW);
    expect(await works()).toBe(false);
    // Both at once: whichever is first, nothing works afterwards.
    await Promise.allSettled([makeFeed(second, campaignId, NOW), leaveOffice(second, officeId, NOW)]);
    expect(await db.calendarFeed.count({ where: { campaignId } })).toBe(0);
  });
  test("of a person’s own campaign stays with them", async () => {
    const { officeId, second } = await withFeed();
    const own = await aCampaign(second, NOW);
    const token = await makeFeed(second, own, NOW);
    await leaveOffice(second, officeId, NOW);
    expect(await readFeed(token, NOW)).not.toBeNull();
    expect((await ownCampaign(second))?.id).toBe(own);
    await expect(makeFeed(await aPerson(), own, NOW)).rejects.toThrow("NOT_FOUND");
  });
});
