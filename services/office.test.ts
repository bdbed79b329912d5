import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { readOutbox } from "@/lib/mail";
import { saveNote, setStatus } from "./checklist";
import { nudge } from "./nudge";
import { getTeam, noteWeek } from "./office";
import { saveAnswer } from "./profile";
import { getSharing, setLevel } from "./sharing";
import { aColleague, aNamedOffice, type Colleague, joins } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

let office: string;
let manager: Colleague;
let staff: Colleague;
beforeEach(async () => {
  office = await aNamedOffice("Office for Westbridge", NOW);
  manager = await aColleague(office, { role: "manager", name: "Morgan" });
  staff = await aColleague(office, { role: "staff", name: "Priya" });
});

const record = (actor: Colleague, actionId: string, status: "done" | "needs-help" = "done") =>
  setStatus(actor, { actionId, status, reason: null, reasonText: "", op: randomUUID(), version: 0 }, NOW);
async function team(who: Colleague = manager, at = NOW) {
  const result = await getTeam({ ...who, signedInAt: at }, office, at);
  if (!result.ok) throw new Error(result.reason);
  return result.team;
}
const rowOf = async (who: Colleague) =>
  (await team()).people.find(({ membershipId }) => membershipId === who.membershipId)?.row;

describe("the team page", () => {
  test("AC-3: a manager reads exactly the row that the person is shown, at every level", async () => {
    await saveAnswer(staff, { questionId: "messaging", chosen: ["whatsapp"], isSkipped: false }, NOW);
    await saveAnswer(staff, { questionId: "targeted", chosen: ["told-now"], isSkipped: false }, NOW);
    await record(staff, "check-linked-devices");
    await saveNote(
      staff,
      { actionId: "check-linked-devices", text: "Canary-note", op: randomUUID(), version: 0 },
      NOW,
    );
    for (const level of ["actions", "topics", "standing"] as const) {
      await setLevel(staff, office, level, NOW);
      const sharing = await getSharing(staff, office, NOW);
      expect(sharing.level).toBe(level);
      expect(await rowOf(staff)).toEqual(sharing.rows[level]);
    }
    expect(JSON.stringify(await team())).not.toContain("Canary-note");
  });

  test("leaving “actions” for “standing” counts on the next request", async () => {
    await setLevel(staff, office, "actions", NOW);
    expect((await rowOf(staff))?.openActions).not.toBeNull();
    await setLevel(staff, office, "standing", NOW);
    expect(await rowOf(staff)).toMatchObject({ openActions: null, topics: null });
  });

  test("AC-4: a look is recorded before it is shown, and the person can read who it was and when", async () => {
    await team();
    const { looks } = await getSharing(staff, office, NOW);
    expect(looks).toMatchObject([{ code: "team-read", at: NOW, times: 1, by: "Morgan" }]);
    // Nobody who joins afterwards reads of looks at people who were there before.
    const newcomer = await aColleague(office, { role: "staff", name: "New", joinedAt: later(1) });
    expect((await getSharing(newcomer, office, later(1))).looks).toEqual([]);
  });

  test("AC-4: where the look cannot be recorded, nothing is shown", async () => {
    const spy = vi.spyOn(await import("@/lib/office-events"), "recordOfficeEvent");
    spy.mockRejectedValueOnce(new Error("the record is shut"));
    await expect(team()).rejects.toThrow("the record is shut");
    spy.mockRestore();
  });

  test("three reads whatever the size, besides the record of the look", async () => {
    const counts: number[] = [];
    for (const people of [0, 9]) {
      for (let n = 0; n < people; n++) {
        const one = await aColleague(office, { role: "staff", name: `Person ${n}` });
        await record(one, "set-up-passkeys");
      }
      const seen: string[] = [];
      // Statements of the tables that hold what people share, as the driver sends them.
      const pg = await import("pg");
      const query = pg.default.Client.prototype.query;
      const spy = vi.spyOn(pg.default.Client.prototype, "query").mockImplementation(function (
        this: InstanceType<typeof pg.default.Client>,
        ...sent: unknown[]
      ) {
        const [first] = sent;
        const text = typeof first === "string" ? first : (first as { text?: string }).text;
        if (text) seen.push(text);
        return (query as (...all: unknown[]) => unknown).apply(this, sent);
      } as typeof query);
      await team();
      spy.mockRestore();
      const isLook = (text: string) => /"OfficeEvent"|FOR NO KEY UPDATE/.test(text);
      counts.push(seen.filter((text) => /^\s*SELECT/i.test(text) && !isLook(text)).length);
    }
    expect(counts).toEqual([3, 3]);
  });

  test("AC-1: nobody but its managers reads a team", async () => {
    const principal = await aColleague(office, { role: "principal", name: "Member" });
    const elsewhere = await aNamedOffice("Elsewhere", NOW);
    const otherManager = await aColleague(elsewhere, { role: "manager", name: "Other" });
    for (const who of [staff, principal, otherManager, await aPerson()]) {
      await expect(getTeam(who, office, NOW)).rejects.toThrow("NOT_FOUND");
    }
    await expect(getTeam(manager, randomUUID(), NOW)).rejects.toThrow("NOT_FOUND");
  });

  test("AU-7: an old sign-in, or one by a link, reads nothing and leaves no look", async () => {
    const env = await import("@/lib/env");
    vi.spyOn(env, "env").mockReturnValue({ ...env.env(), isLocal: false });
    for (const over of [
      { method: "email" as const },
      { signedInAt: new Date(NOW.getTime() - 13 * 3_600_000) },
    ]) {
      expect(await getTeam({ ...manager, ...over }, office, NOW)).toMatchObject({ reason: "sign-in-again" });
    }
    vi.restoreAllMocks();
    expect((await getSharing(staff, office, NOW)).looks).toEqual([]);
  });

  test("somebody in two offices shares with each what they chose for it", async () => {
    const second = await aNamedOffice("Second", NOW);
    const both = await joins(staff, second, { role: "staff", name: "Priya", level: "actions" });
    expect((await getSharing(both, office, NOW)).level).toBe("standing");
    expect((await getSharing(both, second, NOW)).level).toBe("actions");
    expect((await rowOf(staff))?.openActions).toBeNull();
  });

  test("topics: four who have not started hide nobody, and five under way do", async () => {
    const others = [staff];
    for (let n = 0; n < 4; n += 1) others.push(await aColleague(office, { role: "staff", name: `Nr ${n}` }));
    await record(staff, "set-up-passkeys");
    expect((await team()).topics).toEqual([]);
    for (const one of others.slice(1)) await record(one, "set-up-passkeys");
    const { topics } = await team();
    expect(topics.length).toBeGreaterThan(0);
    expect(topics.every(({ people }) => people === 5)).toBe(true);
    // What the manager ticks themselves moves nothing.
    await record(manager, "set-up-passkeys");
    expect((await team()).topics).toEqual(topics);
  });

  test("the trend shows noted weeks at their places, and numbers of people only", async () => {
    await record(staff, "set-up-passkeys");
    await noteWeek(office, later(-14));
    await noteWeek(office, later(-14));
    const { weeks } = await team();
    expect(weeks).toHaveLength(12);
    expect(weeks[9]).toEqual({
      week: "2026-11-09",
      counts: { "not-started": 1, "under-way": 1, "up-to-date": 0, "needs-a-look": 0 },
    });
    expect(weeks[10]?.counts).toBeNull();
    expect(weeks[11]?.week).toBe("2026-11-23");
  });
});

describe("a reminder", () => {
  const remind = (at: Date, who: Colleague = manager, to = staff.membershipId) =>
    nudge({ ...who, signedInAt: at }, { membershipId: to, text: "plain" }, at);

  test("goes once a week to each person, however many press at once", async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => remind(NOW)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await remind(later(6.9))).toMatchObject({ ok: false, reason: "too-soon" });
    expect(await remind(later(7))).toMatchObject({ ok: true });
  });

  test("says the same whatever somebody's standing is, and the person reads who sent it", async () => {
    const other = await aColleague(office, { role: "staff", name: "Idris" });
    await record(other, "set-up-passkeys", "needs-help");
    const [one, two] = [await remind(NOW), await remind(NOW, manager, other.membershipId)];
    expect([one, two]).toEqual([{ ok: true }, { ok: true }]);
    const [second, first] = await readOutbox(2);
    expect(second?.text).toBe(first?.text);
    expect([first?.to, second?.to]).toEqual(
      [staff, other].map(({ personId }) => `${personId}@people.example.org`),
    );
    const { looks } = await getSharing(staff, office, NOW);
    expect(looks).toMatchObject([{ code: "nudged", at: NOW, times: 1, by: "Morgan" }]);
  });

  test("and its mail are one: where the mail cannot be kept, nothing says that it was sent", async () => {
    const mail = await import("@/lib/mail");
    const keep = vi.spyOn(mail, "keepMail").mockRejectedValueOnce(new Error("no"));
    await expect(remind(NOW)).rejects.toThrow("no");
    keep.mockRestore();
    expect((await getSharing(staff, office, NOW)).looks).toEqual([]);
    expect(await remind(NOW)).toEqual({ ok: true });
  });

  test("AC-1: only a manager of that office may, and not to themselves", async () => {
    const elsewhere = await aNamedOffice("Elsewhere", NOW);
    const otherManager = await aColleague(elsewhere, { role: "manager", name: "Other" });
    await expect(remind(NOW, staff, manager.membershipId)).rejects.toThrow("NOT_FOUND");
    await expect(remind(NOW, otherManager)).rejects.toThrow("NOT_FOUND");
    await expect(remind(NOW, manager, manager.membershipId)).rejects.toThrow("NOT_FOUND");
    await expect(remind(NOW, manager, randomUUID())).rejects.toThrow("NOT_FOUND");
  });
});
