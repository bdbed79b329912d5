import { afterEach, describe, expect, test, vi } from "vitest";
import type { Actor, Role } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { openOfficeName } from "@/lib/office-names";
import { getTeam } from "./office";
import { inviteToOffice, revokeInvitation } from "./office-invitations";
import { changeRole, endOffice, getPeople, getPerson, removePerson, renameOffice } from "./office-people";
import { getOfficeRecord } from "./office-record";
import { aColleague, aNamedOffice, type Colleague } from "./test-offices";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

type Team = { officeId: string; manager: Colleague; second: Colleague; staff: Colleague };
async function aTeam(secondRole: Role = "principal"): Promise<Team> {
  const officeId = await aNamedOffice("Westbridge", NOW);
  const manager = await aColleague(officeId, { role: "manager", name: "Morgan" });
  const second = await aColleague(officeId, { role: secondRole, name: "Rowan" });
  const staff = await aColleague(officeId, { role: "staff", name: "Priya" });
  return { officeId, manager, second, staff };
}
const rolesIn = async (officeId: string) =>
  (await db.membership.findMany({ where: { officeId }, orderBy: { role: "asc" } })).map(({ role }) => role);
const eventsOf = (officeId: string) =>
  db.officeEvent.findMany({
    where: { officeId },
    orderBy: { seq: "asc" },
    select: { code: true, byId: true, aboutId: true, detail: true },
  });
const invite = (actor: Actor, officeId: string, address: string, role: Role = "staff") =>
  inviteToOffice(actor, { officeId, address, role }, NOW);

afterEach(() => vi.restoreAllMocks());

describe("the people of an office", () => {
  test("are shown to its manager: name, address, role, and who waits", async () => {
    const { officeId, manager } = await aTeam();
    await invite(manager, officeId, "ottilie@invited.example");
    const { office, team } = await getPeople(manager, officeId, NOW);
    expect(office).toBe("Westbridge");
    expect(
      team?.people.map(({ name, role, isYou, isLastManager }) => [name, role, isYou, isLastManager]),
    ).toEqual([
      ["Rowan", "principal", false, false],
      ["Morgan", "manager", true, true],
      ["Priya", "staff", false, false],
    ]);
    expect(team?.people[1]?.address).toBe(`${manager.personId}@people.example.org`);
    expect(team?.invitations).toMatchObject([
      { address: "ottilie@invited.example", role: "staff", hasEnded: false },
    ]);
    expect((await getPeople(manager, officeId, later(1))).team?.invitations).toHaveLength(1);
  });

  test("AC-1: are found neither by who only works there nor by another office’s manager, nor is anything done", async () => {
    const [ours, theirs] = [await aTeam(), await aTeam()];
    await invite(theirs.manager, theirs.officeId, "ottilie@invited.example");
    const invitation = await db.officeInvitation.findFirstOrThrow({ where: { officeId: theirs.officeId } });
    const before = await everything(theirs.officeId);
    const { officeId } = theirs;
    const id = theirs.staff.membershipId;
    const tries = (actor: Actor, office: string): (() => Promise<unknown>)[] => [
      () => getPeople(actor, officeId, NOW),
      () => getPerson(actor, office, id, NOW),
      () => changeRole(actor, { officeId: office, id, role: "manager" }, NOW),
      () => removePerson(actor, { officeId: office, id }, NOW),
      () => revokeInvitation(actor, { officeId: office, id: invitation.id }, NOW),
      () => invite(actor, officeId, "x@invited.example"),
      () => renameOffice(actor, { officeId, name: "Ours" }, NOW),
      () => endOffice(actor, { officeId, typed: "Westbridge" }, NOW),
    ];
    const attempts = [
      ...tries(theirs.staff, officeId),
      ...tries(theirs.second, officeId),
      ...tries(ours.manager, officeId),
      // Their own office, another's person and invitation.
      ...tries(ours.manager, ours.officeId),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow("NOT_FOUND");
    expect(await everything(theirs.officeId)).toEqual(before);
  });

  test("AU-7: are neither shown nor changed on a public copy after twelve hours, or after a link by email", async () => {
    const { officeId, manager, staff } = await aTeam();
    const env = await import("@/lib/env");
    vi.spyOn(env, "env").mockReturnValue({ ...env.env(), isLocal: false });
    const signedIn: Actor = { ...manager, signedInAt: NOW };
    expect((await getPeople(signedIn, officeId, later(12))).team).not.toBeNull();
    const before = await everything(officeId);
    for (const [actor, at] of [
      [{ ...signedIn, method: "email" as const }, NOW],
      [signedIn, later(12.1)],
    ] as const) {
      const id = staff.membershipId;
      expect((await getPeople(actor, officeId, at)).team).toBeNull();
      expect((await getPerson(actor, officeId, id, at)).person).toBeNull();
      const refused = { ok: false, reason: "sign-in-again" };
      expect(await changeRole(actor, { officeId, id, role: "manager" }, at)).toEqual(refused);
      expect(await removePerson(actor, { officeId, id }, at)).toEqual(refused);
      expect(await renameOffice(actor, { officeId, name: "Other" }, at)).toEqual(refused);
      expect(await endOffice(actor, { officeId, typed: "Westbridge" }, at)).toEqual(refused);
      expect(await inviteToOffice(actor, { officeId, address: "x@y.example", role: "staff" }, at)).toEqual(
        refused,
      );
    }
    expect(await everything(officeId)).toEqual(before);
  });
});

/** All rows of an office, as they stand. */
const everything = async (officeId: string) => [
  await db.office.findMany({ where: { id: officeId } }),
  await db.membership.findMany({ where: { officeId }, orderBy: { id: "asc" } }),
  await db.officeInvitation.findMany({ where: { officeId } }),
  await db.officeEvent.count({ where: { officeId } }),
];

describe("a role", () => {
  test("is changed and recorded; changed to itself it is not", async () => {
    const { officeId, manager, staff } = await aTeam();
    const ask = { officeId, id: staff.membershipId, role: "manager" } as const;
    expect(await changeRole(manager, ask, NOW)).toEqual({ ok: true, hasSteppedDown: false });
    await changeRole(manager, ask, NOW);
    expect(await eventsOf(officeId)).toEqual([
      { code: "role-changed", byId: manager.personId, aboutId: staff.personId, detail: "manager" },
    ]);
  });

  test("of the last manager stays", async () => {
    const { officeId, manager } = await aTeam();
    const ask = { officeId, id: manager.membershipId, role: "staff" } as const;
    expect(await changeRole(manager, ask, NOW)).toEqual({ ok: false, reason: "last-manager" });
  });

  test("handed over: somebody else is made manager, then they step down, and can do nothing more", async () => {
    const { officeId, manager, staff } = await aTeam();
    await changeRole(manager, { officeId, id: staff.membershipId, role: "manager" }, NOW);
    const down = { officeId, id: manager.membershipId, role: "staff" } as const;
    expect(await changeRole(manager, down, NOW)).toEqual({ ok: true, hasSteppedDown: true });
    // The same request once more, made with the roles of before.
    await expect(changeRole(manager, { ...down, role: "manager" }, NOW)).rejects.toThrow("NOT_FOUND");
  });

  test("AC-1: two managers who step down at one moment leave one, twenty times over", async () => {
    for (let n = 0; n < 20; n += 1) {
      const { officeId, manager, second } = await aTeam("manager");
      const results = await Promise.all(
        [manager, second].map((actor) =>
          changeRole(actor, { officeId, id: actor.membershipId, role: "staff" }, NOW),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await rolesIn(officeId)).toEqual(["manager", "staff", "staff"]);
    }
  });

  test("AC-1: two managers who remove each other at one moment leave one", async () => {
    for (let n = 0; n < 10; n += 1) {
      const { officeId, manager, second } = await aTeam("manager");
      const results = await Promise.allSettled([
        removePerson(manager, { officeId, id: second.membershipId }, NOW),
        removePerson(second, { officeId, id: manager.membershipId }, NOW),
      ]);
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await rolesIn(officeId)).toEqual(["manager", "staff"]);
    }
  });
});

describe("removing somebody", () => {
  test("takes what they shared and what they were given, and keeps only that they were there", async () => {
    const { officeId, manager, staff } = await aTeam();
    const action = { officeId, actionId: "keep-access-register", status: "to-do", revision: 1, version: 1 };
    await db.officeAction.create({ data: { ...action, assigneeId: staff.membershipId, setAt: NOW } });
    expect(await removePerson(manager, { officeId, id: staff.membershipId }, NOW)).toEqual({ ok: true });
    expect(await db.membership.count({ where: { personId: staff.personId } })).toBe(0);
    expect(await db.officeAction.findFirst({ where: { officeId } })).toMatchObject({ assigneeId: null });
    expect(await eventsOf(officeId)).toEqual([
      { code: "person-removed", byId: manager.personId, aboutId: staff.personId, detail: "staff" },
    ]);
    expect(await db.person.count({ where: { id: staff.personId } })).toBe(1);
  });

  test("is not done to oneself", async () => {
    const { officeId, manager } = await aTeam("manager");
    await expect(removePerson(manager, { officeId, id: manager.membershipId }, NOW)).rejects.toThrow(
      "NOT_FOUND",
    );
  });

  test("who managed ends the invitations they sent, and no others", async () => {
    const { officeId, manager, second } = await aTeam("manager");
    await invite(second, officeId, "back-door@invited.example", "manager");
    await invite(manager, officeId, "ottilie@invited.example");
    await removePerson(manager, { officeId, id: second.membershipId }, NOW);
    const left = (await getPeople(manager, officeId, NOW)).team?.invitations;
    expect(left?.map(({ address }) => address)).toEqual(["ottilie@invited.example"]);
    expect((await eventsOf(officeId)).at(-1)).toMatchObject({
      code: "invitation-ended",
      byId: manager.personId,
    });
  });
});

describe("the office itself", () => {
  test("gets another name", async () => {
    const { officeId, manager } = await aTeam();
    await renameOffice(manager, { officeId, name: "Eastbridge" }, NOW);
    const row = await db.office.findUniqueOrThrow({ where: { id: officeId } });
    expect(openOfficeName(row)).toBe("Eastbridge");
    expect(await eventsOf(officeId)).toMatchObject([{ code: "office-renamed" }]);
  });

  test.each(["", "yes", "West", "Westbridge!"])("does not end by “%s”", async (typed) => {
    const { officeId, manager } = await aTeam();
    expect(await endOffice(manager, { officeId, typed }, NOW)).toEqual({
      ok: false,
      reason: "not-confirmed",
    });
    expect(await rolesIn(officeId)).toHaveLength(3);
  });

  test("ends by its name, with everything but its record", async () => {
    const { officeId, manager, staff } = await aTeam();
    await invite(manager, officeId, "ottilie@invited.example");
    await getTeam(manager, officeId, NOW);
    expect(await endOffice(manager, { officeId, typed: " westbridge " }, NOW)).toEqual({ ok: true });
    expect(await db.office.count({ where: { id: officeId } })).toBe(0);
    expect(await db.membership.count({ where: { officeId } })).toBe(0);
    expect(await db.officeInvitation.count({ where: { officeId } })).toBe(0);
    const events = await eventsOf(officeId);
    expect(events.map(({ code }) => code).toSorted()).toEqual([
      "invited",
      "office-ended",
      "person-left",
      "person-removed",
      "person-removed",
      "team-read",
    ]);
    expect(events.find(({ code }) => code === "person-left")?.aboutId).toBe(manager.personId);
    // Each of them still reads that it ended, and who had looked before.
    const { events: read } = await getOfficeRecord({ ...staff, memberships: [] });
    expect(read.map(({ code }) => code)).toEqual(["person-removed", "team-read"]);
  });
});
