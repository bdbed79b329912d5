import "server-only";
import { type OfficeGrant, roleMay } from "@/domain/access/grants";
import type { Checklist } from "@/domain/checklist";
import type { CalendarDate } from "@/domain/dates";
import { DomainError } from "@/domain/errors";
import { buildOfficeChecklist } from "@/domain/office-checklist";
import { eventsOfMoves, type MoveItemState, type MoveKind } from "@/domain/office-moves";
import type { NotForMeReason, Status } from "@/domain/status";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { open } from "@/lib/crypto";
import { db } from "@/lib/db";
import { openMemberName, openMoveName, openOfficeName } from "@/lib/office-names";
import { statesById } from "@/services/checklist";

/** What a note that an office shares is sealed for. */
export const officeNotePlace = (officeId: string, actionId: string) =>
  `OfficeAction:noteSealed:${officeId}:${actionId}`;

/** Somebody's place in an office, by the name they use there. */
export type Colleague = { id: string; personId: string; name: string };
export type OfficeRecord = {
  status: Status;
  reason: NotForMeReason | null;
  version: number;
  assigneeId: string | null;
  plannedFor: CalendarDate | null;
  planVersion: number;
  noteVersion: number;
};
export type OpenMove = {
  id: string;
  kind: MoveKind;
  name: string;
  day: CalendarDate;
  states: MoveItemState[];
};

/** One office as all its pages need it. */
export type OfficeState = {
  office: string;
  today: CalendarDate;
  checklist: Checklist;
  records: ReadonlyMap<string, OfficeRecord>;
  colleagues: Colleague[];
  /** Lists of people joining and leaving on which something is left to do; none for those who may not read them. */
  moves: OpenMove[];
};

/** A calendar date of the database, whose driver gives it as midnight in UTC. */
export const calendarDate = (day: Date): CalendarDate => day.toISOString().slice(0, 10);

/** Reads one office in five statements at most, whatever its size. `NOT_FOUND` when it ended a moment ago. */
export async function readOffice(
  { officeId, role }: OfficeGrant<"office-action:read">,
  now: Date,
): Promise<OfficeState> {
  const [office, rows, moves] = await Promise.all([
    db.office.findUnique({
      where: { id: officeId },
      select: {
        id: true,
        nameSealed: true,
        memberships: { select: { id: true, personId: true, nameSealed: true } },
      },
    }),
    db.officeAction.findMany({ where: { officeId }, omit: { noteSealed: true } }),
    db.officeMove.findMany({
      where: { officeId },
      orderBy: { day: "asc" },
      include: { items: { select: { itemId: true, status: true } } },
    }),
  ]);
  if (!office) throw new DomainError("NOT_FOUND");
  const today = londonDate(now);
  const dated = moves.map((row) => ({ ...row, kind: row.kind as MoveKind, day: calendarDate(row.day) }));
  return {
    office: openOfficeName(office),
    today,
    checklist: checklistOf(rows, dated, today),
    records: recordsOf(rows),
    colleagues: office.memberships
      .map((row) => ({ id: row.id, personId: row.personId, name: openMemberName(row) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB")),
    moves: roleMay(role, "office-move:read")
      ? dated
          .filter(({ finishedAt }) => finishedAt === null)
          .map(({ items, ...row }) => ({
            id: row.id,
            kind: row.kind,
            name: openMoveName(row),
            day: row.day,
            states: items as MoveItemState[],
          }))
      : [],
  };
}

type Row = Awaited<ReturnType<typeof db.officeAction.findMany<{ omit: { noteSealed: true } }>>>[number];

/** What the rows of an office come to: its checklist on a day. */
export function checklistOf(
  rows: readonly Omit<Row, "assigneeId" | "dueOn">[],
  moves: readonly { kind: MoveKind; day: CalendarDate }[],
  today: CalendarDate,
): Checklist {
  const catalogue = loadCatalogue();
  const set = rows.filter(({ version }) => version > 0);
  return buildOfficeChecklist({
    catalogue,
    states: statesById(set),
    events: eventsOfMoves(catalogue.officeMoves, moves, today),
    today,
  });
}

function recordOf(row: Row): OfficeRecord {
  return {
    status: row.status as Status,
    reason: row.reason as NotForMeReason | null,
    version: row.version,
    assigneeId: row.assigneeId,
    plannedFor: row.dueOn && calendarDate(row.dueOn),
    planVersion: row.planVersion,
    noteVersion: row.noteVersion,
  };
}

/** By action. What was planned under a renamed id goes on under its successor, which has no row of its own yet. */
function recordsOf(rows: readonly Row[]): Map<string, OfficeRecord> {
  const records = new Map(rows.map((row) => [row.actionId, recordOf(row)]));
  for (const { from, to } of loadCatalogue().renames) {
    const record = records.get(from);
    if (!record || !to || records.has(to)) continue;
    records.set(to, { ...record, version: 0, planVersion: 0, noteVersion: 0 });
  }
  return records;
}

/** The note an office shares on one action; empty where there is none. */
export async function officeNoteOf(
  { officeId }: OfficeGrant<"office-action:read">,
  actionId: string,
): Promise<string> {
  const row = await db.officeAction.findUnique({
    where: { officeId_actionId: { officeId, actionId } },
    select: { noteSealed: true },
  });
  return row?.noteSealed ? open(row.noteSealed, officeNotePlace(officeId, actionId)) : "";
}
