import "server-only";
import { db } from "@/lib/db";
import { organisationOf } from "@/lib/organisation-account";

/**
 * Whether this person has a way to sign in that a stolen mailbox does not give: from then on a link by email alone
 * opens nothing. Every rule that depends on it asks here.
 */
export async function hasStrongMeans(personId: string): Promise<boolean> {
  const passkeys = await db.passkey.count({ where: { personId } });
  return passkeys > 0 || (await organisationOf(personId)) !== null;
}
