import "server-only";
import { type Actor, grant, grantInOffice, type Role } from "@/domain/access/grants";
import { LEVELS, type Level, type OfficeRow, officeRows } from "@/domain/access/office-view";
import { type OfficeEventCode, officeEvent, TEAM_LOOKS } from "@/domain/office-event";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName, openOfficeName, sealMemberName } from "@/lib/office-names";
import { STATE_COLUMNS, statesById } from "@/services/checklist";
import { answersOf } from "@/services/profile";

/** What an office would see of the person who asks, at every level, made of their own figures. */
export async function previewFor(actor: Actor, now: Date): Promise<Record<Level, OfficeRow>> {
  const { personId } = grant(actor, "checklist:read-own", actor.personId);
  const rows = await db.actionState.findMany({ where: { personId }, select: STATE_COLUMNS });
  const answers = await answersOf(actor);
  return officeRows({
    catalogue: loadCatalogue(),
    answers,
    states: statesById(rows),
    today: londonDate(now),
  });
}

export type Look = { code: OfficeEventCode; at: Date; by: string };
export type SharingView = {
  office: { id: string; name: string };
  membershipId: string;
  name: string;
  role: Role;
  level: Level;
  rows: Record<Level, OfficeRow>;
  /** Who looked, took away or reminded since this person joined, newest first; at most fifty. */
  looks: Look[];
};

const LOOKS: readonly OfficeEventCode[] = [...TEAM_LOOKS, "nudged"];
const MOST_LOOKS = 50;

/** What one office sees of the person who asks, what they may choose instead, and who looked. */
export async function getSharing(actor: Actor, officeId: string, now: Date): Promise<SharingView> {
  const { personId, role } = grantInOffice(actor, "office:read", officeId);
  const mine = await db.membership.findUniqueOrThrow({
    where: { officeId_personId: { officeId, personId } },
    include: { office: { include: { memberships: true } } },
  });
  const looks = await db.officeEvent.findMany({
    where: {
      officeId,
      code: { in: [...LOOKS] },
      OR: [{ aboutId: null }, { aboutId: personId }],
      at: { gte: mine.createdAt },
      NOT: { byId: personId },
    },
    orderBy: { seq: "desc" },
    take: MOST_LOOKS,
    select: { code: true, at: true, byId: true },
  });
  const nameOf = new Map(mine.office.memberships.map((one) => [one.personId, openMemberName(one)]));
  return {
    office: { id: officeId, name: openOfficeName(mine.office) },
    membershipId: mine.id,
    name: openMemberName(mine),
    role,
    level: LEVELS.find((known) => known === mine.level) ?? "standing",
    rows: await previewFor(actor, now),
    looks: looks.map(({ code, at, byId }) => ({
      code: code as OfficeEventCode,
      at,
      by: nameOf.get(byId ?? "") ?? "somebody who has left the office",
    })),
  };
}

/** Chooses what one office sees. It counts from the next request on, exports included. */
export async function setLevel(actor: Actor, officeId: string, level: Level, now: Date): Promise<void> {
  const { personId } = grantInOffice(actor, "office:read", officeId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.membership.updateMany({
      where: { officeId, personId, level: { not: level } },
      data: { level },
    });
    if (count === 0) return;
    const who = { byId: personId, aboutId: personId, detail: level };
    await recordOfficeEvent(tx, officeEvent(officeId, "sharing-changed", now, who));
  });
}

/** Changes what the person who asks is called in one office. */
export async function setNameInOffice(actor: Actor, officeId: string, name: string): Promise<void> {
  const { personId } = grantInOffice(actor, "office:read", officeId);
  const where = { officeId_personId: { officeId, personId } };
  const { id } = await db.membership.findUniqueOrThrow({ where, select: { id: true } });
  await db.membership.update({ where, data: { nameSealed: sealMemberName(id, name) } });
}
