import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, grant, ROLES, type Role } from "@/domain/access/grants";
import type { Level } from "@/domain/access/office-view";
import { DomainError } from "@/domain/errors";
import { officeEvent } from "@/domain/office-event";
import { isWaiting } from "@/domain/office-people";
import type { Prisma } from "@/generated/prisma/client";
import { addressHash, openAddress } from "@/lib/address";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName, openOfficeName, sealMemberName } from "@/lib/office-names";
import { addressOf } from "@/services/account";
import { moveOver } from "@/services/office-actions";
import { type HeldPlace, isNameTaken, lockOffice } from "@/services/office-deed";

export type InvitationView = {
  id: string;
  officeId: string;
  office: string;
  role: Role;
  /** Who invites: the name is of their own choice, the address is where they read their mail. */
  by: { name: string; address: string };
  /** How many manage the office now, whoever invites among them. */
  managers: number;
  expiresAt: Date;
};

type Db = Pick<Prisma.TransactionClient, "officeInvitation">;

/** The invitations that wait for the person who asks: those to the address they signed in with, and no others. */
export async function getInvitations(actor: Actor, now: Date): Promise<InvitationView[]> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const rows = await waitingFor(db, { addressHash: addressHash(await addressOf(personId)) }, now);
  return rows.map(({ id, officeId, office, role, by, expiresAt }) => ({
    id,
    officeId,
    office: openOfficeName(office),
    role,
    by: { name: openMemberName(by.membership), address: openAddress(by.id, by.emailSealed) },
    managers: office._count.memberships,
    expiresAt,
  }));
}

async function waitingFor(tx: Db, where: Prisma.OfficeInvitationWhereInput, now: Date) {
  const rows = await tx.officeInvitation.findMany({
    where: { ...where, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    include: {
      office: {
        select: {
          id: true,
          nameSealed: true,
          _count: { select: { memberships: { where: { role: "manager" } } } },
        },
      },
      invitedBy: { select: { id: true, emailSealed: true, memberships: true } },
    },
  });
  return rows.flatMap(({ invitedBy, ...row }) => {
    const membership = invitedBy?.memberships.find(({ officeId }) => officeId === row.officeId);
    const role = ROLES.find((one) => one === row.role);
    if (!invitedBy || !membership || !role) return [];
    if (!isWaiting({ expiresAt: row.expiresAt, senderRole: membership.role }, now)) return [];
    return [{ ...row, role, by: { id: invitedBy.id, emailSealed: invitedBy.emailSealed, membership } }];
  });
}

/** What somebody answers: to which invitation, of which office. */
export type Answered = { invitationId: string; officeId: string };

export type JoinResult = { ok: true } | { ok: false; reason: "name-taken" };

/**
 * Joins an office by an invitation to one's own address, which spends it. Sent twice it joins once. Under a name that
 * somebody there goes by already it does not, and the invitation waits on. `NOT_FOUND` when it has ended, was taken
 * back, or is for somebody else.
 */
export async function joinOffice(
  actor: Actor,
  { invitationId, officeId, name, level }: Answered & { name: string; level: Level },
  now: Date,
): Promise<JoinResult> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  // Moving actions over asks it: read before the office is locked, as in createOffice.
  loadCatalogue();
  return answer(actor, { invitationId, officeId }, now, async (tx, { role, places }) => {
    if (isNameTaken(places, personId, name)) return { ok: false, reason: "name-taken" };
    const id = randomUUID();
    const nameSealed = sealMemberName(id, name);
    await tx.membership.create({
      data: { id, officeId, personId, role, level, nameSealed, createdAt: now },
    });
    const joined = { byId: personId, aboutId: personId, detail: role };
    await recordOfficeEvent(tx, officeEvent(officeId, "person-joined", now, joined));
    await moveOver(tx, officeId, personId, now);
    return { ok: true };
  });
}

/** Declines an invitation, which ends it. The office learns that and nothing else. */
export async function declineInvitation(actor: Actor, answered: Answered, now: Date): Promise<void> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  await answer(actor, answered, now, async (tx) => {
    const declined = { byId: personId, aboutId: personId };
    await recordOfficeEvent(tx, officeEvent(answered.officeId, "invitation-ended", now, declined));
    return { ok: true };
  });
}

/**
 * Does what follows from an answer to an invitation to the person's own address, and spends it unless that is refused.
 * Who is in already has only the invitation spent.
 */
async function answer(
  { personId }: Actor,
  { invitationId, officeId }: Answered,
  now: Date,
  run: (
    tx: Prisma.TransactionClient,
    held: { role: Role; places: readonly HeldPlace[] },
  ) => Promise<JoinResult>,
): Promise<JoinResult> {
  const hash = addressHash(await addressOf(personId));
  return db.$transaction(async (tx) => {
    const places = await lockOffice(tx, officeId, personId);
    const where = { id: invitationId, officeId, addressHash: hash };
    const [waiting] = await waitingFor(tx, where, now);
    const isIn = places.some((place) => place.personId === personId);
    if (!isIn && !waiting) throw new DomainError("NOT_FOUND");
    const result: JoinResult =
      isIn || !waiting ? { ok: true } : await run(tx, { role: waiting.role, places });
    if (result.ok) await tx.officeInvitation.deleteMany({ where });
    return result;
  });
}
