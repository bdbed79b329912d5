import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type OfficeEventCode, officeEvent, TEAM_LOOKS } from "@/domain/office-event";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { leaveOffice } from "./leaving";
import { getTeam } from "./office";
import { inviteToOffice } from "./office-invitations";
import { changeRole } from "./office-people";
import { getOfficeRecord } from "./office-record";
import { collect } from "./person-data";
import { getSharing, setNameInOffice } from "./sharing";
import { aColleague, aNamedOffice, type Colleague } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const seconds = (n: number) => new Date(NOW.getTime() + n * 1000);

let office: string;
let manager: Colleague;
let staff: Colleague;
beforeEach(async () => {
  office = await aNamedOffice("Office for Westbridge", NOW);
  manager = await aColleague(office, { role: "manager", name: "Morgan" });
  staff = await aColleague(office, { role: "staff", name: "Priya" });
});

const happens = (
  code: OfficeEventCode,
  at: Date,
  who: { byId?: string; aboutId?: string; detail?: string },
) => db.$transaction((tx) => recordOfficeEvent(tx, officeEvent(office, code, at, who)));
const looks = (at: Date, how?: "team-taken-away") =>
  getTeam({ ...manager, signedInAt: at }, office, at, how).then(({ ok }) => expect(ok).toBe(true));
const readBy = async (who: Colleague, page?: number) => (await getOfficeRecord(who, page)).events;
const takenAway = async (who: Colleague) =>
  (await db.$transaction((tx) => collect(tx, who.personId))).officeEvents.map(({ code, at }) => [code, at]);

describe("AC-4: the record of offices", () => {
  test("holds looks while somebody was in the office, also after they left, and none of later or elsewhere", async () => {
    await happens("person-joined", hours(-1), { byId: staff.personId, aboutId: staff.personId });
    await looks(hours(0));
    await leaveOffice(staff, office, hours(1));
    await looks(hours(2));
    const gone = { ...staff, memberships: [] };
    const seen = (await readBy(gone)).map(({ code, at, office: name }) => [code, at, name]);
    expect(seen).toEqual([
      ["person-left", hours(1), null],
      ["team-read", hours(0), null],
      ["person-joined", hours(-1), null],
    ]);
    // What they take away holds the same, the looks at the whole team included.
    expect(await takenAway(gone)).toEqual(seen.map(([code, at]) => [code, at]).toReversed());
    expect((await getOfficeRecord(await aPerson())).events).toEqual([]);
  });

  test("nothing is pushed out of sight by looking a hundred times", async () => {
    await looks(seconds(0), "team-taken-away");
    for (let n = 1; n <= 100; n += 1) {
      await happens("team-read", seconds(n), { byId: manager.personId });
    }
    const expected = [
      { code: "team-read", times: 100, at: seconds(100) },
      { code: "team-taken-away", times: 1, at: seconds(0) },
    ];
    expect(await readBy(staff)).toMatchObject(expected);
    expect(await readBy(manager)).toMatchObject(expected);
    const { looks: seen, hasEarlierLooks } = await getSharing(staff, office, seconds(200));
    expect(seen).toMatchObject(expected.map((one) => ({ ...one, by: "Morgan" })));
    expect(hasEarlierLooks).toBe(false);
  });

  test.each(TEAM_LOOKS)("%s counts by the days of London and by person", async (code) => {
    const second = await aColleague(office, { role: "manager", name: "Second" });
    // 23:30 and 00:30 of one night, in summer time: the second is the next day in London, and the same in UTC.
    const moments = ["2026-06-10T22:30:00Z", "2026-06-10T23:30:00Z", "2026-06-11T08:00:00Z"];
    await db.membership.updateMany({ where: { officeId: office }, data: { createdAt: new Date(0) } });
    for (const at of moments) await happens(code, new Date(at), { byId: manager.personId });
    await happens(code, new Date("2026-06-11T09:00:00Z"), { byId: second.personId });
    expect((await readBy(staff)).map(({ by, times, at }) => [by, times, at.toISOString()])).toEqual([
      ["Second", 1, "2026-06-11T09:00:00.000Z"],
      ["Morgan", 2, "2026-06-11T08:00:00.000Z"],
      ["Morgan", 1, "2026-06-10T22:30:00.000Z"],
    ]);
  });

  test("is read page by page, down to its first line", async () => {
    for (let n = 0; n < 101; n += 1) {
      await happens("nudged", seconds(n), { byId: manager.personId, aboutId: staff.personId });
    }
    const pages = await Promise.all([1, 2, 3, 4].map((page) => getOfficeRecord(staff, page)));
    expect(pages.map(({ hasEarlier }) => hasEarlier)).toEqual([true, true, false, false]);
    const read = pages.flatMap(({ events }) => events.map(({ at }) => at));
    expect(read).toEqual(Array.from({ length: 101 }, (_, n) => seconds(100 - n)));
    // The page of what the office sees says that there are more.
    const { looks: seen, hasEarlierLooks } = await getSharing(staff, office, NOW);
    expect([seen.length, hasEarlierLooks]).toEqual([50, true]);
  });

  test("tells everybody who comes to manage the office and who no longer does, and of nobody else’s coming", async () => {
    const idris = await aColleague(office, { role: "staff", name: "Idris" });
    await changeRole(manager, { officeId: office, id: idris.membershipId, role: "manager" }, seconds(1));
    await changeRole(manager, { officeId: office, id: idris.membershipId, role: "staff" }, seconds(2));
    for (const [n, role] of (["manager", "staff"] as const).entries()) {
      const who = { byId: idris.personId, aboutId: idris.personId, detail: role };
      await happens("person-joined", seconds(3 + n), who);
    }
    const said = (await readBy(staff)).map(({ code, by, about, detail }) => [code, by, about, detail]);
    expect(said).toEqual([
      ["person-joined", "Idris", "Idris", "manager"],
      ["role-changed", "Morgan", "Idris", "staff"],
      ["role-changed", "Morgan", "Idris", "manager"],
    ]);
    // Invitations, levels and reminders of others are theirs.
    await inviteToOffice(manager, { officeId: office, address: "x@invited.example", role: "staff" }, NOW);
    await happens("sharing-changed", seconds(9), { byId: idris.personId, aboutId: idris.personId });
    await happens("nudged", seconds(9), { byId: manager.personId, aboutId: idris.personId });
    expect(await readBy(staff)).toHaveLength(3);
    const stranger = await aColleague(await aNamedOffice("Elsewhere", NOW), {
      role: "manager",
      name: "Other",
    });
    expect(await readBy(stranger)).toEqual([]);
  });

  test("lists by name who can see somebody’s row now", async () => {
    const second = await aColleague(office, { role: "manager", name: "Ada" });
    const seenBy = async (who: Colleague) => (await getSharing(who, office, NOW)).managers;
    const [ada, morgan] = [
      { membershipId: second.membershipId, name: "Ada" },
      { membershipId: manager.membershipId, name: "Morgan" },
    ];
    expect(await seenBy(staff)).toEqual([ada, morgan]);
    expect(await seenBy(manager)).toEqual([ada]);
    await changeRole(manager, { officeId: office, id: second.membershipId, role: "staff" }, NOW);
    expect(await seenBy(staff)).toEqual([morgan]);
  });
});

describe("a name in an office", () => {
  const rename = (who: Colleague, name: string, at = NOW) =>
    setNameInOffice(who, { officeId: office, name }, at);
  const nameOf = async (who: Colleague) => (await getSharing(who, office, NOW)).name;

  test.each(["Priya", "PRIYA ", "Ｐｒｉｙａ", "Рriуа"])(
    "of somebody else there is refused: %s",
    async (name) => {
      expect(await rename(manager, name)).toEqual({ ok: false, reason: "name-taken" });
      expect(await nameOf(manager)).toBe("Morgan");
      expect(await readBy(staff)).toEqual([]);
      // In another office it is free.
      const elsewhere = await aNamedOffice("Elsewhere", NOW);
      const other = await aColleague(elsewhere, { role: "staff", name: "Other" });
      expect(await setNameInOffice(other, { officeId: elsewhere, name }, NOW)).toEqual({ ok: true });
    },
  );

  test("can be changed in its capitals by who has it, which leaves a trace; the same name leaves none", async () => {
    expect(await rename(staff, "PRIYA")).toEqual({ ok: true });
    expect(await rename(staff, "PRIYA")).toEqual({ ok: true });
    expect(await readBy(manager)).toMatchObject([{ code: "name-changed", by: "PRIYA", times: 1 }]);
  });

  test("AC-4: that somebody took to look under and gave up again is in everybody’s record", async () => {
    await rename(manager, "Somebody Else", seconds(1));
    await looks(seconds(2));
    await rename(manager, "Morgan", seconds(3));
    expect((await readBy(staff)).map(({ code, by, times }) => [code, by, times])).toEqual([
      ["name-changed", "Morgan", 2],
      ["team-read", "Morgan", 1],
    ]);
    const { looks: seen } = await getSharing(staff, office, NOW);
    expect(seen.map(({ code, by }) => [code, by])).toEqual([
      ["name-changed", "Morgan"],
      ["team-read", "Morgan"],
    ]);
  });

  test("taken by several at one moment is had by one of them", async () => {
    const all = [manager, staff, await aColleague(office, { role: "staff", name: "Idris" })];
    const results = await Promise.all(all.map((one) => rename(one, "Sam")));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("AC-1: is not found for an office one is not in", async () => {
    await expect(rename({ ...staff, memberships: [] }, "Sam")).rejects.toThrow("NOT_FOUND");
    await expect(setNameInOffice(staff, { officeId: randomUUID(), name: "Sam" }, NOW)).rejects.toThrow(
      "NOT_FOUND",
    );
  });
});
