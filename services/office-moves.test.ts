import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { MoveItemStatus } from "@/domain/office-moves";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { setOfficeStatus } from "./office-action-saves";
import { getOfficeAction, getOfficeChecklist } from "./office-checklist";
import { getMove, getMoves, removeMove, setMoveDay, setMoveItem, startMove } from "./office-moves";
import { aColleague, aNamedOffice, type Colleague } from "./test-offices";

const NOW = new Date("2026-11-24T14:02:00Z");
const ITEMS = loadCatalogue().officeMoves.leave.items;

async function anOffice() {
  const officeId = await aNamedOffice("Westbridge", NOW);
  const fresh = (actor: Colleague): Colleague => ({ ...actor, signedInAt: NOW });
  return {
    officeId,
    manager: fresh(await aColleague(officeId, { role: "manager", name: "Morgan" })),
    principal: fresh(await aColleague(officeId, { role: "principal", name: "Rowan" })),
    staff: fresh(await aColleague(officeId, { role: "staff", name: "Priya" })),
  };
}
const leaving = (officeId: string, more: { op?: string; day?: string } = {}) => ({
  ...{ officeId, kind: "leave" as const, name: "Thaddeus", day: "2026-11-27", op: randomUUID() },
  ...more,
});
async function aMove(day?: string) {
  const office = await anOffice();
  const started = await startMove(office.manager, leaving(office.officeId, day ? { day } : {}), NOW);
  return { ...office, moveId: started.ok ? started.id : "" };
}
type Moved = Awaited<ReturnType<typeof aMove>>;
const setting = (
  { officeId, moveId }: Moved,
  itemId: string,
  status: MoveItemStatus,
  more: { op?: string; version?: number } = {},
) => ({ officeId, moveId, itemId, status, op: randomUUID(), version: 0, ...more });

describe("the list of somebody who leaves", () => {
  test("has days that follow from their last one, and moves with it", async () => {
    const { officeId, manager, moveId } = await aMove();
    const { move } = await getMove(manager, officeId, moveId, NOW);
    expect(move).toMatchObject({ name: "Thaddeus", day: "2026-11-27", done: 0, of: ITEMS.length });
    expect(move?.items.find(({ id }) => id === "tell-account-team")).toMatchObject({
      ...{ dueOn: "2026-11-13", isOverdue: true, status: "to-do" },
    });
    await setMoveDay(manager, { officeId, id: moveId, day: "2026-12-24" }, NOW);
    const later = await getMove(manager, officeId, moveId, NOW);
    expect(later.move).toMatchObject({ day: "2026-12-24", overdue: 0 });
  });
  test("keeps the name sealed", async () => {
    const { officeId } = await aMove();
    expect(JSON.stringify(await db.officeMove.findMany({ where: { officeId } }))).not.toContain("Thaddeus");
  });
  test("shows what is due in the office's week, and on the actions it belongs with", async () => {
    const { officeId, manager } = await aMove("2026-11-29");
    const { list } = await getOfficeChecklist(manager, officeId, NOW);
    const byThen = ITEMS.filter((item) => item.day <= 0).length;
    expect(list?.thisWeek).toMatchObject([
      { kind: "move", name: "Thaddeus", day: "2026-11-29", dueOn: "2026-11-15", steps: byThen },
    ]);
    const view = await getOfficeAction(manager, officeId, "keep-access-register", NOW);
    expect(view?.detail?.moves).toMatchObject([{ kind: "leave", name: "Thaddeus" }]);
  });
  test("makes office actions due again that look again on it, from the day itself and not before", async () => {
    const { officeId, manager, moveId } = await aMove();
    const register = { officeId, actionId: "joiners-and-leavers", status: "done" as const, reason: null };
    await setOfficeStatus(manager, { ...register, op: randomUUID(), version: 0 }, NOW);
    const standing = async () =>
      (await getOfficeAction(manager, officeId, "joiners-and-leavers", NOW))?.detail?.item.standing;
    expect(await standing()).toBe("done");
    await setMoveDay(manager, { officeId, id: moveId, day: "2026-11-24" }, NOW);
    // Done on the day itself, after it began.
    expect(await standing()).toBe("done");
    await db.officeAction.updateMany({
      where: { officeId },
      data: { setAt: new Date("2026-11-20T09:00:00Z") },
    });
    expect(await standing()).toBe("due-again");
  });
  test("is finished when nothing is left, and not any more when something is taken back", async () => {
    const moved = await aMove();
    const { manager, principal, officeId, moveId } = moved;
    for (const { id } of ITEMS) {
      const status = id === "second-admin" ? "not-needed" : "done";
      expect(await setMoveItem(principal, setting(moved, id, status), NOW)).toMatchObject({ ok: true });
    }
    const { moves } = await getMoves(manager, officeId, NOW);
    expect(moves).toMatchObject([{ done: ITEMS.length, next: null, finishedAt: NOW }]);
    const { move } = await getMove(manager, officeId, moveId, NOW);
    expect(move?.items[0]).toMatchObject({ by: "Rowan", setAt: NOW });
    await setMoveItem(manager, setting(moved, "collect", "to-do", { version: 1 }), NOW);
    expect((await getMoves(manager, officeId, NOW)).moves).toMatchObject([{ finishedAt: null }]);
  });
  test("of two people who settle the last two items at once, one finishes it", async () => {
    const moved = await aMove();
    const [one, two, ...rest] = ITEMS;
    for (const { id } of rest) await setMoveItem(moved.manager, setting(moved, id, "done"), NOW);
    await Promise.all([
      setMoveItem(moved.manager, setting(moved, one?.id ?? "", "done"), NOW),
      setMoveItem(moved.principal, setting(moved, two?.id ?? "", "done"), NOW),
    ]);
    const row = await db.officeMove.findUniqueOrThrow({ where: { id: moved.moveId } });
    expect(row.finishedAt).toEqual(NOW);
  });
  test("RE-4: started once by the same form, and an item set once, however often they arrive", async () => {
    const office = await anOffice();
    const input = leaving(office.officeId);
    const started = await Promise.all(
      Array.from({ length: 10 }, () => startMove(office.manager, input, NOW)),
    );
    expect(new Set(started.map((result) => result.ok && result.id)).size).toBe(1);
    const moved = await aMove();
    const form = setting(moved, "collect", "done");
    const set = await Promise.all(Array.from({ length: 20 }, () => setMoveItem(moved.manager, form, NOW)));
    expect(set.filter((result) => result.ok && !result.isReplay)).toHaveLength(1);
    expect(await db.officeMoveItem.count({ where: { moveId: moved.moveId } })).toBe(1);
  });
  test("RE-5: another's newer value is shown, and choosing again over it stands", async () => {
    const moved = await aMove();
    await setMoveItem(moved.manager, setting(moved, "collect", "not-needed"), NOW);
    expect(await setMoveItem(moved.principal, setting(moved, "collect", "done"), NOW)).toEqual({
      ...{ ok: false, reason: "changed-elsewhere", status: "not-needed", version: 1 },
    });
    const again = setting(moved, "collect", "done", { version: 1 });
    expect(await setMoveItem(moved.principal, again, NOW)).toMatchObject({ ok: true, version: 2 });
  });
  test("is removed with all that was recorded on it", async () => {
    const moved = await aMove();
    await setMoveItem(moved.manager, setting(moved, "collect", "done"), NOW);
    await removeMove(moved.manager, { officeId: moved.officeId, id: moved.moveId }, NOW);
    expect(await db.officeMoveItem.count({ where: { moveId: moved.moveId } })).toBe(0);
    await expect(getMove(moved.manager, moved.officeId, moved.moveId, NOW)).rejects.toThrow("NOT_FOUND");
  });
});

describe("AC-1: who leaves", () => {
  test("is read by managers and principals, and not by staff, in their week either", async () => {
    const moved = await aMove();
    const { officeId, staff, principal } = moved;
    await expect(getMoves(staff, officeId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(getMove(staff, officeId, moved.moveId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(setMoveItem(staff, setting(moved, "collect", "done"), NOW)).rejects.toThrow("NOT_FOUND");
    expect((await getOfficeChecklist(staff, officeId, NOW)).list).toMatchObject({
      thisWeek: [],
      openMoves: 0,
    });
    const action = await getOfficeAction(staff, officeId, "keep-access-register", NOW);
    expect(action?.detail?.moves).toEqual([]);
    expect((await getMoves(principal, officeId, NOW)).moves).toHaveLength(1);
  });
  test("is started, dated and removed by managers alone", async () => {
    const { officeId, principal, moveId } = await aMove();
    await expect(startMove(principal, leaving(officeId), NOW)).rejects.toThrow("NOT_FOUND");
    const day = { officeId, id: moveId, day: "2026-12-01" };
    await expect(setMoveDay(principal, day, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(removeMove(principal, { officeId, id: moveId }, NOW)).rejects.toThrow("NOT_FOUND");
  });
  test("is not found with another office's ids, nor through one's own office", async () => {
    const [ours, theirs] = [await aMove(), await aMove()];
    const { manager, officeId } = theirs;
    await expect(getMoves(manager, ours.officeId, NOW)).rejects.toThrow("NOT_FOUND");
    for (const office of [ours.officeId, officeId]) {
      const wanted = { officeId: office, id: ours.moveId };
      await expect(getMove(manager, office, ours.moveId, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(setMoveDay(manager, { ...wanted, day: "2026-12-01" }, NOW)).rejects.toThrow("NOT_FOUND");
      const item = setting({ ...ours, officeId: office }, "collect", "done");
      await expect(setMoveItem(manager, item, NOW)).rejects.toThrow("NOT_FOUND");
      await expect(removeMove(manager, wanted, NOW)).rejects.toThrow("NOT_FOUND");
    }
    expect((await getMoves(ours.manager, ours.officeId, NOW)).moves).toMatchObject([
      { day: "2026-11-27", done: 0 },
    ]);
  });
  test("AU-7: is shown only after a strong sign-in within twelve hours", async () => {
    const moved = await aMove();
    const stale = { ...moved.manager, signedInAt: new Date(NOW.getTime() - 12 * 3_600_000 - 1) };
    expect((await getMoves(stale, moved.officeId, NOW)).moves).toBeNull();
    expect((await getMove(stale, moved.officeId, moved.moveId, NOW)).move).toBeNull();
    const again = { ok: false, reason: "sign-in-again" };
    expect(await setMoveItem(stale, setting(moved, "collect", "done"), NOW)).toEqual(again);
    expect(await startMove(stale, leaving(moved.officeId), NOW)).toEqual(again);
  });
});
