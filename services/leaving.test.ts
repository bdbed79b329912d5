import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Role } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { eraseOwn, getErase } from "./erase";
import { getLeave, leaveOffice } from "./leaving";
import { inviteToOffice } from "./office-invitations";
import { changeRole, removePerson } from "./office-people";
import { aColleague, aNamedOffice, type Colleague } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T09:02:00Z");

let officeId: string;
let folder: string;
beforeEach(async () => {
  officeId = await aNamedOffice("Westbridge", NOW);
  folder = mkdtempSync(path.join(tmpdir(), "safe-seat-leaving-"));
  const env = await import("@/lib/env");
  vi.spyOn(env, "env").mockReturnValue({ ...env.env(), dataDir: folder });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const member = (role: Role, name = "Somebody", joinedAt = NOW) =>
  aColleague(officeId, { role, name, joinedAt });
const roleOf = async ({ membershipId }: Colleague) =>
  (await db.membership.findUnique({ where: { id: membershipId } }))?.role;
const record = async () =>
  (await db.officeEvent.findMany({ where: { officeId }, orderBy: { seq: "asc" } })).map(
    ({ code, aboutId, detail }) => ({ code, aboutId, detail }),
  );

describe("leaving an office", () => {
  test("takes everything shared, and leaves only that somebody was there", async () => {
    const [manager, staff] = [await member("manager"), await member("staff")];
    expect(await getLeave(staff, officeId)).toMatchObject({ office: "Westbridge", parting: "leaves" });
    expect(await leaveOffice(staff, officeId, NOW)).toEqual({ ok: true, hasEnded: false });
    expect(await roleOf(staff)).toBeUndefined();
    expect(await roleOf(manager)).toBe("manager");
    expect(await record()).toEqual([{ code: "person-left", aboutId: staff.personId, detail: "staff" }]);
  });

  test("is not for the last manager while others are in it; for the last person it ends the office", async () => {
    const [manager, staff] = [await member("manager"), await member("staff")];
    expect((await getLeave(manager, officeId)).parting).toBe("hands-over-first");
    expect(await leaveOffice(manager, officeId, NOW)).toEqual({ ok: false, reason: "hands-over-first" });
    await leaveOffice(staff, officeId, NOW);
    expect(await leaveOffice(manager, officeId, NOW)).toEqual({ ok: true, hasEnded: true });
    expect(await db.office.count({ where: { id: officeId } })).toBe(0);
    expect((await record()).map(({ code }) => code)).toEqual(["person-left", "person-left", "office-ended"]);
  });

  test("by two managers at one moment leaves one with the others", async () => {
    for (let n = 0; n < 10; n += 1) {
      officeId = await aNamedOffice("Westbridge", NOW);
      const managers = [await member("manager"), await member("manager")];
      await member("staff");
      const results = await Promise.all(managers.map((one) => leaveOffice(one, officeId, NOW)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await db.membership.count({ where: { officeId, role: "manager" } })).toBe(1);
    }
  });

  test("AC-1: is not found for another office, twice, and once removed", async () => {
    await member("manager");
    const staff = await member("staff");
    await expect(leaveOffice(await aPerson(), officeId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(getLeave(await aPerson(), officeId)).rejects.toThrow("NOT_FOUND");
    await leaveOffice(staff, officeId, NOW);
    await expect(leaveOffice(staff, officeId, NOW)).rejects.toThrow("NOT_FOUND");
  });
});

describe("the weeks of a team that somebody leaves", () => {
  const week = (day: string, notStarted: number, underWay: number, upToDate = 0, needsALook = 0) =>
    db.officeWeek.create({
      data: {
        ...{ officeId, week: new Date(`${day}T00:00:00Z`) },
        ...{ notStarted, underWay, upToDate, needsALook },
      },
    });
  const kept = async () =>
    (await db.officeWeek.findMany({ where: { officeId }, orderBy: { week: "asc" } })).map((row) =>
      row.week.toISOString().slice(0, 10),
    );
  const goes: Record<string, (who: Colleague, manager: Colleague) => Promise<unknown>> = {
    "on their own": (who) => leaveOffice(who, officeId, NOW),
    "removed by a manager": (who, manager) => removePerson(manager, { officeId, id: who.membershipId }, NOW),
    "with their account": (who) => eraseOwn(who, "ERASE", NOW),
  };
  test.each(Object.keys(goes))("go where fewer than five were counted: %s", async (how) => {
    const [manager, staff] = [await member("manager"), await member("staff")];
    await week("2026-11-02", 1, 1);
    await week("2026-11-09", 1, 1, 1, 1);
    await week("2026-11-16", 1, 1, 2, 1);
    await week("2026-11-23", 6, 0);
    const other = await aNamedOffice("Elsewhere", NOW);
    await db.officeWeek.create({
      data: {
        ...{ officeId: other, week: new Date("2026-11-02") },
        ...{ notStarted: 1, underWay: 0, upToDate: 0, needsALook: 0 },
      },
    });
    await goes[how]?.(staff, manager);
    expect(await roleOf(staff)).toBeUndefined();
    expect(await kept()).toEqual(["2026-11-16", "2026-11-23"]);
    expect(await db.officeWeek.count({ where: { officeId: other } })).toBe(1);
  });
});

describe("erasing the account of", () => {
  const early = new Date("2026-01-01T09:00:00Z");
  test("the last manager hands over to the principal, which is said before and recorded", async () => {
    const manager = await member("manager");
    await member("staff", "Priya", early);
    const principal = await member("principal", "Rowan");
    await inviteToOffice(manager, { officeId, address: "x@invited.example", role: "staff" }, NOW);
    const { offices } = await getErase(manager, NOW);
    expect(offices).toEqual([
      { id: officeId, name: "Westbridge", parting: "hands-over-first", heir: "Rowan" },
    ]);
    expect(await eraseOwn(manager, "ERASE", NOW)).toMatchObject({ ok: true });
    expect(await roleOf(principal)).toBe("manager");
    expect(await db.officeInvitation.count({ where: { officeId } })).toBe(0);
    expect((await record()).slice(1)).toEqual([
      { code: "role-changed", aboutId: principal.personId, detail: "manager" },
      { code: "invitation-ended", aboutId: null, detail: null },
      { code: "person-left", aboutId: manager.personId, detail: "manager" },
    ]);
  });

  test("one of two managers hands nothing over, and the only person takes the office along", async () => {
    const [one, two] = [await member("manager"), await member("manager")];
    const staff = await member("staff");
    expect((await getErase(one, NOW)).offices).toMatchObject([{ parting: "leaves", heir: null }]);
    await eraseOwn(one, "ERASE", NOW);
    expect([await roleOf(two), await roleOf(staff)]).toEqual(["manager", "staff"]);
    await leaveOffice(staff, officeId, NOW);
    await eraseOwn(two, "ERASE", NOW);
    expect(await db.office.count({ where: { id: officeId } })).toBe(0);
  });

  test("both managers at one moment leaves somebody who manages", async () => {
    for (let n = 0; n < 5; n += 1) {
      officeId = await aNamedOffice("Westbridge", NOW);
      const managers = [await member("manager"), await member("manager")];
      const staff = await member("staff");
      await Promise.all(managers.map((one) => eraseOwn(one, "ERASE", NOW)));
      expect(await roleOf(staff)).toBe("manager");
    }
  });

  test("a manager while they invite and change a role in another browser ends with neither waiting for ever", async () => {
    for (let n = 0; n < 5; n += 1) {
      officeId = await aNamedOffice("Westbridge", NOW);
      const [manager, staff] = [await member("manager"), await member("staff")];
      const results = await Promise.allSettled([
        eraseOwn(manager, "ERASE", NOW),
        inviteToOffice(manager, { officeId, address: `${n}@invited.example`, role: "staff" }, NOW),
        changeRole(manager, { officeId, id: staff.membershipId, role: "principal" }, NOW),
      ]);
      expect(results[0]?.status).toBe("fulfilled");
      const refused = results.flatMap((result) =>
        result.status === "rejected" ? [String(result.reason)] : [],
      );
      expect(refused.filter((reason) => !reason.includes("NOT_FOUND"))).toEqual([]);
      expect(await roleOf(staff)).toBe("manager");
      expect(await db.officeInvitation.count({ where: { officeId } })).toBe(0);
    }
  });
});
