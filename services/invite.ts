import "server-only";
import { randomUUID } from "node:crypto";
import { addressHash } from "@/lib/address";
import { londonMoment } from "@/lib/clock";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env, operatorContact } from "@/lib/env";
import { type Letter, sendMail } from "@/lib/mail";

const INVITED_FOR = 7 * 86_400_000;

export const invitedPlace = (id: string) => `Invitation:addressSealed:${id}`;

/** The address an invitation is for. */
export function invitedAddress({ id, addressSealed }: { id: string; addressSealed: string }): string {
  return open(addressSealed, invitedPlace(id));
}

export type Invited = { ok: true; letter: Letter; expiresAt: Date } | { ok: false; reason: "known" };

/**
 * Invites an address for seven days, or for seven more if it is invited already, and mails it. The operator's command
 * alone calls this: it asks for no actor, and its answer tells who is known. The mail holds no secret: coming in
 * still takes a sign-in link, so a mail that is read or passed on opens nothing.
 */
export async function invite(address: string, now: Date): Promise<Invited> {
  const hash = addressHash(address);
  if ((await db.person.count({ where: { emailHash: hash } })) > 0) return { ok: false, reason: "known" };
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + INVITED_FOR);
  await db.invitation.upsert({
    where: { addressHash: hash },
    create: {
      id,
      addressHash: hash,
      addressSealed: seal(address, invitedPlace(id)),
      createdAt: now,
      expiresAt,
    },
    update: { expiresAt },
  });
  const letter = invitation(address, expiresAt);
  await sendMail(letter);
  return { ok: true, letter, expiresAt };
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
