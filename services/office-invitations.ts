import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, grantInOffice, ROLES, type Role } from "@/domain/access/grants";
import { DomainError } from "@/domain/errors";
import { officeEvent } from "@/domain/office-event";
import { INVITED_FOR_DAYS } from "@/domain/office-people";
import type { Prisma } from "@/generated/prisma/client";
import { addressHash } from "@/lib/address";
import { londonMoment } from "@/lib/clock";
import { env, operatorContact } from "@/lib/env";
import type { Letter } from "@/lib/mail";
import { recordOfficeEvent } from "@/lib/office-events";
import { openInvited, sealInvited } from "@/lib/office-invitations";
import { openMemberName, openOfficeName } from "@/lib/office-names";
import { take } from "@/lib/rate-limit";
import { addressOf } from "@/services/account";
import { changeOffice } from "@/services/office-deed";
import { isStrong, type NeedsStrong } from "@/services/strong-session";

/** The letter is sent after the answer. */
export type InviteResult =
  | { ok: true; letter: Letter }
  | NeedsStrong
  | { ok: false; reason: "already-in" | "too-many" };

/**
 * Asks the person with an address into an office, for seven days; asked again, for seven more. The answer is the same
 * whether or not the address is known here; only who is in this office already, which its managers can read, is said.
 */
export async function inviteToOffice(
  actor: Actor,
  { officeId, address, role }: { officeId: string; address: string; role: Role },
  now: Date,
): Promise<InviteResult> {
  return send(actor, officeId, async () => ({ address, role }), now);
}

/** Sends an invitation again, for seven more days and in the name of who sends it now. `NOT_FOUND` when it is gone. */
export async function resendInvitation(
  actor: Actor,
  { officeId, id }: { officeId: string; id: string },
  now: Date,
): Promise<InviteResult> {
  return send(
    actor,
    officeId,
    async (tx) => {
      const row = await tx.officeInvitation.findFirst({ where: { id, officeId } });
      const role = ROLES.find((one) => one === row?.role);
      if (!row || !role) throw new DomainError("NOT_FOUND");
      return { address: openInvited(row), role };
    },
    now,
  );
}

/** `asked` is read while the office is locked: one that is taken back at this moment is not made again. */
async function send(
  actor: Actor,
  officeId: string,
  asked: (tx: Prisma.TransactionClient) => Promise<{ address: string; role: Role }>,
  now: Date,
): Promise<InviteResult> {
  const refused = await mayInvite(actor, officeId, now);
  if (refused) return refused;
  const sender = await addressOf(actor.personId);
  return changeOffice(actor, "people:manage", officeId, async ({ tx, grant: { personId }, places }) => {
    const { address, role } = await asked(tx);
    const hash = addressHash(address);
    const isIn = await tx.membership.count({ where: { officeId, person: { emailHash: hash } } });
    if (isIn > 0) return { ok: false, reason: "already-in" };
    const id = randomUUID();
    const sent = { role, invitedById: personId, expiresAt: endOf(now) };
    await tx.officeInvitation.upsert({
      where: { officeId_addressHash: { officeId, addressHash: hash } },
      create: {
        id,
        officeId,
        addressHash: hash,
        addressSealed: sealInvited(id, address),
        createdAt: now,
        ...sent,
      },
      update: sent,
    });
    await recordOfficeEvent(tx, officeEvent(officeId, "invited", now, { byId: personId, detail: role }));
    const office = openOfficeName(await tx.office.findUniqueOrThrow({ where: { id: officeId } }));
    const by = places.find((place) => place.personId === personId);
    const letter = letterTo(address, { office, by: by ? openMemberName(by) : "", sender, until: endOf(now) });
    return { ok: true, letter };
  });
}

/** Takes an invitation back: nobody can answer it any more. `NOT_FOUND` when it is gone already. */
export async function revokeInvitation(
  actor: Actor,
  { officeId, id }: { officeId: string; id: string },
  now: Date,
): Promise<{ ok: true } | NeedsStrong> {
  grantInOffice(actor, "people:manage", officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  return changeOffice(actor, "people:manage", officeId, async ({ tx, grant: { personId } }) => {
    const { count } = await tx.officeInvitation.deleteMany({ where: { id, officeId } });
    if (count === 0) throw new DomainError("NOT_FOUND");
    await recordOfficeEvent(tx, officeEvent(officeId, "invitation-ended", now, { byId: personId }));
    return { ok: true };
  });
}

async function mayInvite(
  actor: Actor,
  officeId: string,
  now: Date,
): Promise<NeedsStrong | { ok: false; reason: "too-many" } | null> {
  grantInOffice(actor, "people:manage", officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  return (await take("invitation", officeId, now)).ok ? null : { ok: false, reason: "too-many" };
}

function endOf(now: Date): Date {
  return new Date(now.getTime() + INVITED_FOR_DAYS * 86_400_000);
}

/** Holds no secret: whoever reads it or passes it on still has to sign in with the address it was sent to. */
function letterTo(
  to: string,
  { office, by, sender, until }: { office: string; by: string; sender: string; until: Date },
): Letter {
  const contact = operatorContact();
  return {
    to,
    until,
    subject: "You are invited to an office in Safe Seat",
    text: [
      `${by} (${sender}) invites you to “${office}” in Safe Seat, a personal security checklist for parliamentarians, candidates and the people who work with them.`,
      "Anybody can give themselves and an office any name. If you do not know this person, ask them first, in a way you already use.",
      `Sign in with this address by ${londonMoment(until)} to read what the office would see of you, and to join or decline:`,
      `${env().origin}/office/join`,
      "If you do nothing, the invitation ends by itself.",
      ...(contact ? [`Questions go to whoever runs it: ${contact.words}`] : []),
    ].join("\n\n"),
  };
}
