import "server-only";
import { tokenHash } from "@/lib/crypto";
import { db } from "@/lib/db";

export const CHALLENGE_SECONDS = 120;

type Purpose = { purpose: "sign-in" } | { purpose: "register"; personId: string };

/** Notes a challenge that was handed out: for one purpose, one person where there is one, two minutes. */
export async function keepChallenge(challenge: string, given: Purpose, now: Date): Promise<void> {
  await db.challenge.create({
    data: {
      valueHash: tokenHash(challenge),
      purpose: given.purpose,
      personId: given.purpose === "register" ? given.personId : null,
      expiresAt: new Date(now.getTime() + CHALLENGE_SECONDS * 1000),
    },
  });
}

/** Whether a challenge was handed out for this and is still good. It is gone afterwards: each is used once. */
export async function spendChallenge(challenge: string, given: Purpose, now: Date): Promise<boolean> {
  const { count } = await db.challenge.deleteMany({
    where: {
      valueHash: tokenHash(challenge),
      purpose: given.purpose,
      personId: given.purpose === "register" ? given.personId : null,
      expiresAt: { gt: now },
    },
  });
  return count === 1;
}
