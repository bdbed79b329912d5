import "server-only";
import { cookies } from "next/headers";
import { type MailboxProof, openProof, PROOF_SECONDS, sealedProof } from "@/lib/mailbox-proof";
import { cookieFor } from "@/lib/session";

/** The proof this browser holds, or null. */
export async function readProof(now: Date): Promise<MailboxProof | null> {
  const value = (await cookies()).get(cookieFor("proof").name)?.value;
  return value ? openProof(value, now) : null;
}

/** Notes it in a sealed cookie, so that nothing stands in an address. */
export async function rememberProof(personId: string, next: string | null, now: Date): Promise<void> {
  const { name, options } = cookieFor("proof");
  const value = sealedProof(personId, next, now);
  (await cookies()).set(name, value, { ...options, sameSite: "strict", maxAge: PROOF_SECONDS });
}

export async function forgetProof(): Promise<void> {
  const { name, options } = cookieFor("proof");
  (await cookies()).set(name, "", { ...options, sameSite: "strict", maxAge: 0 });
}
