import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/domain/access/grants";
import type { Status } from "@/domain/status";
import { db } from "@/lib/db";
import { planOfficeAction, saveOfficeNote, setOfficeStatus } from "./office-action-saves";
import { getOfficeAction, getOfficeChecklist } from "./office-checklist";
import { setOfficeTopic } from "./office-topics";
import { aColleague, aNamedOffice, type Colleague } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T14:02:00Z");
const ACTION = "keep-access-register";

async function anOffice() {
  const officeId = await aNamedOffice("Westbridge", NOW);
  const manager = await aColleague(officeId, { role: "manager", name: "Morgan" });
  const staff = await aColleague(officeId, { role: "staff", name: "Priya" });
  return { officeId, manager: fresh(manager), staff: fresh(staff) };
}
const fresh = (actor: Colleague): Colleague => ({ ...actor, signedInAt: NOW });

const form = (officeId: string, more: { op?: string; version?: number } = {}) => ({
  ...{ officeId, actionId: ACTION, op: randomUUID(), version: 0 },
  ...more,
});
const to = (officeId: string, status: Status, more: { op?: string; version?: number } = {}) => ({
  ...form(officeId, more),
  status,
  reason: status === "not-for-me" ? ("other" as const) : null,
});
const detailOf = async (actor: Actor, officeId: string) =>
  (await getOfficeAction(actor, officeId, ACTION, NOW))?.detail;

describe("the shared status of an office action", () => {
  test("is there for everybody in the office, with who set it and when", async () => {
    const { officeId, manager, staff } = await anOffice();
    expect(await setOfficeStatus(staff, to(officeId, "done"), NOW)).toEqual({
      ...{ ok: true, version: 1, isReplay: false, at: NOW },
    });
    const detail = await detailOf(manager, officeId);
    expect(detail).toMatchObject({ status: "done", version: 1, item: { standing: "done" } });
    expect(detail?.history).toMatchObject([{ what: "done", by: "Priya", at: NOW, reason: null }]);
  });
  test("falls due again after its interval, as a person's does", async () => {
    const { officeId, manager } = await anOffice();
    await setOfficeStatus(manager, to(officeId, "done"), NOW);
    const later = new Date(NOW.getTime() + 91 * 86_400_000);
    const view = await getOfficeAction({ ...manager, signedInAt: later }, officeId, ACTION, later);
    expect(view?.detail).toMatchObject({ item: { standing: "due-again" }, dueOn: "2027-02-22" });
  });
  test("asks again when the guidance has changed since", async () => {
    const { officeId, manager } = await anOffice();
    await setOfficeStatus(manager, to(officeId, "done"), NOW);
    await db.officeAction.updateMany({ where: { officeId }, data: { revision: 0 } });
    expect((await detailOf(manager, officeId))?.item.standing).toBe("changed");
  });
  test("keeps a reason only while it is set aside", async () => {
    const { officeId, manager } = await anOffice();
    await setOfficeStatus(manager, to(officeId, "not-for-me"), NOW);
    expect(await detailOf(manager, officeId)).toMatchObject({ status: "not-for-me", reason: "other" });
    await setOfficeStatus(manager, to(officeId, "to-do", { version: 1 }), NOW);
    expect(await detailOf(manager, officeId)).toMatchObject({ status: "to-do", reason: null });
  });
  test("RE-4: the same form sent 50 times at once changes once and writes one line", async () => {
    const { officeId, manager } = await anOffice();
    const input = to(officeId, "done");
    const results = await Promise.all(Array.from({ length: 50 }, () => setOfficeStatus(manager, input, NOW)));
    expect(results.filter((result) => result.ok && !result.isReplay)).toHaveLength(1);
    expect(results.every((result) => result.ok && result.version === 1)).toBe(true);
    expect(await db.officeActionChange.count({ where: { officeId } })).toBe(1);
  });
  test("RE-5: of twenty colleagues who saw the same version one saves and the others are asked", async () => {
    const { officeId, manager, staff } = await anOffice();
    await setOfficeStatus(manager, to(officeId, "needs-help"), NOW);
    const wanted = Array.from({ length: 20 }, (_, n) =>
      to(officeId, n % 2 ? "done" : "to-do", { version: 1 }),
    );
    const results = await Promise.all(
      wanted.map((input, n) => setOfficeStatus(n % 3 ? staff : manager, input, NOW)),
    );
    const current = await db.officeAction.findFirstOrThrow({ where: { officeId } });
    expect(current.version).toBe(2);
    expect(await db.officeActionChange.count({ where: { officeId } })).toBe(2);
    for (const [n, result] of results.entries()) expect(result.ok).toBe(wanted[n]?.status === current.status);
  });
  test("RE-5: another's newer value is shown, and choosing again over it stands", async () => {
    const { officeId, manager, staff } = await anOffice();
    await setOfficeStatus(manager, to(officeId, "needs-help"), NOW);
    expect(await setOfficeStatus(staff, to(officeId, "done"), NOW)).toEqual({
      ...{ ok: false, reason: "changed-elsewhere", status: "needs-help", version: 1 },
    });
    expect(await setOfficeStatus(staff, to(officeId, "done", { version: 1 }), NOW)).toMatchObject({
      ok: true,
    });
  });
});

describe("the plan", () => {
  const plan = (officeId: string, assigneeId: string | null, plannedFor: string | null, version = 0) => ({
    ...form(officeId, { version }),
    assigneeId,
    plannedFor,
  });
  test("says whom it is for and by when, and does not touch the status", async () => {
    const { officeId, manager, staff } = await anOffice();
    await planOfficeAction(manager, plan(officeId, staff.membershipId, "2026-11-27"), NOW);
    const detail = await detailOf(staff, officeId);
    expect(detail).toMatchObject({
      ...{ status: "to-do", version: 0, dueOn: "2026-11-27" },
      plan: { assignee: "Priya", plannedFor: "2026-11-27", version: 1 },
    });
    expect(detail?.history).toMatchObject([{ what: "planned", assignee: "Priya", by: "Morgan" }]);
    // A status set over it meanwhile is no conflict: each has a version of its own.
    expect(await setOfficeStatus(staff, to(officeId, "needs-help"), NOW)).toMatchObject({ ok: true });
  });
  test("shows in this week, and goes with the person who leaves", async () => {
    const { officeId, manager, staff } = await anOffice();
    await planOfficeAction(manager, plan(officeId, staff.membershipId, "2026-11-29"), NOW);
    const week = async () => (await getOfficeChecklist(manager, officeId, NOW)).list?.thisWeek;
    expect(await week()).toMatchObject([{ kind: "action", assignee: "Priya", dueOn: "2026-11-29" }]);
    await db.membership.delete({ where: { id: staff.membershipId } });
    expect(await week()).toMatchObject([{ assignee: null, dueOn: "2026-11-29" }]);
    expect((await detailOf(manager, officeId))?.history).toMatchObject([
      { assignee: null, wasAssigned: true },
    ]);
  });
  test("is for managers and principals", async () => {
    const { officeId, staff } = await anOffice();
    const ask = () => planOfficeAction(staff, plan(officeId, null, null), NOW);
    await expect(ask()).rejects.toThrow("NOT_FOUND");
    const principal = fresh(await aColleague(officeId, { role: "principal", name: "Rowan" }));
    expect(await planOfficeAction(principal, plan(officeId, null, "2026-12-01"), NOW)).toMatchObject({
      ok: true,
    });
  });
  test("AC-1: gives nothing to somebody of another office", async () => {
    const [ours, theirs] = [await anOffice(), await anOffice()];
    const ask = () =>
      planOfficeAction(ours.manager, plan(ours.officeId, theirs.staff.membershipId, null), NOW);
    await expect(ask()).rejects.toThrow("NOT_FOUND");
    expect(await db.officeAction.count({ where: { officeId: ours.officeId } })).toBe(0);
  });
  test("RE-4, RE-5: the same form changes once; another plan over it asks, the same one does not", async () => {
    const { officeId, manager, staff } = await anOffice();
    const input = plan(officeId, staff.membershipId, "2026-12-01");
    const results = await Promise.all(
      Array.from({ length: 20 }, () => planOfficeAction(manager, input, NOW)),
    );
    expect(results.filter((result) => result.ok && !result.isReplay)).toHaveLength(1);
    expect(await planOfficeAction(manager, plan(officeId, null, null), NOW)).toMatchObject({
      ...{ ok: false, assignee: "Priya", plannedFor: "2026-12-01", version: 1 },
    });
    const same = plan(officeId, staff.membershipId, "2026-12-01");
    expect(await planOfficeAction(manager, same, NOW)).toMatchObject({ ok: true, isReplay: true });
  });
});

describe("the note an office shares", () => {
  const note = (officeId: string, text: string, more: { op?: string; version?: number } = {}) => ({
    ...form(officeId, more),
    text,
  });
  test("is sealed, and read by everybody in the office", async () => {
    const { officeId, manager, staff } = await anOffice();
    await saveOfficeNote(staff, note(officeId, "The canary sings"), NOW);
    const rows = await db.officeAction.findMany({ where: { officeId } });
    expect(JSON.stringify(rows)).not.toContain("canary");
    expect(await detailOf(manager, officeId)).toMatchObject({
      ...{ status: "to-do", version: 0, note: { text: "The canary sings", version: 1 } },
    });
  });
  test("RE-4, RE-5: saved once; another text over it is shown and asked about", async () => {
    const { officeId, manager, staff } = await anOffice();
    const input = note(officeId, "Ours");
    const results = await Promise.all(Array.from({ length: 20 }, () => saveOfficeNote(staff, input, NOW)));
    expect(results.filter((result) => result.ok && !result.isReplay)).toHaveLength(1);
    expect(await saveOfficeNote(manager, note(officeId, "Another"), NOW)).toEqual({
      ...{ ok: false, reason: "changed-elsewhere", text: "Ours", version: 1 },
    });
    expect(await saveOfficeNote(manager, note(officeId, "", { version: 1 }), NOW)).toMatchObject({
      ok: true,
    });
    const row = await db.officeAction.findFirstOrThrow({ where: { officeId } });
    expect(row).toMatchObject({ noteSealed: null, noteVersion: 2 });
  });
});

describe("a topic that nobody in the office needs", () => {
  const topic = (officeId: string, isForUs: boolean, op = randomUUID()) => ({
    ...{ officeId, topic: "campaign", isForUs, op },
  });
  test("is set aside as one, without what somebody touched, and comes back as one", async () => {
    const { officeId, manager } = await anOffice();
    const touched = { ...to(officeId, "done"), actionId: "add-imprints" };
    await setOfficeStatus(manager, touched, NOW);
    const aside = topic(officeId, false);
    const first = await setOfficeTopic(manager, aside, NOW);
    const changed = first.ok ? first.changed : 0;
    expect(changed).toBeGreaterThan(5);
    expect(await setOfficeTopic(manager, aside, NOW)).toEqual({ ok: true, changed: 0 });
    const counts = async () => (await getOfficeChecklist(manager, officeId, NOW)).list?.counts;
    expect(await counts()).toMatchObject({ "not-for-me": changed, done: 1 });
    expect(await setOfficeTopic(manager, topic(officeId, true), NOW)).toEqual({ ok: true, changed });
    expect(await counts()).toMatchObject({ "not-for-me": 0, done: 1 });
    // A form that arrives again late changes nothing.
    expect(await setOfficeTopic(manager, aside, NOW)).toEqual({ ok: true, changed: 0 });
  });
  test("comes back without what was set aside by itself, for whatever reason", async () => {
    const { officeId, manager } = await anOffice();
    const together = async () => (await getOfficeChecklist(manager, officeId, NOW)).list?.setAsideTogether;
    const byItself = { ...to(officeId, "not-for-me"), reason: "not-used" as const };
    await setOfficeStatus(manager, { ...byItself, actionId: "add-imprints" }, NOW);
    expect(await together()).toEqual([]);
    expect(await setOfficeTopic(manager, topic(officeId, true), NOW)).toEqual({ ok: true, changed: 0 });
    const first = await setOfficeTopic(manager, topic(officeId, false), NOW);
    const changed = first.ok ? first.changed : 0;
    const [again, ...others] = (await together()) ?? [];
    expect([again, ...others]).toHaveLength(changed);
    // One of them taken back and set aside anew is now a choice of its own.
    await setOfficeStatus(manager, { ...to(officeId, "to-do", { version: 1 }), actionId: again ?? "" }, NOW);
    await setOfficeStatus(manager, { ...byItself, op: randomUUID(), version: 2, actionId: again ?? "" }, NOW);
    expect((await together())?.toSorted()).toEqual(others.toSorted());
    expect(await setOfficeTopic(manager, topic(officeId, true), NOW)).toEqual({
      ok: true,
      changed: changed - 1,
    });
    const { list } = await getOfficeChecklist(manager, officeId, NOW);
    const aside = list?.items.filter(({ item }) => item.standing === "not-for-me");
    expect(aside?.map(({ item }) => item.action.id).toSorted()).toEqual(["add-imprints", again].toSorted());
    expect(list?.setAsideTogether).toEqual([]);
  });
  test("is for managers and principals, and has office actions", async () => {
    const { officeId, manager, staff } = await anOffice();
    await expect(setOfficeTopic(staff, topic(officeId, false), NOW)).rejects.toThrow("NOT_FOUND");
    const devices = { ...topic(officeId, false), topic: "devices" };
    await expect(setOfficeTopic(manager, devices, NOW)).rejects.toThrow("NOT_FOUND");
  });
});

describe("AC-1: another office's actions", () => {
  test("are not found, for somebody of another office, a past member and somebody in none", async () => {
    const [ours, theirs] = [await anOffice(), await anOffice()];
    await setOfficeStatus(ours.staff, to(ours.officeId, "done"), NOW);
    const { officeId } = ours;
    for (const actor of [theirs.manager, { ...ours.staff, memberships: [] }, await aPerson()]) {
      await expect(getOfficeChecklist(actor, officeId, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(getOfficeAction(actor, officeId, ACTION, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(setOfficeStatus(actor, to(officeId, "to-do"), NOW)).rejects.toThrow("NOT_FOUND");
      const note = { ...form(officeId), text: "x" };
      await expect(saveOfficeNote(actor, note, NOW)).rejects.toThrow("NOT_FOUND");
      const plan = { ...form(officeId), assigneeId: null, plannedFor: null };
      await expect(planOfficeAction(actor, plan, NOW)).rejects.toThrow("NOT_FOUND");
    }
    expect(await db.officeActionChange.count({ where: { officeId } })).toBe(1);
  });
  test("leave no trace on one's own", async () => {
    const [ours, theirs] = [await anOffice(), await anOffice()];
    await setOfficeStatus(ours.staff, to(ours.officeId, "done"), NOW);
    await saveOfficeNote(ours.staff, { ...form(ours.officeId), text: "Ours alone" }, NOW);
    expect(await detailOf(theirs.manager, theirs.officeId)).toMatchObject({
      ...{ status: "to-do", version: 0, note: { text: "" }, history: [] },
    });
  });
  test("an action of scope person, or none, is not an office's", async () => {
    const { officeId, manager } = await anOffice();
    for (const actionId of ["set-up-passkeys", "no-such-action"]) {
      expect(await getOfficeAction(manager, officeId, actionId, NOW)).toBeNull();
      const ask = () => setOfficeStatus(manager, { ...to(officeId, "done"), actionId }, NOW);
      await expect(ask()).rejects.toThrow("NOT_FOUND");
    }
  });
});

describe("AU-7: what others record", () => {
  test("is shown and changed only after a strong sign-in within twelve hours", async () => {
    const { officeId, manager } = await anOffice();
    const stale = { ...manager, signedInAt: new Date(NOW.getTime() - 12 * 3_600_000 - 1) };
    expect((await getOfficeChecklist(stale, officeId, NOW)).list).toBeNull();
    expect((await getOfficeAction(stale, officeId, ACTION, NOW))?.detail).toBeNull();
    const again = { ok: false, reason: "sign-in-again" };
    expect(await setOfficeStatus(stale, to(officeId, "done"), NOW)).toEqual(again);
    expect(await saveOfficeNote(stale, { ...form(officeId), text: "x" }, NOW)).toEqual(again);
    expect(
      await planOfficeAction(stale, { ...form(officeId), assigneeId: null, plannedFor: null }, NOW),
    ).toEqual(again);
    expect(await db.officeAction.count({ where: { officeId } })).toBe(0);
  });
});
