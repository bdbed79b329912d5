import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { getAssessment } from "./assessment";
import { beginCampaign, ownCampaign } from "./campaign";
import { getTakers, leavePart, officeElectionsFor, takePart } from "./campaign-office";
import { leaveOffice } from "./leaving";
import { planOfficeAction } from "./office-action-saves";
import { getPlan, putOnOfficeList } from "./plan";
import { getSharing } from "./sharing";
import { aCampaign, anAssessment, LOCAL } from "./test-campaigns";
import { anOffice } from "./test-full-person";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

async function aMember(officeId: string, role: Role): Promise<Actor> {
  const person = await aPerson();
  await db.membership.create({ data: { officeId, personId: person.personId, role, createdAt: NOW } });
  return { ...person, signedInAt: NOW, memberships: [{ officeId, role }] };
}

async function anOfficeWithElection() {
  const officeId = await anOffice("Office", NOW);
  const manager = await aMember(officeId, "manager");
  const staff = await aMember(officeId, "staff");
  return { officeId, manager, staff, campaignId: await aCampaign(manager, NOW, officeId) };
}
const takers = async (actor: Actor, officeId: string, now = NOW) => {
  const result = await getTakers(actor, officeId, now);
  if (!result.ok) throw new Error("sign in again");
  return result.view;
};

describe("an office’s election", () => {
  test("counts who has taken it this week, and keeps the readiness of those who do not share it", async () => {
    const { officeId, manager, staff, campaignId } = await anOfficeWithElection();
    await takePart(staff, campaignId, false, NOW);
    const own = await ownCampaign(staff);
    await anAssessment(staff, own?.id ?? "", NOW, { "app-pin": "no" });
    const before = await takers(manager, officeId);
    expect(before.takenThisWeek).toBe(1);
    const row = before.people.find((one) => one.isPart);
    expect(row).toMatchObject({ takenOn: "2026-11-24", level: null });
    expect(JSON.stringify(before.people)).not.toMatch(/gaps|app-pin/);
    await takePart(staff, campaignId, true, NOW);
    expect((await takers(manager, officeId)).people.find((one) => one.isPart)?.level).toBe("gaps");
    // Monday comes: what was taken last week is still taken, but not this week.
    const evening = { ...manager, signedInAt: later(6) };
    expect((await takers(evening, officeId, later(6))).takenThisWeek).toBe(0);
    await leavePart(staff);
    expect((await takers(manager, officeId)).people.every((one) => !one.isPart && !one.takenOn)).toBe(true);
    expect((await ownCampaign(staff))?.id).toBe(own?.id);
  });
  test("AC-3: shows a taker nothing but a name, a day and the word they share", async () => {
    const { officeId, manager, staff, campaignId } = await anOfficeWithElection();
    await takePart(staff, campaignId, true, NOW);
    await anAssessment(staff, (await ownCampaign(staff))?.id ?? "", NOW, { fakes: "dont-know" });
    for (const person of (await takers(manager, officeId)).people) {
      expect(Object.keys(person).sort()).toEqual(
        ["isPart", "isYou", "level", "membershipId", "name", "takenOn"].sort(),
      );
    }
  });
  test("AC-4: a look is recorded where those looked at can read it", async () => {
    const { officeId, manager, staff } = await anOfficeWithElection();
    await takers(manager, officeId);
    const { looks } = await getSharing(staff, officeId, NOW);
    expect(looks.map(({ code }) => code)).toEqual(["takers-read"]);
  });
  test("AC-1: is for its managers alone, and for nobody outside", async () => {
    const { officeId, staff, campaignId } = await anOfficeWithElection();
    const principal = await aMember(officeId, "principal");
    const stranger = await aMember(await anOffice("Another", NOW), "manager");
    for (const actor of [staff, principal, stranger])
      await expect(getTakers(actor, officeId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(takePart(stranger, campaignId, true, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(getAssessment(staff, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(getPlan(staff, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
  });
  test("AU-7: who takes part is shown after a strong sign-in only", async () => {
    const { officeId, manager } = await anOfficeWithElection();
    const { env } = await import("@/lib/env");
    const weak = await getTakers({ ...manager, method: "email" }, officeId, NOW);
    const old = await getTakers({ ...manager, signedInAt: later(-1) }, officeId, NOW);
    expect(old.ok).toBe(false);
    expect(weak.ok).toBe(env().isLocal);
  });
  test("follows the office’s polling day, also for somebody who had another", async () => {
    const { staff, campaignId } = await anOfficeWithElection();
    const id = await aCampaign(staff, NOW);
    await db.campaign.update({ where: { id }, data: { pollingDay: new Date("2028-05-04") } });
    await takePart(staff, campaignId, false, NOW);
    expect(await ownCampaign(staff)).toMatchObject({ id, pollingDay: "2027-05-06", partOfId: campaignId });
  });
  test("hands on whether its dissolution was given, and its polling day stays with those who stop", async () => {
    const officeId = await anOffice("Office", NOW);
    const staff = await aMember(officeId, "staff");
    const manager = await aMember(officeId, "manager");
    const general = {
      ...LOCAL,
      kind: "general",
      nation: null,
      pollingDay: null,
      dissolution: "2029-05-31",
    } as const;
    const begun = await beginCampaign(manager, officeId, general, NOW);
    if (!begun.ok) throw new Error(JSON.stringify(begun));
    const id = await aCampaign(staff, NOW);
    await takePart(staff, begun.id, false, NOW);
    const taken = { id, kind: "general", pollingDay: "2029-07-05", dissolutionGiven: true };
    expect(await ownCampaign(staff)).toMatchObject({ ...taken, partOfId: begun.id });
    await leavePart(staff);
    expect(await ownCampaign(staff)).toMatchObject({ ...taken, partOfId: null });
  });
  test("lets go of somebody who leaves the office, and of what they shared", async () => {
    const { officeId, staff, campaignId } = await anOfficeWithElection();
    await takePart(staff, campaignId, true, NOW);
    await leaveOffice(staff, officeId, NOW);
    expect(await ownCampaign(staff)).toMatchObject({ partOfId: null, sharesReadiness: false });
  });
  test("is listed with each office, and whether one takes part", async () => {
    const { officeId, staff, campaignId } = await anOfficeWithElection();
    expect(await officeElectionsFor(staff)).toMatchObject([
      { officeId, campaign: { id: campaignId }, isPart: false },
    ]);
    await takePart(staff, campaignId, false, NOW);
    expect(await officeElectionsFor(staff)).toMatchObject([{ isPart: true }]);
    expect(await officeElectionsFor(await aPerson())).toEqual([]);
  });
  test("its own assessment asks of the team, and its plan names the office’s actions", async () => {
    const { manager, campaignId } = await anOfficeWithElection();
    const view = await getAssessment(manager, campaignId, NOW);
    expect(view.of).toBe(23);
    await anAssessment(manager, campaignId, NOW, { "shared-passwords": "no" });
    const { open } = await getPlan(manager, campaignId, NOW);
    expect(open.map(({ action }) => action.id)).toEqual(["no-shared-passwords"]);
  });
  test("puts the days of its plan on the office’s list, where somebody is assigned, and reads them there", async () => {
    const { officeId, manager, campaignId } = await anOfficeWithElection();
    await anAssessment(manager, campaignId, NOW, { "web-name": "no", "shared-passwords": "no" });
    expect(await putOnOfficeList(manager, campaignId, NOW)).toEqual({ ok: true, listed: 3 });
    expect(await putOnOfficeList(manager, campaignId, NOW)).toEqual({ ok: true, listed: 0 });
    const [mine] = await db.membership.findMany({ where: { officeId, personId: manager.personId } });
    const sent = { officeId, actionId: "secure-campaign-domain", op: randomUUID(), version: 1 };
    const plan = { assigneeId: mine?.id ?? null, plannedFor: "2027-02-01" };
    await planOfficeAction(manager, { ...sent, ...plan }, NOW);
    const { open } = await getPlan(manager, campaignId, NOW);
    expect(open.find(({ action }) => action.id === "secure-campaign-domain")).toMatchObject({
      due: "2027-02-01",
      assignee: "Somebody without a name",
    });
    const own = await aCampaign(manager, NOW);
    await expect(putOnOfficeList(manager, own, NOW)).rejects.toThrow("NOT_FOUND");
  });
});
