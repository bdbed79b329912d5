import "server-only";
import { type Actor, grant, grantInOffice, type Role } from "@/domain/access/grants";
import { LEVELS, type Level, type OfficeRow, officeRows } from "@/domain/access/office-view";
import { type OfficeEventCode, officeEvent, TEAM_LOOKS } from "@/domain/office-event";
import { Prisma } from "@/generated/prisma/client";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName, openOfficeName, sealMemberName } from "@/lib/office-names";
import { STATE_COLUMNS, statesById } from "@/services/checklist";
import { changeOffice, isNameTaken } from "@/services/office-deed";
import { eventLines } from "@/services/office-events-of";
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

/** `at` of the newest, where somebody did the same more than once on a day. */
export type Look = { id: string; code: OfficeEventCode; at: Date; times: number; by: string };
export type SharingView = {
  office: { id: string; name: string };
  membershipId: string;
  name: string;
  role: Role;
  level: Level;
  rows: Record<Level, OfficeRow>;
  /** The others who manage the office, by name: all who can read this person's row. */
  managers: { membershipId: string; name: string }[];
  /** Who else looked, took away, reminded or changed their name since this person joined, newest first. */
  looks: Look[];
  /** Whether there are more: the record has them all. */
  hasEarlierLooks: boolean;
};

const LOOKS: readonly OfficeEventCode[] = [...TEAM_LOOKS, "name-changed", "nudged"];
const MOST_LOOKS = 50;

/** What one office sees of the person who asks, what they may choose instead, and who looked. */
export async function getSharing(actor: Actor, officeId: string, now: Date): Promise<SharingView> {
  const { personId, role } = grantInOffice(actor, "office:read", officeId);
  const mine = await db.membership.findUniqueOrThrow({
    where: { officeId_personId: { officeId, personId } },
    include: { office: { include: { memberships: true } } },
  });
  const looks = await eventLines(
    db,
    Prisma.sql`"officeId" = ${officeId} AND at >= ${mine.createdAt} AND code = ANY(${[...LOOKS]})
      AND "byId" IS DISTINCT FROM ${personId}
      AND ("aboutId" IS NULL OR "aboutId" = ${personId} OR code = 'name-changed')`,
    { take: MOST_LOOKS + 1 },
  );
  const nameOf = new Map(mine.office.memberships.map((one) => [one.personId, openMemberName(one)]));
  return {
    office: { id: officeId, name: openOfficeName(mine.office) },
    membershipId: mine.id,
    name: openMemberName(mine),
    role,
    level: LEVELS.find((known) => known === mine.level) ?? "standing",
    rows: await previewFor(actor, now),
    managers: mine.office.memberships
      .filter((one) => one.role === "manager" && one.personId !== personId)
      .map((one) => ({ membershipId: one.id, name: openMemberName(one) }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB")),
    looks: looks.slice(0, MOST_LOOKS).map(({ id, code, at, times, byId }) => ({
      id,
      code,
      at,
      times,
      by: nameOf.get(byId ?? "") ?? "Somebody who has left the office",
    })),
    hasEarlierLooks: looks.length > MOST_LOOKS,
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

export type NameResult = { ok: true } | { ok: false; reason: "name-taken" };

/**
 * Changes what the person who asks is called in one office, which everybody in it can read in their record: names
 * there are those of today, and nobody is to look under one and be read under another. Refused where somebody else in
 * the office goes by such a name.
 */
export async function setNameInOffice(
  actor: Actor,
  { officeId, name }: { officeId: string; name: string },
  now: Date,
): Promise<NameResult> {
  return changeOffice(actor, "office:read", officeId, async ({ tx, places, grant: { personId } }) => {
    const mine = places.find((place) => place.personId === personId);
    if (!mine || openMemberName(mine) === name) return { ok: true };
    if (isNameTaken(places, personId, name)) return { ok: false, reason: "name-taken" };
    await tx.membership.update({
      where: { id: mine.id },
      data: { nameSealed: sealMemberName(mine.id, name) },
    });
    const who = { byId: personId, aboutId: personId };
    await recordOfficeEvent(tx, officeEvent(officeId, "name-changed", now, who));
    return { ok: true };
  });
}
