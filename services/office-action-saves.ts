import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, grantInOffice } from "@/domain/access/grants";
import type { CalendarDate } from "@/domain/dates";
import { DomainError } from "@/domain/errors";
import type { NotForMeReason, Status } from "@/domain/status";
import { loadCatalogue } from "@/lib/content";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { openMemberName } from "@/lib/office-names";
import { calendarDate, officeNotePlace } from "@/services/office-state";
import { isStrong, type NeedsStrong } from "@/services/strong-session";

/** Which form of which action. `version` is of what the form changes: a status, the plan, or the note. */
type Sent = { officeId: string; actionId: string; op: string; version: number };
type Saved = { ok: true; version: number; isReplay: boolean; at: Date };

export type OfficeStatusResult =
  | Saved
  | NeedsStrong
  | { ok: false; reason: "changed-elsewhere"; status: Status; version: number };

/**
 * Sets the status of an office action, for the whole office: a set, never a toggle. The change and its line of history
 * are one statement. The same `op` again, or the same wanted status over a newer version, is no conflict.
 */
export async function setOfficeStatus(
  actor: Actor,
  input: Sent & { status: Status; reason: NotForMeReason | null },
  now: Date,
): Promise<OfficeStatusResult> {
  const { officeId, personId } = grantInOffice(actor, "office-action:set", input.officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const { actionId, status, op, version } = input;
  const revision = revisionOf(actionId);
  const reason = status === "not-for-me" ? input.reason : null;
  const next = version + 1;
  const written = await db.$executeRaw`
    WITH state AS (
      INSERT INTO "OfficeAction" AS s
        ("officeId", "actionId", "status", "reason", "revision", "version", "setAt")
      SELECT ${officeId}, ${actionId}, ${status}, ${reason}::text, ${revision}::int, ${next}::int,
        ${now}::timestamptz
      WHERE (${version}::int = 0 OR EXISTS (
          SELECT 1 FROM "OfficeAction" WHERE "officeId" = ${officeId} AND "actionId" = ${actionId}))
        AND NOT EXISTS (SELECT 1 FROM "OfficeActionChange" WHERE "officeId" = ${officeId} AND "op" = ${op})
      ON CONFLICT ("officeId", "actionId") DO UPDATE SET
        "status" = EXCLUDED."status", "reason" = EXCLUDED."reason", "revision" = EXCLUDED."revision",
        "version" = EXCLUDED."version", "setAt" = EXCLUDED."setAt"
      WHERE s."version" = ${version}::int
      RETURNING 1)
    INSERT INTO "OfficeActionChange"
      ("id", "officeId", "actionId", "op", "what", "status", "reason", "version", "byId", "at")
    SELECT ${randomUUID()}, ${officeId}, ${actionId}, ${op}, ${status}, ${status}, ${reason}::text, ${next}::int,
      ${personId}, ${now}::timestamptz
    FROM state`;
  if (written === 1) return { ok: true, version: next, isReplay: false, at: now };

  const [before, current] = await Promise.all([changeOf(officeId, op), rowOf(officeId, actionId)]);
  if (before) return before;
  if (current && current.version > 0 && current.status === status && current.reason === reason) {
    return { ok: true, version: current.version, isReplay: true, at: current.setAt };
  }
  return {
    ok: false,
    reason: "changed-elsewhere",
    status: (current?.status as Status | undefined) ?? "to-do",
    version: current?.version ?? 0,
  };
}

export type OfficePlanResult =
  | Saved
  | NeedsStrong
  | {
      ok: false;
      reason: "changed-elsewhere";
      /** What the other chose, by name. */
      assignee: string | null;
      plannedFor: CalendarDate | null;
      version: number;
    };

/** Says whom an office action is for and by when. `NOT_FOUND` for somebody who is not in this office. */
export async function planOfficeAction(
  actor: Actor,
  input: Sent & { assigneeId: string | null; plannedFor: CalendarDate | null },
  now: Date,
): Promise<OfficePlanResult> {
  const { officeId, personId } = grantInOffice(actor, "office-action:assign", input.officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const { actionId, assigneeId, plannedFor, op, version } = input;
  const revision = revisionOf(actionId);
  if (assigneeId && (await db.membership.count({ where: { id: assigneeId, officeId } })) === 0) {
    throw new DomainError("NOT_FOUND");
  }
  const next = version + 1;
  // Read again by the statement: somebody who leaves at this moment is assigned nothing.
  const written = await db.$executeRaw`
    WITH state AS (
      INSERT INTO "OfficeAction" AS s
        ("officeId", "actionId", "status", "revision", "version", "setAt", "assigneeId", "dueOn", "planVersion")
      SELECT ${officeId}, ${actionId}, 'to-do', ${revision}::int, 0, ${now}::timestamptz,
        (SELECT "id" FROM "Membership" WHERE "id" = ${assigneeId}::text AND "officeId" = ${officeId}),
        ${plannedFor}::date, ${next}::int
      WHERE (${version}::int = 0 OR EXISTS (
          SELECT 1 FROM "OfficeAction" WHERE "officeId" = ${officeId} AND "actionId" = ${actionId}))
        AND NOT EXISTS (SELECT 1 FROM "OfficeActionChange" WHERE "officeId" = ${officeId} AND "op" = ${op})
      ON CONFLICT ("officeId", "actionId") DO UPDATE SET
        "assigneeId" = EXCLUDED."assigneeId", "dueOn" = EXCLUDED."dueOn", "planVersion" = EXCLUDED."planVersion"
      WHERE s."planVersion" = ${version}::int
      RETURNING "status", "assigneeId")
    INSERT INTO "OfficeActionChange"
      ("id", "officeId", "actionId", "op", "what", "status", "version", "assigneeId", "dueOn", "byId", "at")
    SELECT ${randomUUID()}, ${officeId}, ${actionId}, ${op}, 'planned', "status", ${next}::int, "assigneeId",
      ${plannedFor}::date, ${personId}, ${now}::timestamptz
    FROM state`;
  if (written === 1) return { ok: true, version: next, isReplay: false, at: now };

  const [before, current] = await Promise.all([changeOf(officeId, op), rowOf(officeId, actionId)]);
  if (before) return before;
  const planned = {
    assigneeId: current?.assigneeId ?? null,
    plannedFor: current?.dueOn ? calendarDate(current.dueOn) : null,
    version: current?.planVersion ?? 0,
  };
  if (planned.version > 0 && planned.assigneeId === assigneeId && planned.plannedFor === plannedFor) {
    return { ok: true, version: planned.version, isReplay: true, at: now };
  }
  const place = planned.assigneeId
    ? await db.membership.findFirst({
        where: { id: planned.assigneeId, officeId },
        select: { id: true, nameSealed: true },
      })
    : null;
  return {
    ok: false,
    reason: "changed-elsewhere",
    assignee: place && openMemberName(place),
    plannedFor: planned.plannedFor,
    version: planned.version,
  };
}

export type OfficeNoteResult =
  | Saved
  | NeedsStrong
  | { ok: false; reason: "changed-elsewhere"; text: string; version: number };

/** Saves the note an office shares on an action; the same rules as for a status. An empty text removes it. */
export async function saveOfficeNote(
  actor: Actor,
  input: Sent & { text: string },
  now: Date,
): Promise<OfficeNoteResult> {
  const { officeId, personId } = grantInOffice(actor, "office-action:set", input.officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const { actionId, text, op, version } = input;
  const revision = revisionOf(actionId);
  const sealed = text ? seal(text, officeNotePlace(officeId, actionId)) : null;
  const next = version + 1;
  const written = await db.$executeRaw`
    WITH state AS (
      INSERT INTO "OfficeAction" AS s
        ("officeId", "actionId", "status", "revision", "version", "setAt", "noteSealed", "noteVersion")
      SELECT ${officeId}, ${actionId}, 'to-do', ${revision}::int, 0, ${now}::timestamptz, ${sealed}::text, ${next}::int
      WHERE (${version}::int = 0 OR EXISTS (
          SELECT 1 FROM "OfficeAction" WHERE "officeId" = ${officeId} AND "actionId" = ${actionId}))
        AND NOT EXISTS (SELECT 1 FROM "OfficeActionChange" WHERE "officeId" = ${officeId} AND "op" = ${op})
      ON CONFLICT ("officeId", "actionId") DO UPDATE SET
        "noteSealed" = EXCLUDED."noteSealed", "noteVersion" = EXCLUDED."noteVersion"
      WHERE s."noteVersion" = ${version}::int
      RETURNING "status")
    INSERT INTO "OfficeActionChange"
      ("id", "officeId", "actionId", "op", "what", "status", "version", "byId", "at")
    SELECT ${randomUUID()}, ${officeId}, ${actionId}, ${op}, 'note', "status", ${next}::int, ${personId},
      ${now}::timestamptz
    FROM state`;
  if (written === 1) return { ok: true, version: next, isReplay: false, at: now };

  const [before, current] = await Promise.all([changeOf(officeId, op), rowOf(officeId, actionId)]);
  if (before) return before;
  const there = current?.noteSealed ? open(current.noteSealed, officeNotePlace(officeId, actionId)) : "";
  const noteVersion = current?.noteVersion ?? 0;
  if (noteVersion > 0 && there === text) {
    return { ok: true, version: noteVersion, isReplay: true, at: now };
  }
  return { ok: false, reason: "changed-elsewhere", text: there, version: noteVersion };
}

function revisionOf(actionId: string): number {
  const action = loadCatalogue().actionById.get(actionId);
  const revision = action?.revisions.at(-1)?.n;
  if (action?.scope !== "office" || revision === undefined) throw new DomainError("NOT_FOUND");
  return revision;
}

const rowOf = (officeId: string, actionId: string) =>
  db.officeAction.findUnique({ where: { officeId_actionId: { officeId, actionId } } });

async function changeOf(officeId: string, op: string): Promise<Saved | null> {
  const row = await db.officeActionChange.findUnique({ where: { officeId_op: { officeId, op } } });
  return row && { ok: true, version: row.version, isReplay: true, at: row.at };
}
