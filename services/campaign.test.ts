import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/domain/access/grants";
import { db } from "@/lib/db";
import {
  beginCampaign,
  changeCampaign,
  endCampaign,
  heldCampaign,
  officeCampaign,
  ownCampaign,
  removeCampaign,
  viewOf,
} from "./campaign";
import { pastCampaigns } from "./campaign-past";
import { aCampaign, LOCAL } from "./test-campaigns";
import { anOffice } from "./test-full-person";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");

async function aMember(officeId: string, role: Role): Promise<Actor> {
  const person = await aPerson();
  await db.membership.create({ data: { officeId, personId: person.personId, role, createdAt: NOW } });
  return { ...person, memberships: [{ officeId, role }] };
}

describe("a campaign", () => {
  test("knows its phases, what belongs to now and how long it is to polling day", async () => {
    const actor = await aPerson();
    await aCampaign(actor, NOW);
    const own = await ownCampaign(actor);
    expect(own && viewOf(own, NOW)).toMatchObject({
      pollingDay: "2027-05-06",
      countdown: { days: 163, words: "in 163 days" },
      stage: { phases: ["E12"] },
      timetable: null,
    });
    expect(own && viewOf(own, new Date("2027-05-05T22:59:59Z")).countdown.words).toBe("tomorrow");
    expect(own && viewOf(own, new Date("2027-05-05T23:00:00Z")).countdown.words).toBe("today");
    expect(own && viewOf(own, new Date("2027-06-03T23:00:00Z")).stage).toBeNull();
  });
  test("of a general election has its statutory timetable", async () => {
    const actor = await aPerson();
    const input = {
      ...LOCAL,
      kind: "general",
      nation: null,
      pollingDay: null,
      dissolution: "2029-05-30",
    } as const;
    expect(await beginCampaign(actor, null, input, NOW)).toMatchObject({ ok: true });
    const own = await ownCampaign(actor);
    expect(own && viewOf(own, NOW).timetable).toMatchObject({ pollingDay: "2029-07-04" });
  });
  test("keeps whether its dissolution was given, and says what is unusual about its days until they are past", async () => {
    const actor = await aPerson();
    const general = { ...LOCAL, kind: "general", nation: null } as const;
    // A Wednesday.
    const begun = await beginCampaign(actor, null, { ...general, pollingDay: "2027-05-05" }, NOW);
    if (!begun.ok) throw new Error(JSON.stringify(begun));
    const view = async (now = NOW) => {
      const own = await ownCampaign(actor);
      return own && viewOf(own, now);
    };
    const first = await view();
    expect(first?.dissolutionGiven).toBe(false);
    expect(first?.notes).toEqual([
      expect.stringMatching(/not a Thursday/),
      expect.stringMatching(/worked out from polling day/),
    ]);
    expect((await view(new Date("2027-05-05T22:59:59Z")))?.notes).toHaveLength(2);
    expect((await view(new Date("2027-05-05T23:00:00Z")))?.notes).toEqual([]);
    const given = { ...general, pollingDay: null, dissolution: "2029-05-31", version: 1 };
    expect(await changeCampaign(actor, begun.id, given, NOW)).toEqual({ ok: true, id: begun.id });
    expect(await view()).toMatchObject({
      pollingDay: "2029-07-05",
      dissolutionGiven: true,
      notes: [expect.stringMatching(/not all published/)],
    });
    await endCampaign(actor, begun.id, NOW);
    expect(viewOf(await heldCampaign(actor, "read", begun.id), NOW).notes).toEqual([]);
  });
  test("with a bad day is not begun", async () => {
    const actor = await aPerson();
    const result = await beginCampaign(actor, null, { ...LOCAL, pollingDay: "2026-11-23" }, NOW);
    expect(result).toMatchObject({ ok: false, problems: [{ field: "pollingDay" }] });
    expect(await ownCampaign(actor)).toBeNull();
  });
  test("is one at a time, even when two are begun at the same moment", async () => {
    const actor = await aPerson();
    const begun = await Promise.all([1, 2, 3].map(() => beginCampaign(actor, null, LOCAL, NOW)));
    expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
    expect(begun.filter((one) => !one.ok && "reason" in one && one.reason === "already-open")).toHaveLength(
      2,
    );
  });
  test("keeps its days when two devices change it at once, and asks the slower one", async () => {
    const actor = await aPerson();
    const id = await aCampaign(actor, NOW);
    const change = (pollingDay: string, version: number) =>
      changeCampaign(actor, id, { ...LOCAL, pollingDay, version }, NOW);
    expect(await change("2027-05-13", 1)).toMatchObject({ ok: true });
    expect(await change("2027-05-20", 1)).toEqual({ ok: false, reason: "changed-elsewhere" });
    expect((await ownCampaign(actor))?.pollingDay).toBe("2027-05-13");
  });
  test("that has ended makes room for another, and can still be read", async () => {
    const actor = await aPerson();
    const id = await aCampaign(actor, NOW);
    await endCampaign(actor, id, NOW);
    expect(await ownCampaign(actor)).toBeNull();
    expect(await pastCampaigns(actor, null)).toMatchObject([{ id, latest: null }]);
    const next = await aCampaign(actor, NOW);
    expect((await ownCampaign(actor))?.id).toBe(next);
    await removeCampaign(actor, id);
    expect(await pastCampaigns(actor, null)).toEqual([]);
  });
  test("belongs to one person or one office, says the database as well", async () => {
    const { personId } = await aPerson();
    const officeId = await anOffice("Office", NOW);
    const row = {
      ...{ kind: "local", pollingDay: NOW, startedOn: NOW, version: 1, createdAt: NOW },
    };
    await expect(db.campaign.create({ data: row })).rejects.toThrow();
    await expect(db.campaign.create({ data: { ...row, personId, officeId } })).rejects.toThrow();
    await expect(db.campaign.create({ data: { ...row, personId, openFor: officeId } })).rejects.toThrow();
  });
});

describe("AC-1: a campaign of somebody else is not found", () => {
  test("whatever is asked of it", async () => {
    const id = await aCampaign(await aPerson(), NOW);
    const other = await aPerson();
    for (const wanted of [id, randomUUID()]) {
      await expect(heldCampaign(other, "read", wanted)).rejects.toThrow("NOT_FOUND");
      await expect(changeCampaign(other, wanted, { ...LOCAL, version: 1 }, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(endCampaign(other, wanted, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(removeCampaign(other, wanted)).rejects.toThrow("NOT_FOUND");
    }
  });
  test("nor one of an office they are not in; inside it, staff read its dates and only managers and principals more", async () => {
    const officeId = await anOffice("Office", NOW);
    const manager = await aMember(officeId, "manager");
    const id = await aCampaign(manager, NOW, officeId);
    const may = async (actor: Actor, need: "read" | "edit") =>
      heldCampaign(actor, need, id).then(
        () => true,
        () => false,
      );
    const staff = await aMember(officeId, "staff");
    const principal = await aMember(officeId, "principal");
    const stranger = await aMember(await anOffice("Another", NOW), "manager");
    expect([await may(staff, "read"), await may(staff, "edit")]).toEqual([true, false]);
    expect([await may(principal, "read"), await may(principal, "edit")]).toEqual([true, true]);
    expect([await may(stranger, "read"), await may(stranger, "edit")]).toEqual([false, false]);
    await expect(officeCampaign(stranger, officeId)).rejects.toThrow("NOT_FOUND");
    await expect(beginCampaign(staff, officeId, LOCAL, NOW)).rejects.toThrow("NOT_FOUND");
    expect(await ownCampaign(manager)).toBeNull();
  });
  test("once it has ended, an office’s is listed for those who manage it, and for nobody else", async () => {
    const officeId = await anOffice("Office", NOW);
    const manager = await aMember(officeId, "manager");
    const principal = await aMember(officeId, "principal");
    const staff = await aMember(officeId, "staff");
    const stranger = await aMember(await anOffice("Another", NOW), "manager");
    const own = await aCampaign(manager, NOW);
    const id = await aCampaign(manager, NOW, officeId);
    expect(await pastCampaigns(manager, officeId)).toEqual([]);
    expect(await endCampaign(manager, id, NOW)).toBe(officeId);
    expect(await endCampaign(manager, own, NOW)).toBeNull();
    for (const actor of [manager, principal])
      expect(await pastCampaigns(actor, officeId)).toMatchObject([{ id, pollingDay: "2027-05-06" }]);
    expect(await pastCampaigns(manager, null)).toMatchObject([{ id: own }]);
    for (const actor of [staff, stranger])
      await expect(pastCampaigns(actor, officeId)).rejects.toThrow("NOT_FOUND");
    expect(await removeCampaign(principal, id)).toBe(officeId);
    expect(await pastCampaigns(manager, officeId)).toEqual([]);
  });
});
