import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import { getChecklist, setStatus } from "./checklist";
import { planOfficeAction, setOfficeStatus } from "./office-action-saves";
import { getOfficeTasks } from "./office-tasks";
import { aColleague, aNamedOffice, joins } from "./test-offices";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T14:02:00Z");
const ACTION = "keep-access-register";
const OFFICE_ACTIONS = loadCatalogue().actions.filter(({ scope }) => scope === "office").length;

async function anOffice(name = "Westbridge") {
  const officeId = await aNamedOffice(name, NOW);
  const manager = { ...(await aColleague(officeId, { role: "manager", name: "Morgan" })), signedInAt: NOW };
  const staff = { ...(await aColleague(officeId, { role: "staff", name: "Priya" })), signedInAt: NOW };
  return { officeId, manager, staff };
}
const give = (
  { officeId, manager }: Awaited<ReturnType<typeof anOffice>>,
  assigneeId: string,
  actionId = ACTION,
) =>
  planOfficeAction(
    manager,
    { officeId, actionId, assigneeId, plannedFor: "2026-11-27", op: randomUUID(), version: 0 },
    NOW,
  );

describe("what an office asks of somebody, on their own list", () => {
  test("is what was given to them while it is open; a manager sees the rest as well", async () => {
    const office = await anOffice();
    await give(office, office.staff.membershipId);
    expect(await getOfficeTasks(office.staff, NOW)).toMatchObject({
      ...{ isShown: true, others: [] },
      mine: [{ officeId: office.officeId, dueOn: "2026-11-27", item: { action: { id: ACTION } } }],
    });
    const managers = await getOfficeTasks(office.manager, NOW);
    expect([managers.mine.length, managers.others.length]).toEqual([0, OFFICE_ACTIONS]);
    const done = { officeId: office.officeId, actionId: ACTION, status: "done" as const, reason: null };
    await setOfficeStatus(office.staff, { ...done, op: randomUUID(), version: 0 }, NOW);
    expect((await getOfficeTasks(office.staff, NOW)).mine).toEqual([]);
    expect((await getOfficeTasks(office.manager, NOW)).others).toHaveLength(OFFICE_ACTIONS - 1);
  });
  test("comes once from each office somebody is in", async () => {
    const [one, two] = [await anOffice("One"), await anOffice("Two")];
    const both = await joins(one.staff, two.officeId, { role: "staff", name: "Priya" });
    await give(one, one.staff.membershipId);
    await give(two, both.membershipId);
    const { mine } = await getOfficeTasks({ ...both, signedInAt: NOW }, NOW);
    expect(mine.map(({ office, item }) => [office, item.action.id]).toSorted()).toEqual([
      ["One", ACTION],
      ["Two", ACTION],
    ]);
  });
  test("AU-7: is not shown without a strong sign-in", async () => {
    const office = await anOffice();
    await give(office, office.staff.membershipId);
    const stale = { ...office.staff, signedInAt: new Date(NOW.getTime() - 13 * 3_600_000) };
    expect(await getOfficeTasks(stale, NOW)).toMatchObject({ mine: [], others: [], isShown: false });
  });
});

describe("an office action on somebody's own list", () => {
  test("counts there for somebody in no office, and on the office's list alone for somebody in one", async () => {
    const me = await aPerson();
    const own = async (actor: typeof me) =>
      (await getChecklist(actor, NOW)).items.filter(({ action }) => action.scope === "office").length;
    const form = { actionId: ACTION, reason: null, reasonText: "", op: randomUUID(), version: 0 };
    await setStatus(me, { ...form, status: "done" }, NOW);
    const before = await getChecklist(me, NOW);
    expect(await own(me)).toBeGreaterThan(0);
    expect(before.counts.done).toBe(1);
    const { officeId } = await anOffice();
    const inOffice = await joins(me, officeId, { role: "staff", name: "Priya" });
    expect(await own(inOffice)).toBe(0);
    expect((await getChecklist(inOffice, NOW)).counts).toMatchObject({ done: 0 });
    // What they recorded is theirs, and counts again when they leave.
    expect((await getChecklist(me, NOW)).counts).toEqual(before.counts);
  });
});
