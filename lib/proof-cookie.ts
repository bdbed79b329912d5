import "server-only";
import { cookies } from "next/headers";
import { open, randomToken, SealError, seal } from "@/lib/crypto";
import { cookieFor } from "@/lib/session";

const PLACE = "Cookie:proof:browser";
const SECONDS = 600;

/**
 * That this browser proved a mailbox a moment ago, whose owner has stronger means: it may begin a way back in, and
 * opens nothing by itself. `id` counts tries, `next` is where they were going.
 */
export type MailboxProof = { id: string; personId: string; next: string | null };

type Kept = MailboxProof & { until: number };

/** The proof this browser holds, or null: ten minutes by our clock, whatever the browser keeps. */
export async function readProof(now: Date): Promise<MailboxProof | null> {
  const { name } = cookieFor("proof");
  const value = (await cookies()).get(name)?.value;
  if (!value) return null;
  try {
    const { until, ...proof } = JSON.parse(open(value, PLACE)) as Kept;
    return now.getTime() < until ? proof : null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** Notes it in a sealed cookie, so that nothing stands in an address. */
export async function rememberProof(personId: string, next: string | null, now: Date): Promise<void> {
  const { name, options } = cookieFor("proof");
  const value = sealedProof(personId, next, now);
  (await cookies()).set(name, value, { ...options, sameSite: "strict", maxAge: SECONDS });
}

/** What the cookie holds. */
export function sealedProof(personId: string, next: string | null, now: Date): string {
  const kept: Kept = { id: randomToken(), personId, next, until: now.getTime() + SECONDS * 1000 };
  return seal(JSON.stringify(kept), PLACE);
}

export async function forgetProof(): Promise<void> {
  const { name, options } = cookieFor("proof");
  (await cookies()).set(name, "", { ...options, sameSite: "strict", maxAge: 0 });
}
