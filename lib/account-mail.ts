import "server-only";
import { openAddress } from "@/lib/address";
import { londonMoment } from "@/lib/clock";
import { open } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { sendMail } from "@/lib/mail";

/**
 * Tells a person by mail what happened to how they sign in. Run after the answer; never throws. No mail says
 * anything about a list or what is on it.
 */
async function tell(personId: string, subject: string, lines: string[]): Promise<void> {
  const { emailSealed } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { emailSealed: true },
  });
  await sendMail({
    to: openAddress(personId, emailSealed),
    subject,
    text: [
      ...lines,
      "If this was you, there is nothing to do.",
      `If it was not, sign in, sign every other browser out, and remove what you do not know: ${env().origin}/account`,
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
