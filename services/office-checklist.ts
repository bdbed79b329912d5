import "server-only";
import { type Actor, grantInOffice, type OfficeGrant, type Role, roleMay } from "@/domain/access/grants";
import type { Checklist, Item } from "@/domain/checklist";
import type { Action } from "@/domain/content-schema";
import type { CalendarDate } from "@/domain/dates";
import type { OfficeChange } from "@/domain/office-action";
import { deadline, dueThisWeek, endOfWeek } from "@/domain/office-checklist";
import { type MoveKind, moveItems } from "@/domain/office-moves";
import type { NotForMeReason, Status } from "@/domain/status";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import {
  type Colleague,
  calendarDate,
  type OfficeState,
  officeNoteOf,
  readOffice,
} from "@/services/office-state";
import { setAsideTogether } from "@/services/office-topics";
import { isStrong } from "@/services/strong-session";

/** One action as it stands for an office. `dueOn`: by when it is to be looked at. */
export type OfficeItem = {
  item: Item;
  assignee: string | null;
  isMine: boolean;
  dueOn: CalendarDate | null;
  version: number;
};
/** One thing due by Sunday: an office action, or what is to do for somebody who joins or leaves. */
export type DueRow = { id: string; dueOn: CalendarDate | null } & (
  | { kind: "action"; item: Item; assignee: string | null }
  | { kind: "move"; move: MoveKind; name: string; day: CalendarDate; steps: number }
);
export type OfficeListView = {
  counts: Checklist["counts"];
  items: OfficeItem[];
  /** The actions that come back when their topic is taken back. */
  setAsideTogether: string[];
  thisWeek: DueRow[];
  openMoves: number;
  today: CalendarDate;
};
export type OfficeChecklistView = {
  officeId: string;
  role: Role;
  mayAssign: boolean;
  mayReadMoves: boolean;
  office: string;
  /** Null until the sign-in is strong enough to see what others record. */
  list: OfficeListView | null;
};

/** The checklist an office shares. */
export async function getOfficeChecklist(
  actor: Actor,
  officeId: string,
  now: Date,
): Promise<OfficeChecklistView> {
  const grant = grantInOffice(actor, "office-action:read", officeId);
  const state = await readOffice(grant, now);
  return {
    officeId,
    role: grant.role,
    mayAssign: roleMay(grant.role, "office-action:assign"),
    mayReadMoves: roleMay(grant.role, "office-move:read"),
    office: state.office,
    list: isStrong(actor, now) ? await listOf(grant, state) : null,
  };
}

async function listOf(grant: OfficeGrant<"office-action:read">, state: OfficeState): Promise<OfficeListView> {
  const { checklist, today, moves } = state;
  const items = itemsOf(grant, state);
  const due = (one: OfficeItem): DueRow => ({
    kind: "action",
    id: one.item.action.id,
    item: one.item,
    assignee: one.assignee,
    dueOn: one.dueOn,
  });
  const waiting = items.filter(({ item }) => ["changed", "needs-help"].includes(item.standing));
  return {
    counts: checklist.counts,
    items,
    setAsideTogether: checklist.counts["not-for-me"] > 0 ? await setAsideTogether(grant) : [],
    thisWeek: dueThisWeek<DueRow>(
      [...items.map(due), ...movesDue(state)],
      waiting.map((one) => ({ ...due(one), dueOn: null })),
      today,
    ),
    openMoves: moves.length,
    today,
  };
}

/** An office's actions with who they are for and by when, in the order of its checklist. */
export function itemsOf(
  { personId }: { personId: string },
  { checklist, records, colleagues }: Pick<OfficeState, "checklist" | "records" | "colleagues">,
): OfficeItem[] {
  const own = colleagues.find((one) => one.personId === personId)?.id;
  return checklist.items.map((item) => {
    const record = records.get(item.action.id);
    return {
      item,
      assignee: colleagues.find(({ id }) => id === record?.assigneeId)?.name ?? null,
      isMine: own !== undefined && record?.assigneeId === own,
      dueOn: deadline(item, record?.plannedFor ?? null),
      version: record?.version ?? 0,
    };
  });
}

/** One row for each list of somebody who joins or leaves: its oldest step, and how many there are by Sunday. */
function movesDue({ moves, today }: OfficeState): DueRow[] {
  const lists = loadCatalogue().officeMoves;
  const sunday = endOfWeek(today);
  return moves.flatMap(({ id, kind, name, day, states }) => {
    const due = moveItems(lists[kind], day, states, today).filter(
      ({ status, dueOn }) => status === "to-do" && dueOn <= sunday,
    );
    const [first] = due;
    return first
      ? [{ kind: "move" as const, id, move: kind, name, day, steps: due.length, dueOn: first.dueOn }]
      : [];
  });
}

export type OfficeHistoryRow = {
  id: string;
  what: OfficeChange;
  status: Status;
  reason: NotForMeReason | null;
  at: Date;
  /** Null for somebody who has left. */
  by: string | null;
  assignee: string | null;
  wasAssigned: boolean;
  plannedFor: CalendarDate | null;
};
export type OfficeActionDetail = {
  item: Item;
  status: Status;
  version: number;
  reason: NotForMeReason | null;
  plan: {
    assigneeId: string | null;
    assignee: string | null;
    plannedFor: CalendarDate | null;
    version: number;
  };
  dueOn: CalendarDate | null;
  note: { text: string; version: number };
  history: OfficeHistoryRow[];
  colleagues: Pick<Colleague, "id" | "name">[];
  /** Lists under way that this action belongs with. */
  moves: { id: string; kind: MoveKind; name: string }[];
  today: CalendarDate;
};
export type OfficeActionView = Omit<OfficeChecklistView, "list"> & {
  action: Action;
  detail: OfficeActionDetail | null;
};

/** One action with all that an office shares on it, or null for an id that is none of an office's. */
export async function getOfficeAction(
  actor: Actor,
  officeId: string,
  actionId: string,
  now: Date,
): Promise<OfficeActionView | null> {
  const grant = grantInOffice(actor, "office-action:read", officeId);
  const action = loadCatalogue().actionById.get(actionId);
  if (action?.scope !== "office") return null;
  const state = await readOffice(grant, now);
  const own = itemsOf(grant, state).find(({ item }) => item.action.id === actionId);
  if (!own) return null;
  return {
    officeId,
    role: grant.role,
    mayAssign: roleMay(grant.role, "office-action:assign"),
    mayReadMoves: roleMay(grant.role, "office-move:read"),
    office: state.office,
    action,
    detail: isStrong(actor, now) ? await detailOf(grant, state, own) : null,
  };
}

async function detailOf(
  grant: OfficeGrant<"office-action:read">,
  state: OfficeState,
  { item, assignee, dueOn }: OfficeItem,
): Promise<OfficeActionDetail> {
  const { id } = item.action;
  const record = state.records.get(id);
  const [text, history] = await Promise.all([officeNoteOf(grant, id), historyOf(grant, state, id)]);
  const lists = loadCatalogue().officeMoves;
  const belongs = (kind: MoveKind) => lists[kind].items.some(({ actions }) => actions.includes(id));
  return {
    item,
    status: item.state?.status ?? "to-do",
    version: record?.version ?? 0,
    reason: record?.reason ?? null,
    plan: {
      assigneeId: record?.assigneeId ?? null,
      assignee,
      plannedFor: record?.plannedFor ?? null,
      version: record?.planVersion ?? 0,
    },
    dueOn,
    note: { text, version: record?.noteVersion ?? 0 },
    history,
    colleagues: state.colleagues.map(({ id: membershipId, name }) => ({ id: membershipId, name })),
    moves: state.moves.filter(({ kind }) => belongs(kind)).map(({ id, kind, name }) => ({ id, kind, name })),
    today: state.today,
  };
}

async function historyOf(
  { officeId }: OfficeGrant<"office-action:read">,
  { colleagues }: OfficeState,
  actionId: string,
): Promise<OfficeHistoryRow[]> {
  const rows = await db.officeActionChange.findMany({
    where: { officeId, actionId },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: 20,
  });
  return rows.map((row) => ({
    id: row.id,
    what: row.what as OfficeChange,
    status: row.status as Status,
    reason: row.reason as NotForMeReason | null,
    at: row.at,
    by: colleagues.find(({ personId }) => personId === row.byId)?.name ?? null,
    assignee: colleagues.find(({ id }) => id === row.assigneeId)?.name ?? null,
    wasAssigned: row.assigneeId !== null,
    plannedFor: row.dueOn && calendarDate(row.dueOn),
  }));
}
