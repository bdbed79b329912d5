import "server-only";
import { accountEvent } from "@/domain/account-event";
import type { PrismaClient } from "@/generated/prisma/client";
import { recordAccountEvent } from "@/lib/account-events";
import { addressHash } from "@/lib/address";
import { env } from "@/lib/env";
import { type Letter, sendMail } from "@/lib/mail";

export type RightChanged = { ok: true; letter: Letter } | { ok: false; reason: "nobody" | "already-so" };

/**
 * Lets the person with this address read the overview, or ends it, and mails them. The operator's commands alone call
 * this, over `owner`: a connection as the owner of the database, since the app's role may not write this table.
 */
export async function changeOverviewRight(
  owner: PrismaClient,
  address: string,
  what: "given" | "taken",
  now: Date,
): Promise<RightChanged> {
  const person = await owner.person.findUnique({
    where: { emailHash: addressHash(address) },
    select: { id: true },
  });
  if (!person) return { ok: false, reason: "nobody" };
  const personId = person.id;
  const isChanged = await owner.$transaction(async (tx) => {
    const { count } =
      what === "given"
        ? await tx.overviewRight.createMany({ data: [{ personId, grantedAt: now }], skipDuplicates: true })
        : await tx.overviewRight.deleteMany({ where: { personId } });
    if (count === 0) return false;
    await recordAccountEvent(tx, accountEvent(personId, `overview-${what}`, "nobody", now));
    return true;
  });
  if (!isChanged) return { ok: false, reason: "already-so" };
  const letter = { to: address, ...WORDS[what]() };
  await sendMail(letter);
  return { ok: true, letter };
}

const WORDS: Record<"given" | "taken", () => Omit<Letter, "to">> = {
  given: () => ({
    subject: "You can now read the overview in Safe Seat",
    text: [
      "Whoever runs Safe Seat let you read its overview: totals and shares over everybody, and nothing of anybody.",
      `It opens once you have signed in with a passkey or your organisation: ${env().origin}/overview`,
      "If you did not expect this, tell whoever runs it.",
    ].join("\n\n"),
  }),
  taken: () => ({
    subject: "You can no longer read the overview in Safe Seat",
    text: [
      "Whoever runs Safe Seat ended your reading of the overview. Your own checklist is as it was.",
      "If you did not expect this, ask whoever runs it.",
    ].join("\n\n"),
  }),
};
