import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, grantInOffice, type OfficeGrant, roleMay } from "@/domain/access/grants";
import type { CalendarDate } from "@/domain/dates";
import { DomainError } from "@/domain/errors";
import {
  isMoveFinished,
  type MoveItem,
  type MoveItemState,
  type MoveItemStatus,
  type MoveKind,
  moveItems,
} from "@/domain/office-moves";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { openMemberName, openMoveName, openOfficeName, sealMoveName } from "@/lib/office-names";
import { calendarDate } from "@/services/office-state";
import { isStrong, type NeedsStrong } from "@/services/strong-session";

export type MoveSummary = {
  id: string;
  kind: MoveKind;
  name: string;
  day: CalendarDate;
  done: number;
  of: number;
  overdue: number;
  /** The next thing to do, or null when nothing is left. */
  next: MoveItem | null;
  finishedAt: Date | null;
};
type AboutOffice = { officeId: string; office: string; mayManage: boolean; today: CalendarDate };
export type MovesView = AboutOffice & {
  /** Null until the sign-in is strong enough to read who joins and leaves. */
  moves: MoveSummary[] | null;
};

/** Who joins an office and who leaves it, the nearest day first. */
export async function getMoves(actor: Actor, officeId: string, now: Date): Promise<MovesView> {
  const grant = grantInOffice(actor, "office-move:read", officeId);
  const view = await about(grant, now);
  if (!isStrong(actor, now)) return { ...view, moves: null };
  const rows = await db.officeMove.findMany({
    where: { officeId },
    orderBy: [{ day: "asc" }, { createdAt: "asc" }],
    include: { items: true },
  });
  return { ...view, moves: rows.map((row) => summaryOf(row, view.today)) };
}

type Row = Awaited<ReturnType<typeof db.officeMove.findMany<{ include: { items: true } }>>>[number];

function summaryOf(row: Row, today: CalendarDate): MoveSummary {
  const kind = row.kind as MoveKind;
  const day = calendarDate(row.day);
  const items = moveItems(loadCatalogue().officeMoves[kind], day, row.items as MoveItemState[], today);
  const settled = items.filter(({ status }) => status !== "to-do");
  return {
    ...{ id: row.id, kind, name: openMoveName(row), day, finishedAt: row.finishedAt },
    done: settled.length,
    of: items.length,
    overdue: items.filter(({ isOverdue }) => isOverdue).length,
    next: items.find(({ status }) => status === "to-do") ?? null,
  };
}

/** One item with who set it and when; `by` is null for somebody who has left. */
export type MoveItemView = MoveItem & { version: number; by: string | null; setAt: Date | null };
export type MoveView = AboutOffice & {
  move: (MoveSummary & { items: MoveItemView[] }) | null;
};

/** One list. `NOT_FOUND` for one that this office does not have; `move` is null until the sign-in is strong enough. */
export async function getMove(actor: Actor, officeId: string, id: string, now: Date): Promise<MoveView> {
  const grant = grantInOffice(actor, "office-move:read", officeId);
  const [row, people, view] = await Promise.all([
    db.officeMove.findFirst({ where: { id, officeId }, include: { items: true } }),
    db.membership.findMany({
      where: { officeId },
      select: { id: true, personId: true, nameSealed: true },
    }),
    about(grant, now),
  ]);
  if (!row) throw new DomainError("NOT_FOUND");
  if (!isStrong(actor, now)) return { ...view, move: null };
  const summary = summaryOf(row, view.today);
  const list = loadCatalogue().officeMoves[summary.kind];
  const items = moveItems(list, summary.day, row.items as MoveItemState[], view.today).map((item) => {
    const kept = row.items.find(({ itemId }) => itemId === item.id);
    const by = people.find(({ personId }) => personId === kept?.setById);
    return {
      ...item,
      version: kept?.version ?? 0,
      by: by ? openMemberName(by) : null,
      setAt: kept?.setAt ?? null,
    };
  });
  return { ...view, move: { ...summary, items } };
}

async function about({ officeId, role }: OfficeGrant<"office-move:read">, now: Date): Promise<AboutOffice> {
  const office = await db.office.findUnique({
    where: { id: officeId },
    select: { id: true, nameSealed: true },
  });
  if (!office) throw new DomainError("NOT_FOUND");
  return {
    officeId,
    office: openOfficeName(office),
    mayManage: roleMay(role, "office-move:manage"),
    today: londonDate(now),
  };
}

/** Starts a list for somebody who joins or leaves. The same form sent twice starts one. Returns its id. */
export async function startMove(
  actor: Actor,
  input: { officeId: string; kind: MoveKind; name: string; day: CalendarDate; op: string },
  now: Date,
): Promise<{ ok: true; id: string } | NeedsStrong> {
  const { officeId, personId } = grantInOffice(actor, "office-move:manage", input.officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const { kind, name, day, op } = input;
  const id = randomUUID();
  const { count } = await db.officeMove.createMany({
    data: [
      {
        ...{ id, officeId, kind, nameSealed: sealMoveName(id, name), day: new Date(day), op },
        ...{ startedById: personId, createdAt: now },
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) return { ok: true, id };
  const before = await db.officeMove.findUniqueOrThrow({ where: { officeId_op: { officeId, op } } });
  return { ok: true, id: before.id };
}

/** Gives a list another first or last day: the dates of its items follow. `NOT_FOUND` for another office's. */
export async function setMoveDay(
  actor: Actor,
  { officeId: wanted, id, day }: { officeId: string; id: string; day: CalendarDate },
  now: Date,
): Promise<{ ok: true } | NeedsStrong> {
  const { officeId } = grantInOffice(actor, "office-move:manage", wanted);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const { count } = await db.officeMove.updateMany({
    where: { id, officeId },
    data: { day: new Date(day) },
  });
  if (count === 0) throw new DomainError("NOT_FOUND");
  return { ok: true };
}

/** Removes a list with its name and its ticks. `NOT_FOUND` for another office's, or one that is gone. */
export async function removeMove(
  actor: Actor,
  { officeId: wanted, id }: { officeId: string; id: string },
  now: Date,
): Promise<{ ok: true } | NeedsStrong> {
  const { officeId } = grantInOffice(actor, "office-move:manage", wanted);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const { count } = await db.officeMove.deleteMany({ where: { id, officeId } });
  if (count === 0) throw new DomainError("NOT_FOUND");
  return { ok: true };
}

export type MoveItemResult =
  | { ok: true; version: number; isReplay: boolean }
  | NeedsStrong
  | { ok: false; reason: "changed-elsewhere"; status: MoveItemStatus; version: number };

/**
 * Sets one item of a list: a set, never a toggle, with the same rules as a status. The list is locked meanwhile, so
 * that of two people who tick the last two items one sees that nothing is left. `NOT_FOUND` for another office's list.
 */
export async function setMoveItem(
  actor: Actor,
  input: {
    officeId: string;
    moveId: string;
    itemId: string;
    status: MoveItemStatus;
    op: string;
    version: number;
  },
  now: Date,
): Promise<MoveItemResult> {
  const { officeId, personId } = grantInOffice(actor, "office-move:set", input.officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const { moveId, itemId, status, op, version } = input;
  return db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ kind: MoveKind }[]>`
      SELECT "kind" FROM "OfficeMove" WHERE "id" = ${moveId} AND "officeId" = ${officeId} FOR UPDATE`;
    const list = held && loadCatalogue().officeMoves[held.kind];
    if (!list?.items.some(({ id }) => id === itemId)) throw new DomainError("NOT_FOUND");
    const rows = await tx.officeMoveItem.findMany({ where: { moveId } });
    const current = rows.find((row) => row.itemId === itemId);
    const is = (current?.status ?? "to-do") as MoveItemStatus;
    const at = current?.version ?? 0;
    if (current && (current.op === op || is === status)) return { ok: true, version: at, isReplay: true };
    if (at !== version) return { ok: false, reason: "changed-elsewhere", status: is, version: at };
    const set = { status, version: at + 1, op, setById: personId, setAt: now };
    await tx.officeMoveItem.upsert({
      where: { moveId_itemId: { moveId, itemId } },
      create: { moveId, itemId, ...set },
      update: set,
    });
    const states = [...rows.filter((row) => row.itemId !== itemId), { itemId, status }];
    const isFinished = isMoveFinished(list, states as MoveItemState[]);
    await tx.officeMove.update({ where: { id: moveId }, data: { finishedAt: isFinished ? now : null } });
    return { ok: true, version: at + 1, isReplay: false };
  });
}
