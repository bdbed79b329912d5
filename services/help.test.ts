import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor, Role } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { sealMemberName } from "@/lib/office-names";
import { getAction, setStatus } from "./checklist";
import { chooseHelp, confirmHelp, endHelp, getDraft, getHelp, getHelpChoice } from "./help";
import { getHelpLooks, getRecords, takeBack } from "./help-record";
import { getHelped, getOpened, getOpenedStep, recordForPrincipal } from "./helping";
import { leaveOffice } from "./leaving";
import { changeRole, removePerson } from "./office-people";
import { anOffice } from "./test-full-person";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const DAY = 86_400_000;
const later = (days: number) => new Date(NOW.getTime() + days * DAY);
/** On everybody's list. */
const ACTION = "set-up-passkeys";

type Member = Actor & { place: string };
let officeId: string;
let member: Member;
let aide: Member;
let manager: Member;

beforeEach(async () => {
  vi.restoreAllMocks();
  officeId = await anOffice("Westbridge", NOW);
  member = await inOffice(officeId, "principal", "Rowan Ashby");
  aide = await inOffice(officeId, "staff", "Priya Castell");
  manager = await inOffice(officeId, "manager", "Morgan Tennant");
});

async function inOffice(office: string, role: Role, name: string): Promise<Member> {
  const person = await aPerson();
  const place = randomUUID();
  const own = { id: place, officeId: office, personId: person.personId, role, createdAt: NOW };
  await db.membership.create({ data: { ...own, nameSealed: sealMemberName(place, name) } });
  return { ...person, signedInAt: NOW, memberships: [{ officeId: office, role }], place };
}

/** The same person after the database was read again. */
async function again(actor: Member, at: Date): Promise<Member> {
  const rows = await db.membership.findMany({ where: { personId: actor.personId } });
  const memberships = rows.map((row) => ({ officeId: row.officeId, role: row.role as Role }));
  return { ...actor, memberships, signedInAt: at };
}

async function name(days = 30, actions: readonly string[] = [ACTION], who = aide): Promise<string> {
  const chosen = await chooseHelp(member, { officeId, aide: who.place, days, actions }, NOW);
  expect(chosen).toEqual({ ok: true });
  const helpId = (await getDraft(member, officeId, NOW))?.id ?? "";
  expect(await confirmHelp(member, { officeId, helpId }, NOW)).toMatchObject({ ok: true, isReplay: false });
  return helpId;
}

const codes = async () =>
  (await db.officeEvent.findMany({ where: { officeId }, orderBy: { seq: "asc" } })).map(({ code }) => code);
const tick = (helpId: string, more: Partial<Parameters<typeof recordForPrincipal>[1]> = {}) =>
  recordForPrincipal(
    aide,
    { helpId, actionId: ACTION, how: "together", op: randomUUID(), version: 0, ...more },
    NOW,
  );

describe("naming an aide", () => {
  test("opens nothing until it is confirmed, and then exactly what was previewed", async () => {
    await chooseHelp(member, { officeId, aide: aide.place, days: 14, actions: [ACTION] }, NOW);
    const draft = await getDraft(member, officeId, NOW);
    expect(draft).toMatchObject({ aide: "Priya Castell", days: 14, until: later(14) });
    expect(await getHelped(aide, NOW)).toEqual([]);
    await expect(getOpened(aide, { helpId: draft?.id ?? "" }, NOW)).rejects.toThrow("NOT_FOUND");

    await confirmHelp(member, { officeId, helpId: draft?.id ?? "" }, NOW);
    expect(await getDraft(member, officeId, NOW)).toBeNull();
    const opened = await getOpened(aide, { helpId: draft?.id ?? "" }, NOW);
    expect(opened.ok && opened.view.steps).toEqual(draft?.steps);
    expect(opened.ok && opened.view.principal).toBe("Rowan Ashby");
    expect((await getHelp(member, officeId, NOW))?.steps).toEqual(draft?.steps);
    expect(await codes()).toEqual(["help-named", "help-read"]);
  });
  test("sent twice names once", async () => {
    const helpId = await name();
    expect(await confirmHelp(member, { officeId, helpId }, NOW)).toMatchObject({ ok: true, isReplay: true });
    expect(await codes()).toEqual(["help-named"]);
  });
  test("is one at a time: another takes the place of the first, who is out at once", async () => {
    const first = await name();
    const second = await name(30, [ACTION], manager);
    await expect(getOpened(aide, { helpId: first }, NOW)).rejects.toThrow("NOT_FOUND");
    expect(await getOpened(manager, { helpId: second }, NOW)).toMatchObject({ ok: true });
    expect(await db.help.count({ where: { principal: { officeId } } })).toBe(1);
    expect(await codes()).toEqual(["help-named", "help-ended", "help-named", "help-read"]);
  });
  test("is for principals, of somebody else of their own office", async () => {
    const input = { officeId, aide: aide.place, days: 30, actions: [ACTION] };
    for (const actor of [aide, manager]) {
      await expect(chooseHelp(actor, input, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(getHelp(actor, officeId, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(endHelp(actor, officeId, NOW)).rejects.toThrow("NOT_FOUND");
    }
    const elsewhere = await inOffice(await anOffice("Elsewhere", NOW), "staff", "Somebody");
    for (const place of [member.place, elsewhere.place, "no-such-place"]) {
      await expect(chooseHelp(member, { ...input, aide: place }, NOW)).rejects.toThrow("NOT_FOUND");
    }
  });
  test("opens only what is on the neutral list: nothing that private answers bring, and nothing of the office", async () => {
    for (const action of ["respond-to-compromise", "keep-access-register", "no-such-action"]) {
      const input = { officeId, aide: aide.place, days: 30, actions: [ACTION, action] };
      expect(await chooseHelp(member, input, NOW)).toEqual({ ok: false, reason: "list-changed" });
    }
    expect(await db.help.count({ where: { principal: { officeId } } })).toBe(0);
  });
  test("AU-7: asks for a strong sign-in of the last twelve hours on a public copy", async () => {
    const { env } = await import("@/lib/env");
    const helpId = await name();
    const module = await import("@/lib/env");
    vi.spyOn(module, "env").mockReturnValue({ ...env(), isLocal: false });
    const weak: Partial<Actor>[] = [
      { method: "email" },
      { signedInAt: new Date(NOW.getTime() - 12.1 * 3_600_000) },
    ];
    const input = { officeId, aide: aide.place, days: 30, actions: [ACTION] };
    const refused = { ok: false, reason: "sign-in-again" };
    for (const session of weak) {
      expect(await chooseHelp({ ...member, ...session }, input, NOW)).toEqual(refused);
      expect(await getHelpChoice({ ...member, ...session }, officeId, NOW)).toBeNull();
      const weakAide = { ...aide, ...session };
      // The same for an id that does not exist: a weak session learns nothing.
      for (const id of [helpId, randomUUID()]) {
        expect(await getOpened(weakAide, { helpId: id }, NOW)).toEqual(refused);
        expect(await getOpenedStep(weakAide, { helpId: id, actionId: ACTION }, NOW)).toEqual(refused);
      }
      const write = { helpId, actionId: ACTION, how: "together" as const, op: randomUUID(), version: 0 };
      expect(await recordForPrincipal(weakAide, write, NOW)).toEqual(refused);
    }
    expect(await getOpened(aide, { helpId }, NOW)).toMatchObject({ ok: true });
  });
});

describe("AC-2: help ends at once", () => {
  const ends: [string, (helpId: string) => Promise<unknown>][] = [
    ["when the principal ends it", () => endHelp(member, officeId, NOW)],
    ["when the aide leaves", () => leaveOffice(aide, officeId, NOW)],
    ["when the aide is removed", () => removePerson(manager, { officeId, id: aide.place }, NOW)],
    ["when the principal leaves", () => leaveOffice(member, officeId, NOW)],
    [
      "when the principal has another role",
      () => changeRole(manager, { officeId, id: member.place, role: "staff" }, NOW),
    ],
  ];
  test.each(ends)("%s", async (_, end) => {
    const helpId = await name();
    await end(helpId);
    const now = await again(aide, NOW);
    await expect(getOpened(now, { helpId }, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(tick(helpId)).rejects.toThrow("NOT_FOUND");
    expect(await getHelped(now, NOW)).toEqual([]);
    expect(await db.actionState.count({ where: { personId: member.personId } })).toBe(0);
  });
  test("when its time is over, to the millisecond", async () => {
    const helpId = await name(1);
    const before = new Date(later(1).getTime() - 1);
    expect(await getOpened({ ...aide, signedInAt: before }, { helpId }, before)).toMatchObject({ ok: true });
    await expect(getOpened({ ...aide, signedInAt: later(1) }, { helpId }, later(1))).rejects.toThrow(
      "NOT_FOUND",
    );
    expect(await getHelp(member, officeId, later(1))).toBeNull();
  });
  test("and does not come back with the role", async () => {
    const helpId = await name();
    await changeRole(manager, { officeId, id: member.place, role: "staff" }, NOW);
    await changeRole(manager, { officeId, id: member.place, role: "principal" }, NOW);
    await expect(getOpened(aide, { helpId }, NOW)).rejects.toThrow("NOT_FOUND");
  });
  test("nobody but the aide reads it: not the manager, nor another principal's aide, nor the principal", async () => {
    const helpId = await name();
    const other = await inOffice(officeId, "principal", "Another Member");
    for (const actor of [manager, member, other]) {
      await expect(getOpened(actor, { helpId }, NOW)).rejects.toThrow("NOT_FOUND");
    }
  });
});

describe("recording for a principal", () => {
  test("says by whom and how, on the principal's own page", async () => {
    const helpId = await name();
    expect(await tick(helpId, { how: "reported" })).toMatchObject({ ok: true, version: 1 });
    const view = await getAction(member, ACTION, NOW);
    expect(view).toMatchObject({
      status: "done",
      recorded: { how: "reported", by: "Priya Castell", at: NOW },
    });
    expect(view?.history).toMatchObject([{ status: "done", how: "reported", by: "Priya Castell" }]);
    expect(await getRecords(member)).toMatchObject([
      { actionId: ACTION, how: "reported", by: "Priya Castell", now: "stands" },
    ]);
  });
  test("AC-1: an action that is not opened is not found, like one that does not exist", async () => {
    const helpId = await name();
    for (const actionId of ["check-linked-devices", "no-such-action"]) {
      await expect(getOpenedStep(aide, { helpId, actionId }, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(tick(helpId, { actionId })).rejects.toThrow("NOT_FOUND");
    }
    expect(await codes()).toEqual(["help-named"]);
  });
  test("RE-4: the same form sent twenty times at once records once", async () => {
    const helpId = await name();
    const op = randomUUID();
    const results = await Promise.all(Array.from({ length: 20 }, () => tick(helpId, { op })));
    expect(results.filter((result) => result.ok && !result.isReplay)).toHaveLength(1);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await db.statusChange.count({ where: { personId: member.personId } })).toBe(1);
  });
  test("RE-5: what the principal changed meanwhile is not overwritten", async () => {
    const helpId = await name();
    const set = {
      actionId: ACTION,
      reason: "other" as const,
      reasonText: "Mine",
      op: randomUUID(),
      version: 0,
    };
    await setStatus(member, { ...set, status: "not-for-me" }, NOW);
    expect(await tick(helpId)).toEqual({
      ok: false,
      reason: "changed-elsewhere",
      status: "not-for-me",
      version: 1,
    });
    // Nor by a form that knows the version: what is set aside is the principal's to decide.
    expect(await tick(helpId, { version: 1 })).toMatchObject({ ok: false });
    expect((await getAction(member, ACTION, NOW))?.reasonText).toBe("Mine");
  });
  test("ending the help and recording at one moment: either there is a record, or it was refused", async () => {
    const helpId = await name();
    const [recorded] = await Promise.allSettled([tick(helpId), endHelp(member, officeId, NOW)]);
    const rows = await db.statusChange.count({ where: { personId: member.personId } });
    expect(rows).toBe(recorded.status === "fulfilled" ? 1 : 0);
    await expect(tick(helpId)).rejects.toThrow("NOT_FOUND");
  });
  test("AC-4: every look is there for the principal to read, and for the aide's record alone", async () => {
    const helpId = await name();
    await getOpened(aide, { helpId }, NOW);
    await getOpenedStep(aide, { helpId, actionId: ACTION }, new Date(NOW.getTime() + 60_000));
    expect(await getHelpLooks(member, officeId)).toEqual([
      { by: "Priya Castell", times: 2, last: new Date(NOW.getTime() + 60_000) },
    ]);
    expect(await getHelpLooks(manager, officeId)).toEqual([]);
  });
});

describe("taking back what an aide recorded", () => {
  const back = (changeId: string, op: string = randomUUID(), at = NOW) =>
    takeBack(member, { changeId, op }, at);
  const lastChange = async () => (await getRecords(member))[0]?.changeId ?? "";

  test("leaves the step to do, says so in the history, and sent twice does it once", async () => {
    const helpId = await name();
    await tick(helpId);
    const [changeId, op] = [await lastChange(), randomUUID()];
    expect(await back(changeId, op)).toMatchObject({ ok: true, isReplay: false });
    expect(await back(changeId, op)).toMatchObject({ ok: true, isReplay: true });
    expect(await back(changeId)).toEqual({ ok: false, reason: "changed-since" });
    const view = await getAction(member, ACTION, NOW);
    expect(view).toMatchObject({ status: "to-do", recorded: null });
    expect(view?.history.map(({ how, status }) => [how, status])).toEqual([
      ["undone", "to-do"],
      ["together", "done"],
    ]);
    expect(await getRecords(member)).toMatchObject([{ now: "taken-back" }]);
    expect(await tick(helpId, { version: 2 })).toMatchObject({ ok: true, version: 3 });
  });
  test("returns to an earlier tick of their own with its date and revision", async () => {
    const before = new Date(NOW.getTime() - 400 * DAY);
    const set = { actionId: ACTION, reason: null, reasonText: "", version: 0 };
    await setStatus(member, { ...set, status: "done", op: randomUUID() }, before);
    const helpId = await name();
    expect(await tick(helpId, { version: 1 })).toMatchObject({ ok: true });
    await back(await lastChange());
    const state = await db.actionState.findFirstOrThrow({ where: { personId: member.personId } });
    expect(state).toMatchObject({ status: "done", how: "self", byId: null, setAt: before, version: 3 });
    expect((await getAction(member, ACTION, NOW))?.item?.standing).toBe("due-again");
  });
  test("goes one by one through two records of an aide", async () => {
    const helpId = await name(90);
    await tick(helpId);
    const at = later(89);
    const fresh = { ...aide, signedInAt: at };
    await db.actionState.updateMany({ where: { personId: member.personId }, data: { revision: 0 } });
    const second = { helpId, actionId: ACTION, how: "reported" as const, op: randomUUID(), version: 1 };
    expect(await recordForPrincipal(fresh, second, at)).toMatchObject({ ok: true, version: 2 });
    const [newer, older] = await getRecords(member);
    expect([newer?.now, older?.now]).toEqual(["stands", "changed-since"]);
    expect(await back(older?.changeId ?? "", randomUUID(), at)).toEqual({
      ok: false,
      reason: "changed-since",
    });
    await back(newer?.changeId ?? "", randomUUID(), at);
    expect((await getAction(member, ACTION, at))?.recorded).toMatchObject({ how: "together", at: NOW });
    await back(older?.changeId ?? "", randomUUID(), at);
    expect((await getAction(member, ACTION, at))?.status).toBe("to-do");
  });
  test("is not for what they set themselves since, nor for anybody else", async () => {
    const helpId = await name();
    await tick(helpId);
    const changeId = await lastChange();
    for (const actor of [aide, manager]) {
      await expect(takeBack(actor, { changeId, op: randomUUID() }, NOW)).rejects.toThrow("NOT_FOUND");
    }
    const set = { actionId: ACTION, reason: null, reasonText: "", op: randomUUID(), version: 1 };
    await setStatus(member, { ...set, status: "needs-help" }, NOW);
    expect(await back(changeId)).toEqual({ ok: false, reason: "changed-since" });
    const own = await db.statusChange.findFirstOrThrow({ where: { personId: member.personId, how: "self" } });
    await expect(back(own.id)).rejects.toThrow("NOT_FOUND");
  });
  test("works when the aide has left, who then has no name", async () => {
    const helpId = await name();
    await tick(helpId);
    await leaveOffice(aide, officeId, NOW);
    expect((await getRecords(member))[0]?.by).toBeNull();
    await db.person.delete({ where: { id: aide.personId } });
    expect((await getAction(member, ACTION, NOW))?.recorded).toMatchObject({ by: null, how: "together" });
    expect(await back(await lastChange())).toMatchObject({ ok: true });
  });
});
