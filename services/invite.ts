import "server-only";
import { randomUUID } from "node:crypto";
import { accountEvent } from "@/domain/account-event";
import { recordAccountEvent } from "@/lib/account-events";
import { addressHash } from "@/lib/address";
import { londonMoment } from "@/lib/clock";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env, operatorContact } from "@/lib/env";
import { type Letter, sendMail } from "@/lib/mail";
import { newRecoveryCode, recoveryCodeHash } from "@/lib/recovery-code";
import { hasStrongMeans } from "@/lib/strong-means";

const INVITED_FOR = 7 * 86_400_000;

export const invitedPlace = (id: string) => `Invitation:addressSealed:${id}`;

/** The address an invitation is for. */
export function invitedAddress({ id, addressSealed }: { id: string; addressSealed: string }): string {
  return open(addressSealed, invitedPlace(id));
}

export type Invited = { ok: true; letter: Letter; expiresAt: Date } | { ok: false; reason: "known" };
export type InvitedBack =
  /** `code` is for the operator to say or hand over. It is shown once, and mailed to nobody. */
  | { ok: true; letter: Letter; expiresAt: Date; code: string }
  | { ok: false; reason: "unknown" | "link-is-enough" };

/**
 * Invites an address for seven days, or for seven more if it is invited already, and mails it. The operator's command
 * alone calls this: it asks for no actor, and its answer tells who is known. The mail holds no secret: coming in
 * still takes a sign-in link, so a mail that is read or passed on opens nothing.
 */
export async function invite(address: string, now: Date): Promise<Invited> {
  const hash = addressHash(address);
  if ((await db.person.count({ where: { emailHash: hash } })) > 0) return { ok: false, reason: "known" };
  const expiresAt = await keepInvitation(db, { address, codeHash: null }, now);
  const letter = invitation(address, expiresAt);
  await sendMail(letter);
  return { ok: true, letter, expiresAt };
}

/**
 * Lets somebody back in who has lost what they sign in with: for seven days, a link by email that they confirm and the
 * code together open a session, once. For the operator's command alone, after meeting the person. The code is what
 * whoever reads the mailbox does not have; made again, it voids the one before.
 */
export async function inviteBack(address: string, now: Date): Promise<InvitedBack> {
  const person = await db.person.findUnique({
    where: { emailHash: addressHash(address) },
    select: { id: true },
  });
  if (!person) return { ok: false, reason: "unknown" };
  if (!(await hasStrongMeans(person.id))) return { ok: false, reason: "link-is-enough" };
  const code = newRecoveryCode();
  const expiresAt = await db.$transaction(async (tx) => {
    await recordAccountEvent(tx, accountEvent(person.id, "way-back-given", "nobody", now));
    return keepInvitation(tx, { address, codeHash: recoveryCodeHash(person.id, code) }, now);
  });
  const letter = wayBack(address, expiresAt);
  await sendMail(letter);
  return { ok: true, letter, expiresAt, code };
}

/** Makes an invitation of seven days, or renews the one there is; with a code it is a way back. Returns when it ends. */
async function keepInvitation(
  tx: Pick<typeof db, "invitation">,
  { address, codeHash }: { address: string; codeHash: string | null },
  now: Date,
): Promise<Date> {
  const id = randomUUID();
  const hash = addressHash(address);
  const expiresAt = new Date(now.getTime() + INVITED_FOR);
  const addressSealed = seal(address, invitedPlace(id));
  const isWayBack = codeHash !== null;
  await tx.invitation.upsert({
    where: { addressHash: hash },
    create: { id, addressHash: hash, addressSealed, isWayBack, codeHash, createdAt: now, expiresAt },
    update: { isWayBack, codeHash, expiresAt },
  });
  return expiresAt;
}

function wayBack(address: string, expiresAt: Date): Letter {
  const contact = operatorContact();
  return {
    to: address,
    subject: "A way back into Safe Seat",
    text: [
      "Whoever runs Safe Seat is letting you back in, because you lost what you sign in with.",
      "They give you a code for it themselves, by voice or by hand, and never by mail. Tell it to nobody: it is only for you to type.",
      `When you have it, open this page by ${londonMoment(expiresAt)}, ask for a sign-in link with this address, and type the code on the page that the link leads to. It works once:`,
      `${env().origin}/sign-in`,
      `If you did not ask for this, sign in as you usually do and cancel it at the top of any page${contact ? ", or tell whoever runs it" : ""}.`,
      ...(contact ? [`Whoever runs Safe Seat: ${contact.words}`] : []),
    ].join("\n\n"),
  };
}

function invitation(address: string, expiresAt: Date): Letter {
  const contact = operatorContact();
  return {
    to: address,
    subject: "You are invited to Safe Seat",
    text: [
      "You are invited to Safe Seat, a personal security checklist for parliamentarians, candidates and their staff.",
      `Open this page and ask for a sign-in link with this address, by ${londonMoment(expiresAt)}:`,
      `${env().origin}/sign-in`,
      "If you do not know why you got this, ignore it: the invitation ends by itself, and your address is forgotten.",
      ...(contact ? [`Questions go to whoever runs it: ${contact.words}`] : []),
    ].join("\n\n"),
  };
}
