import "server-only";
import {
  type Actor,
  grantInOffice,
  type OfficeGrant,
  type OfficePermission,
  ROLES,
  type Role,
} from "@/domain/access/grants";
import { nameMark } from "@/domain/names";
import { officeEvent } from "@/domain/office-event";
import type { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName } from "@/lib/office-names";

type Tx = Prisma.TransactionClient;

/** Somebody's place in an office, as it stands while the office is locked. */
export type HeldPlace = { id: string; personId: string; role: Role; since: Date; nameSealed: string | null };

/**
 * Locks an office against every other change of who is in it, and returns its places, oldest first. The person who
 * acts is held before it, in the order in which erasing an account does: so neither waits for the other for ever.
 */
export async function lockOffice(tx: Tx, officeId: string, personId: string): Promise<HeldPlace[]> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR KEY SHARE`;
  await tx.$queryRaw`SELECT id FROM "Office" WHERE id = ${officeId} FOR UPDATE`;
  return placesIn(tx, officeId);
}

/** The places of an office that is locked already. */
export async function placesIn(tx: Tx, officeId: string): Promise<HeldPlace[]> {
  const rows = await tx.membership.findMany({
    where: { officeId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, personId: true, role: true, createdAt: true, nameSealed: true },
  });
  return rows.map(({ role, createdAt, ...row }) => ({
    ...row,
    // A role we do not know manages nothing, but whoever has it is in the office.
    role: ROLES.find((one) => one === role) ?? "staff",
    since: createdAt,
  }));
}

/** Whether somebody else in an office, which is locked, goes by a name that reads like this one. */
export function isNameTaken(places: readonly HeldPlace[], personId: string, name: string): boolean {
  const mark = nameMark(name);
  return places.some((place) => place.personId !== personId && nameMark(openMemberName(place)) === mark);
}

/**
 * Runs one change of who is in an office. Whoever asks is looked up again once the office is locked: a role that was
 * taken from them a moment ago counts. `NOT_FOUND` for those who may not.
 */
export async function changeOffice<P extends OfficePermission, T>(
  actor: Actor,
  permission: P,
  officeId: string,
  run: (held: { tx: Tx; grant: OfficeGrant<P>; places: HeldPlace[] }) => Promise<T>,
): Promise<T> {
  grantInOffice(actor, permission, officeId);
  return db.$transaction(async (tx) => {
    const places = await lockOffice(tx, officeId, actor.personId);
    const memberships = places
      .filter(({ personId }) => personId === actor.personId)
      .map(({ role }) => ({ officeId, role }));
    const grant = grantInOffice({ ...actor, memberships }, permission, officeId);
    return run({ tx, grant, places });
  });
}

/**
 * Ends what somebody sent and nobody has answered, because they no longer manage the office: else they could come back
 * by an invitation to an address of their own.
 */
export async function endInvitationsOf(
  tx: Tx,
  officeId: string,
  { senderId, byId }: { senderId: string; byId: string },
  now: Date,
): Promise<void> {
  const { count } = await tx.officeInvitation.deleteMany({ where: { officeId, invitedById: senderId } });
  for (let n = 0; n < count; n += 1) {
    await recordOfficeEvent(tx, officeEvent(officeId, "invitation-ended", now, { byId }));
  }
}
