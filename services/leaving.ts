import "server-only";
import { type Actor, grantInOffice, type Role } from "@/domain/access/grants";
import { officeEvent } from "@/domain/office-event";
import { partingOf, successorOf } from "@/domain/office-people";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName, openOfficeName } from "@/lib/office-names";
import { leaveOfficeCampaigns } from "@/services/campaign-data";
import { leaveOfficeActions } from "@/services/office-actions";
import { changeOffice, endInvitationsOf, type HeldPlace, placesIn } from "@/services/office-deed";
import { forgetSmallWeeks } from "@/services/office-weeks";

export type Parting = ReturnType<typeof partingOf>;
export type LeaveView = { officeId: string; office: string; role: Role; parting: Parting };

/** What leaving an office means for the person who asks. */
export async function getLeave(actor: Actor, officeId: string): Promise<LeaveView> {
  const { personId, role } = grantInOffice(actor, "office:read", officeId);
  const places = await placesIn(db, officeId);
  const office = await db.office.findUniqueOrThrow({ where: { id: officeId } });
  return { officeId, office: openOfficeName(office), role, parting: partingOf(places, personId) };
}

export type LeaveResult = { ok: true; hasEnded: boolean } | { ok: false; reason: "hands-over-first" };

/**
 * Leaves an office, which keeps only that they were in it. The last manager of others cannot; the last person of all
 * takes the office with them.
 */
export async function leaveOffice(actor: Actor, officeId: string, now: Date): Promise<LeaveResult> {
  return changeOffice(actor, "office:read", officeId, async ({ tx, places, grant: { personId } }) => {
    const parting = partingOf(places, personId);
    if (parting === "hands-over-first") return { ok: false, reason: parting };
    await part(tx, officeId, { places, personId }, now);
    return { ok: true, hasEnded: parting === "ends-office" };
  });
}

/** What becomes of one office when the person erases everything. `heir`: who then manages it, where nobody else does. */
export type PartingView = { id: string; name: string; parting: Parting; heir: string | null };

/** What erasing everything means for the offices the person who asks is in. */
export async function getPartings({ memberships, personId }: Actor): Promise<PartingView[]> {
  const offices = await db.office.findMany({
    where: { id: { in: memberships.map(({ officeId }) => officeId) } },
    orderBy: { createdAt: "asc" },
  });
  return Promise.all(
    offices.map(async (office) => {
      const places = await placesIn(db, office.id);
      const heir = successorOf(places, personId);
      return {
        id: office.id,
        name: openOfficeName(office),
        parting: partingOf(places, personId),
        heir: heir && openMemberName(heir),
      };
    }),
  );
}

/**
 * Takes somebody who erases everything out of their offices. One they were the last manager of goes on under whoever
 * has been in it for longest (domain/office-people.ts); one that nobody else is in ends.
 */
export async function partFromAll(tx: Prisma.TransactionClient, personId: string, now: Date): Promise<void> {
  const rows = await tx.membership.findMany({ where: { personId }, select: { officeId: true } });
  const offices = rows.map(({ officeId }) => officeId).toSorted();
  // All of them first and in one order: others who leave, join or change a role at this moment come before or after.
  await tx.$queryRaw`SELECT id FROM "Office" WHERE id = ANY(${offices}) ORDER BY id FOR UPDATE`;
  for (const officeId of offices) {
    const places = await placesIn(tx, officeId);
    const heir = successorOf(places, personId);
    if (heir) {
      await tx.membership.update({ where: { id: heir.id }, data: { role: "manager" } });
      const about = { byId: personId, aboutId: heir.personId, detail: "manager" };
      await recordOfficeEvent(tx, officeEvent(officeId, "role-changed", now, about));
    }
    await part(tx, officeId, { places, personId }, now);
  }
}

async function part(
  tx: Prisma.TransactionClient,
  officeId: string,
  { places, personId }: { places: readonly HeldPlace[]; personId: string },
  now: Date,
): Promise<void> {
  const own = places.find((place) => place.personId === personId);
  if (!own) return;
  const left = { byId: personId, aboutId: personId, detail: own.role };
  await endInvitationsOf(tx, officeId, { senderId: personId, byId: personId }, now);
  await leaveOfficeActions(tx, officeId, personId);
  await leaveOfficeCampaigns(tx, officeId, personId);
  await forgetSmallWeeks(tx, officeId);
  await tx.membership.delete({ where: { id: own.id } });
  await recordOfficeEvent(tx, officeEvent(officeId, "person-left", now, left));
  if (places.length > 1) return;
  await recordOfficeEvent(tx, officeEvent(officeId, "office-ended", now, { byId: personId }));
  await tx.office.delete({ where: { id: officeId } });
}
