import "server-only";
import { headers } from "next/headers";
import { keyedHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { networkOf } from "@/lib/network";

/** How often something may be done: `most` times within `seconds` of the first. */
export const LIMITS = {
  // Counted with the network that asks: nobody elsewhere can use up somebody's links for the hour.
  "link-address": { most: 5, seconds: 3600 },
  // From everywhere together, so that a mailbox is not flooded either.
  "link-mailbox": { most: 20, seconds: 3600 },
  // Parliament's offices share few addresses, and all sign in on the day this is announced.
  "link-network": { most: 120, seconds: 3600 },
  // Opening the sign-in page asks for a challenge, so whole offices behind one address need room.
  "passkey-challenge": { most: 1200, seconds: 60 },
  // Replies that do not hold. One that does is never counted, so nobody can keep somebody else from using theirs.
  passkey: { most: 20, seconds: 60 },
  // Each asks the organisation's server something, so that nobody can make this one bother it without end.
  organisation: { most: 120, seconds: 60 },
  // By the browser that proved a mailbox, never by the person: that would let a thief use up its owner's tries.
  "recovery-code": { most: 5, seconds: 3600 },
  "recovery-code-network": { most: 30, seconds: 3600 },
  save: { most: 120, seconds: 60 },
  export: { most: 5, seconds: 86_400 },
  report: { most: 30, seconds: 3600 },
  invitation: { most: 30, seconds: 86_400 },
  office: { most: 5, seconds: 86_400 },
} as const;
export type Limit = keyof typeof LIMITS;

export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

/**
 * Counts one use against a limit, in one statement, so that uses at the same moment count each other. `subject` is
 * stored as a keyed hash only. Throws when the database cannot say: whoever asks then refuses.
 */
export async function take(limit: Limit, subject: string, now: Date): Promise<Taken> {
  const { most, seconds } = LIMITS[limit];
  const key = limitKey(limit, subject);
  const until = new Date(now.getTime() + seconds * 1000);
  const [row] = await db.$queryRaw<{ count: number; expiresAt: Date }[]>`
    INSERT INTO "RateLimit" AS known (key, count, "expiresAt") VALUES (${key}, 1, ${until})
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known."expiresAt" <= ${now} THEN 1 ELSE known.count + 1 END,
      "expiresAt" = CASE WHEN known."expiresAt" <= ${now} THEN ${until} ELSE known."expiresAt" END
    RETURNING count, "expiresAt"`;
  if (!row) throw new Error("The limit could not be read.");
  if (row.count <= most) return { ok: true };
  return {
    ok: false,
    retryAfterSeconds: Math.max(1, Math.ceil((row.expiresAt.getTime() - now.getTime()) / 1000)),
  };
}

function limitKey(limit: Limit, subject: string): string {
  return keyedHash(`limit:${limit}`, subject);
}

/** The keys under which these subjects may have been counted, each with its limit. */
export function limitKeys(subjects: readonly string[]): Map<string, Limit> {
  return new Map(
    (Object.keys(LIMITS) as Limit[]).flatMap((limit) =>
      subjects.map((subject) => [limitKey(limit, subject), limit] as const),
    ),
  );
}

/** The network a request comes from, as the server in front of Next saw it. Never what the client says. */
export async function clientNetwork(): Promise<string> {
  return networkOf((await headers()).get("x-client-address") ?? "");
}
