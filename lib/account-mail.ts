import "server-only";
import { openAddress } from "@/lib/address";
import { londonMoment } from "@/lib/clock";
import { open } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env, operatorContact } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { hasOutbox, sendMail } from "@/lib/mail";

/**
 * Tells a person by mail what happened to how they sign in. Run after the answer; never throws. No mail says
 * anything about a list or what is on it.
 */
async function tell(
  personId: string,
  subject: string,
  lines: string[],
  otherwise = `sign every other browser out, and remove what you do not know: ${env().origin}/account`,
): Promise<void> {
  const { emailSealed } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { emailSealed: true },
  });
  await sendMail({
    to: openAddress(personId, emailSealed),
    subject,
    text: [...lines, "If this was you, there is nothing to do.", `If it was not, sign in, ${otherwise}`].join(
      "\n\n",
    ),
  });
}

/**
 * Tells an address that everything about its owner was erased, in case it was not they who did it. A copy that would
 * keep the mail sends none: it would be the first thing held about them again.
 */
export async function mailAboutErasure(address: string, at: Date): Promise<void> {
  if (hasOutbox()) return;
  const contact = operatorContact();
  await sendMail({
    to: address,
    subject: "Your data in Safe Seat is erased",
    text: [
      `Everything that Safe Seat held about you was erased on ${londonMoment(at)}, by somebody signed in as you.`,
      "If this was you, there is nothing to do, and no further mail will come.",
      ...(contact ? [`If it was not, tell whoever runs it: ${contact.words}`] : []),
    ].join("\n\n"),
  });
}

/** A passkey was added to their account, or removed from it. */
export async function mailAboutPasskey(personId: string, what: "added" | "removed", at: Date): Promise<void> {
  try {
    await tell(personId, `A passkey was ${what}`, [
      `A passkey was ${what} for your sign-in to Safe Seat on ${londonMoment(at)}.`,
    ]);
  } catch (error) {
    logFailure("mail.passkey", error);
  }
}

/** Their organisation's account was added to how they sign in, or removed from it. */
export async function mailAboutOrganisation(
  personId: string,
  what: "added" | "removed",
  at: Date,
): Promise<void> {
  try {
    await tell(personId, `Signing in with your organisation was ${what}`, [
      `An account of your organisation was ${what} ${what === "added" ? "to" : "from"} your sign-in to Safe Seat on ${londonMoment(at)}.`,
    ]);
  } catch (error) {
    logFailure("mail.organisation", error);
  }
}

/**
 * Tells somebody who is signed in elsewhere of a sign-in from a kind of browser none of their others is. The first
 * browser of all is not news.
 */
export async function mailAboutNewDevice(personId: string, device: string, at: Date): Promise<void> {
  try {
    const sessions = await db.session.findMany({
      where: { personId },
      orderBy: { createdAt: "desc" },
      select: { id: true, deviceSealed: true },
    });
    const others = sessions
      .slice(1)
      .flatMap(({ id, deviceSealed }) =>
        deviceSealed ? [open(deviceSealed, `Session:deviceSealed:${id}`)] : [],
      );
    if (others.length === 0 || others.includes(device)) return;
    await tell(personId, "A new sign-in to Safe Seat", [
      `Somebody signed in to Safe Seat with your address on ${londonMoment(at)}, in ${device}.`,
    ]);
  } catch (error) {
    logFailure("mail.new-device", error);
  }
}

/** Somebody was named to help them: told to both, to the principal in case it was not they who did it. */
export async function mailAboutHelp(principalId: string, aideId: string, at: Date): Promise<void> {
  try {
    const page = `${env().origin}/office/help`;
    await tell(
      principalId,
      "Somebody was named to help you in Safe Seat",
      [`On ${londonMoment(at)} somebody in your office was named to help you, by you or with your sign-in.`],
      `end it, and sign every other browser out: ${page}`,
    );
    const { emailSealed } = await db.person.findUniqueOrThrow({
      where: { id: aideId },
      select: { emailSealed: true },
    });
    await sendMail({
      to: openAddress(aideId, emailSealed),
      subject: "Somebody asks for your help in Safe Seat",
      text: `Somebody in your office named you to help them. Sign in to see who it is and for how long: ${page}`,
    });
  } catch (error) {
    logFailure("mail.help", error);
  }
}
