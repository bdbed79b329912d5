import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/domain/access/grants";
import type { Status } from "@/domain/status";
import { db } from "@/lib/db";
import { saveNote, setStatus } from "./checklist";
import { leaveOfficeActions, moveOver } from "./office-actions";
import { anOffice } from "./test-full-person";
import { aPerson } from "./test-people";

const BEFORE = new Date("2026-10-01T09:00:00Z");
const NOW = new Date("2026-11-24T14:02:00Z");
const ACTION = "keep-access-register";
const OTHER = "train-the-team";

async function join(officeId: string, person: Actor, role: Role): Promise<Actor> {
  await db.membership.create({ data: { officeId, personId: person.personId, role, createdAt: NOW } });
  return { ...person, memberships: [...person.memberships, { officeId, role }] };
}

function record(person: Actor, actionId: string, status: Status, reasonText = "") {
  const reason = status === "not-for-me" ? ("other" as const) : null;
  return setStatus(person, { actionId, status, reason, reasonText, op: randomUUID(), version: 0 }, BEFORE);
}

const move = (officeId: string, { personId }: Actor) =>
  db.$transaction((tx) => moveOver(tx, officeId, personId, NOW));

describe("what somebody recorded before there was an office", () => {
  test("moves over with its revision and its day, and stays theirs as well", async () => {
    const officeId = await anOffice("Office", NOW);
    const me = await aPerson();
    await record(me, ACTION, "done");
    await record(me, "set-up-passkeys", "done");
    await join(officeId, me, "manager");
    expect(await move(officeId, me)).toBe(1);
    expect(await db.officeAction.findMany({ where: { officeId } })).toMatchObject([
      { actionId: ACTION, status: "done", revision: 1, version: 1, setAt: BEFORE, noteSealed: null },
    ]);
    expect(await db.officeActionChange.findMany({ where: { officeId } })).toMatchObject([
      { actionId: ACTION, what: "moved-over", status: "done", byId: me.personId, at: NOW },
    ]);
    expect(await db.actionState.count({ where: { personId: me.personId } })).toBe(2);
  });
  test("brings no note and no reason along", async () => {
    const officeId = await anOffice("Office", NOW);
    const me = await aPerson();
    await record(me, ACTION, "not-for-me", "Canary words");
    await saveNote(me, { actionId: ACTION, text: "Canary note", op: randomUUID(), version: 0 }, BEFORE);
    await join(officeId, me, "manager");
    expect(await move(officeId, me)).toBe(1);
    const rows = await db.officeAction.findMany({ where: { officeId } });
    expect(rows).toMatchObject([{ status: "not-for-me", reason: null, noteSealed: null }]);
  });
  test("hides nothing from a team: what a newcomer set aside stays with them", async () => {
    const officeId = await anOffice("Office", NOW);
    const [manager, me] = [await aPerson(), await aPerson()];
    await join(officeId, manager, "manager");
    await record(me, ACTION, "not-for-me");
    await record(me, OTHER, "needs-help");
    await join(officeId, me, "staff");
    expect(await move(officeId, me)).toBe(1);
    expect(await db.officeAction.findMany({ where: { officeId } })).toMatchObject([
      { actionId: OTHER, status: "needs-help" },
    ]);
  });
  test("never changes what the office has recorded, but joins a plan that has no status yet", async () => {
    const officeId = await anOffice("Office", NOW);
    const me = await join(officeId, await aPerson(), "staff");
    await join(officeId, await aPerson(), "manager");
    const own = { officeId, status: "to-do", revision: 1, setAt: NOW };
    await db.officeAction.create({ data: { ...own, actionId: ACTION, version: 3 } });
    const dueOn = new Date("2026-12-01");
    await db.officeAction.create({ data: { ...own, actionId: OTHER, version: 0, planVersion: 1, dueOn } });
    await record(me, ACTION, "done");
    await record(me, OTHER, "done");
    expect(await move(officeId, me)).toBe(1);
    const rows = await db.officeAction.findMany({ where: { officeId }, orderBy: { actionId: "asc" } });
    expect(rows).toMatchObject([
      { actionId: ACTION, status: "to-do", version: 3 },
      { actionId: OTHER, status: "done", version: 1, planVersion: 1, dueOn },
    ]);
  });
  test("moves once, however often they join", async () => {
    const officeId = await anOffice("Office", NOW);
    const me = await join(officeId, await aPerson(), "manager");
    await record(me, ACTION, "done");
    expect(await move(officeId, me)).toBe(1);
    expect(await move(officeId, me)).toBe(0);
    expect(await db.officeActionChange.count({ where: { officeId } })).toBe(1);
  });
  test("moves nothing of somebody who recorded nothing", async () => {
    const officeId = await anOffice("Office", NOW);
    expect(await move(officeId, await join(officeId, await aPerson(), "manager"))).toBe(0);
  });
});

describe("somebody who leaves", () => {
  test("leaves what they changed, without their name on it, in that office alone", async () => {
    const [left, kept] = [await anOffice("Left", NOW), await anOffice("Kept", NOW)];
    const me = await aPerson();
    for (const officeId of [left, kept]) {
      await record(me, ACTION, "done");
      await join(officeId, me, "manager");
      await move(officeId, me);
    }
    await db.$transaction((tx) => leaveOfficeActions(tx, left, me.personId));
    const by = async (officeId: string) =>
      (await db.officeActionChange.findFirstOrThrow({ where: { officeId } })).byId;
    expect([await by(left), await by(kept)]).toEqual([null, me.personId]);
    expect(await db.officeAction.count({ where: { officeId: left } })).toBe(1);
    expect(await db.actionState.count({ where: { personId: me.personId } })).toBe(1);
  });
});
