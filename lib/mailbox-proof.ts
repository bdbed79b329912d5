import "server-only";
import { open, randomToken, SealError, seal } from "@/lib/crypto";

const PLACE = "Cookie:proof:browser";
export const PROOF_SECONDS = 600;

/**
 * That this browser proved a mailbox a moment ago, whose owner has stronger means: it may begin a way back in, and
 * opens nothing by itself. `id` counts tries, `next` is where they were going.
 */
export type MailboxProof = { id: string; personId: string; next: string | null };

type Kept = MailboxProof & { until: number };

/** What the cookie holds. */
export function sealedProof(personId: string, next: string | null, now: Date): string {
  const kept: Kept = { id: randomToken(), personId, next, until: now.getTime() + PROOF_SECONDS * 1000 };
  return seal(JSON.stringify(kept), PLACE);
}

/** The proof that a cookie holds, or null: ten minutes by our clock, whatever the browser keeps. */
export function openProof(value: string, now: Date): MailboxProof | null {
  try {
    const { until, ...proof } = JSON.parse(open(value, PLACE)) as Kept;
    return now.getTime() < until ? proof : null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
