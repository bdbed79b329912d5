import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { ALL } from "@/domain/overview-figures";
import { addressHash, sealAddress } from "@/lib/address";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import * as environment from "@/lib/env";
import { getOverview } from "./overview";
import { takeOverviewWeek } from "./overview-week";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);

/** Rows of this many people in offices of five, the first `started` of whom have begun. */
async function populate(count: number, started: number): Promise<void> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const offices = Array.from({ length: Math.ceil(count / 5) }, () => randomUUID());
  await db.person.createMany({
    data: ids.map((id) => ({
      id,
      emailHash: addressHash(`${id}@people.example.org`),
      emailSealed: sealAddress(id, `${id}@people.example.org`),
      createdAt: NOW,
    })),
  });
  await db.office.createMany({ data: offices.map((id) => ({ id, nameSealed: "x", createdAt: NOW })) });
  await db.membership.createMany({
    data: ids.map((personId, n) => ({
      personId,
      officeId: offices[Math.floor(n / 5)] ?? "",
      role: ["principal", "manager"][n % 5] ?? "staff",
      createdAt: NOW,
    })),
  });
  const actionId = loadCatalogue().actions.find(({ scope }) => scope === "person")?.id ?? "";
  const state = { actionId, status: "needs-help", revision: 1, version: 1, setAt: NOW };
  await db.actionState.createMany({
    data: ids.slice(0, started).map((personId) => ({ personId, ...state })),
  });
}

const reader = async (): Promise<Actor> => ({ ...(await aPerson()), overview: true, signedInAt: NOW });
const latest = async (actor: Actor, now = NOW) => {
  const result = await getOverview(actor, now);
  return result.ok ? result.overview.latest : null;
};

beforeEach(async () => {
  await db.overviewWeek.deleteMany();
});

describe("AC-5: the weekly figures", () => {
  beforeAll(async () => {
    await db.office.deleteMany();
    await db.person.deleteMany();
    await populate(300, 120);
  });

  test("are taken once a week, however often and at how many places it is asked", async () => {
    const results = await Promise.all([1, 2, 3].map(() => takeOverviewWeek(NOW)));
    expect(results.filter(Boolean)).toHaveLength(1);
    const [row] = await db.overviewWeek.findMany();
    expect(await takeOverviewWeek(inDays(5))).toBe(false);
    expect(await db.overviewWeek.findMany()).toEqual([row]);
  });

  test("count everybody by standing and role, in tens", async () => {
    await takeOverviewWeek(NOW);
    const shown = (await latest(await reader()))?.shown;
    expect(shown?.people).toMatchObject({ [ALL]: 300, "under-way": 120, "not-started": 180 });
    expect(shown?.people).toMatchObject({ staff: 180, manager: 60, principal: 60, "up-to-date": null });
    expect(shown?.offices[ALL]).toBe(60);
  });

  test("what people do within a week is not seen, nor in the next week what nine of them do", async () => {
    const actor = await reader();
    await takeOverviewWeek(NOW);
    const before = await latest(actor);
    await populate(8, 8);
    expect(await latest(actor)).toEqual(before);
    expect(await takeOverviewWeek(inDays(7))).toBe(true);
    expect((await latest({ ...actor, signedInAt: inDays(7) }, inDays(7)))?.shown).toEqual(before?.shown);
    await populate(20, 0);
    await takeOverviewWeek(inDays(14));
    const after = await latest({ ...actor, signedInAt: inDays(14) }, inDays(14));
    expect(after?.week).toBe("2026-12-07");
    expect(after?.shown.people[ALL]).toBe(330);
  });

  test("DA-1: name nobody and no office, and only the newest keeps the counts they are made of", async () => {
    await takeOverviewWeek(NOW);
    await takeOverviewWeek(inDays(7));
    const rows = await db.overviewWeek.findMany({ orderBy: { week: "asc" } });
    expect(rows.map(({ held }) => held !== null)).toEqual([false, true]);
    const text = JSON.stringify(rows);
    const people = await db.person.findMany({ select: { id: true, memberships: true } });
    for (const { id, memberships } of people) {
      expect(text).not.toContain(id);
      for (const { officeId } of memberships) expect(text).not.toContain(officeId);
    }
  });

  test("read nothing that was answered to a private question", async () => {
    const { personId } = await aPerson();
    const question = loadCatalogue().questions.find((one) => one.private)?.id ?? "";
    // It would not open: reading it would fail.
    await db.answer.create({ data: { personId, questionId: question, sealed: "x", updatedAt: NOW } });
    expect(await takeOverviewWeek(NOW)).toBe(true);
    await db.person.delete({ where: { id: personId } });
  });
});

describe("who reads the overview", () => {
  test("AC-1: nobody whom the operator did not let in: not found", async () => {
    const nobody = { ...(await aPerson()), signedInAt: NOW };
    await expect(getOverview(nobody, NOW)).rejects.toThrow("NOT_FOUND");
    const manager = { ...nobody, memberships: [{ officeId: randomUUID(), role: "manager" as const }] };
    await expect(getOverview(manager, NOW)).rejects.toThrow("NOT_FOUND");
  });

  const HOUR = 3_600_000;
  test.each([
    ["passkey", 12 * HOUR, true],
    ["entra", HOUR, true],
    ["passkey", 12 * HOUR + 1, false],
    ["email", 0, false],
    ["recovery", 0, false],
  ] as const)("AU-7: with %s of %i ms ago: %s", async (method, age, isLetIn) => {
    vi.spyOn(environment, "env").mockReturnValue({ ...environment.env(), isLocal: false });
    const actor = { ...(await reader()), method, signedInAt: new Date(NOW.getTime() - age) };
    expect((await getOverview(actor, NOW)).ok).toBe(isLetIn);
    vi.restoreAllMocks();
  });

  test("an empty overview and a week of a form we do not know are no error", async () => {
    const actor = await reader();
    expect(await latest(actor)).toBeNull();
    await db.overviewWeek.create({
      data: { week: new Date("2026-11-23T00:00:00Z"), takenAt: NOW, shown: { version: 2, people: { a: 3 } } },
    });
    expect(await latest(actor)).toBeNull();
    const result = await getOverview(actor, NOW);
    expect(result.ok && result.overview.weeks).toHaveLength(12);
  });
});
