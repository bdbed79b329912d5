import "server-only";
import { type Actor, grant, grantInOffice } from "@/domain/access/grants";
import { DomainError } from "@/domain/errors";
import { AIDE_HOWS, type AideHow, isByAide, standingChanges } from "@/domain/provenance";
import type { Status } from "@/domain/status";
import { Prisma } from "@/generated/prisma/client";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { colleagueNames } from "@/services/colleagues";
import { eventLines } from "@/services/office-events-of";
import { saveStatus } from "@/services/status";

const MOST_LINES = 200;

export type RecordLine = {
  changeId: string;
  actionId: string;
  title: string;
  how: AideHow;
  /** What the aide is called; null for somebody who has no name here any more. */
  by: string | null;
  at: Date;
  /** Whether the status rests on it, so that it can be taken back. */
  now: "stands" | "taken-back" | "changed-since";
};
/** How often an aide looked at what is opened to them on one day. */
export type LookLine = { by: string | null; times: number; last: Date };

/** What aides recorded for the person who asks, newest first. */
export async function getRecords(actor: Actor): Promise<RecordLine[]> {
  const { personId } = grant(actor, "checklist:read-own", actor.personId);
  const recorded = await db.statusChange.findMany({
    where: { personId, how: { in: [...AIDE_HOWS] } },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    take: MOST_LINES,
  });
  const changes = await db.statusChange.findMany({
    where: { personId, actionId: { in: recorded.map(({ actionId }) => actionId) } },
    orderBy: { version: "asc" },
    select: { id: true, actionId: true, how: true },
  });
  const names = await colleagueNames(
    actor,
    recorded.map(({ byId }) => byId),
  );
  const { actionById } = loadCatalogue();
  return recorded.map(({ id, actionId, how, byId, at }) => {
    const standing = standingChanges(changes.filter((change) => change.actionId === actionId));
    const isThere = standing.some((change) => change.id === id);
    return {
      changeId: id,
      actionId,
      title: actionById.get(actionId)?.title ?? actionId,
      how: how as AideHow,
      by: names.get(byId ?? "") ?? null,
      at,
      now: standing.at(-1)?.id === id ? "stands" : isThere ? "changed-since" : "taken-back",
    };
  });
}

/** Who looked at what the person who asks had opened in this office, by day, newest first. */
export async function getHelpLooks(actor: Actor, officeId: string): Promise<LookLine[]> {
  const { personId } = grantInOffice(actor, "office:read", officeId);
  const looks = await eventLines(
    db,
    Prisma.sql`"officeId" = ${officeId} AND code = 'help-read' AND "aboutId" = ${personId}`,
    { take: MOST_LINES },
  );
  const names = await colleagueNames(
    actor,
    looks.map(({ byId }) => byId),
  );
  return looks.map(({ byId, times, at }) => ({ by: names.get(byId ?? "") ?? null, times, last: at }));
}

export type TakeBackResult =
  | { ok: true; actionId: string; isReplay: boolean }
  | { ok: false; reason: "changed-since" };

/**
 * Takes back what an aide recorded: the status is again what it was before, with its date and its revision. Refused for
 * a record on which the status does not rest any more. `NOT_FOUND` for one that is not theirs, or no aide's.
 */
export async function takeBack(
  actor: Actor,
  { changeId, op }: { changeId: string; op: string },
  now: Date,
): Promise<TakeBackResult> {
  const granted = grant(actor, "checklist:edit-own", actor.personId);
  const { personId } = granted;
  const change = await db.statusChange.findFirst({ where: { id: changeId, personId } });
  if (!change || !isByAide(change.how)) throw new DomainError("NOT_FOUND");
  const { actionId } = change;
  const changes = await db.statusChange.findMany({
    where: { personId, actionId },
    orderBy: { version: "asc" },
  });
  if (changes.some((one) => one.op === op)) return { ok: true, actionId, isReplay: true };
  const standing = standingChanges(changes);
  if (standing.at(-1)?.id !== changeId) return { ok: false, reason: "changed-since" };
  const before = standing.at(-2);
  const write = {
    actionId,
    status: (before?.status as Status | undefined) ?? "to-do",
    // An aide records only what is open, so nothing that was set aside is ever beneath their record.
    reason: null,
    reasonSealed: null,
    revision: before?.revision ?? change.revision,
    how: before && isByAide(before.how) ? before.how : ("self" as const),
    byId: before?.byId ?? null,
    isTakenBack: true,
    setAt: before?.at ?? now,
    op,
    version: changes.at(-1)?.version ?? 0,
  };
  const saved = await saveStatus(db, granted, write, now);
  if (!saved.ok) return { ok: false, reason: "changed-since" };
  return { ok: true, actionId, isReplay: saved.isReplay };
}
