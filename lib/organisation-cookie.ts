import "server-only";
import { cookies } from "next/headers";
import { z } from "zod";
import { open, SealError, seal } from "@/lib/crypto";
import { cookieFor } from "@/lib/session";

const PLACE = "Cookie:organisation:browser";
const SECONDS = 600;

const schema = z.object({
  /** next-auth's own cookies for this one sign-in: state, nonce and the half of the code's proof that stays here. */
  checks: z.record(z.string(), z.string()),
  next: z.string().nullable(),
  /** The session that asked to add the account to its person; null for signing in. */
  addTo: z.string().nullable(),
  until: z.number(),
});

/** What stays in the browser that went to its organisation to sign in. Sealed, and good for one return. */
export type OrganisationCookie = Omit<z.infer<typeof schema>, "until">;

export async function rememberDeparture(kept: OrganisationCookie, now: Date): Promise<void> {
  const { name, options } = cookieFor("organisation");
  const until = now.getTime() + SECONDS * 1000;
  // Not strict: the way back begins on another site.
  (await cookies()).set(name, seal(JSON.stringify({ ...kept, until }), PLACE), {
    ...options,
    maxAge: SECONDS,
  });
}

/** What this browser keeps, which is forgotten by asking; null when it never left or took longer than ten minutes. */
export async function spendDeparture(now: Date): Promise<OrganisationCookie | null> {
  const { name, options } = cookieFor("organisation");
  const jar = await cookies();
  const value = jar.get(name)?.value;
  if (!value) return null;
  jar.set(name, "", { ...options, maxAge: 0 });
  try {
    const { until, ...kept } = schema.parse(JSON.parse(open(value, PLACE)));
    return now.getTime() <= until ? kept : null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
