import "server-only";
import type { OfficeEventRow } from "@/domain/office-event";
import type { Status } from "@/domain/status";
import type { Prisma } from "@/generated/prisma/client";
import { addressHash } from "@/lib/address";
import { loadCatalogue } from "@/lib/content";
import { openInvited } from "@/lib/office-invitations";
import { openMemberName, openMoveName, openOfficeName } from "@/lib/office-names";
import { eventsConcerning } from "@/services/office-events-of";

/**
 * What offices hold about one person: their places, invitations for their address or sent by them, what is on the
 * record about or by them or concerned everybody while they were there, and what they did for the office.
 */
export async function officeData(tx: Prisma.TransactionClient, personId: string, address: string) {
  const hash = addressHash(address);
  const memberships = await tx.membership.findMany({
    where: { personId },
    include: { office: true },
    orderBy: { createdAt: "asc" },
  });
  const invitations = await tx.officeInvitation.findMany({
    where: { OR: [{ addressHash: hash }, { invitedById: personId }] },
    include: { office: true },
    orderBy: { createdAt: "asc" },
  });
  const concerning = await eventsConcerning(tx, personId);
  const officeEvents = await tx.$queryRaw<(OfficeEventRow & { id: string })[]>`
    SELECT id, "officeId", code, at, "byId", "aboutId", detail FROM "OfficeEvent"
    WHERE ${concerning} ORDER BY at, seq, id`;
  const officeChanges = await tx.officeActionChange.findMany({
    where: { byId: personId },
    orderBy: { at: "asc" },
  });
  const officeMoves = await tx.officeMove.findMany({
    where: { startedById: personId },
    orderBy: { createdAt: "asc" },
  });
  const officeMoveItems = await tx.officeMoveItem.findMany({
    where: { setById: personId },
    orderBy: { setAt: "asc" },
  });
  const officeFeeds = await tx.calendarFeed.findMany({
    where: { madeById: personId, campaign: { personId: null } },
    orderBy: { createdAt: "asc" },
    include: { campaign: { select: { officeId: true } } },
  });
  const title = (actionId: string) => loadCatalogue().actionById.get(actionId)?.title ?? actionId;
  return {
    memberships: memberships.map((row) => ({
      id: row.id,
      officeId: row.officeId,
      office: openOfficeName(row.office),
      role: row.role,
      level: row.level,
      name: openMemberName(row),
      nudgedAt: row.nudgedAt,
      createdAt: row.createdAt,
    })),
    officeInvitations: invitations.map((row) => ({
      id: row.id,
      officeId: row.officeId,
      office: openOfficeName(row.office),
      address: openInvited(row),
      role: row.role,
      forMe: row.addressHash === hash,
      byMe: row.invitedById === personId,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
    })),
    officeEvents: officeEvents.map(({ id, officeId, code, at, byId, aboutId, detail }) => ({
      id,
      officeId,
      code,
      at,
      byMe: byId === personId,
      aboutMe: aboutId === personId,
      detail,
    })),
    officeChanges: officeChanges.map((row) => ({
      id: row.id,
      officeId: row.officeId,
      actionId: row.actionId,
      title: title(row.actionId),
      what: row.what,
      status: row.status as Status,
      reason: row.reason,
      version: row.version,
      assigneeId: row.assigneeId,
      dueOn: row.dueOn,
      op: row.op,
      at: row.at,
    })),
    officeMoves: officeMoves.map((row) => ({
      id: row.id,
      officeId: row.officeId,
      kind: row.kind,
      name: openMoveName(row),
      day: row.day,
      op: row.op,
      createdAt: row.createdAt,
      finishedAt: row.finishedAt,
    })),
    officeMoveItems: officeMoveItems.map(({ moveId, itemId, status, version, op, setAt }) => ({
      moveId,
      itemId,
      status,
      version,
      op,
      setAt,
    })),
    officeFeeds: officeFeeds.map(({ id, campaignId, campaign: { officeId }, createdAt }) => ({
      id,
      campaignId,
      officeId,
      createdAt,
    })),
  };
}
