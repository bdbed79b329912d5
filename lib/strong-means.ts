import "server-only";
import { db } from "@/lib/db";

/**
 * Whether this person has a way to sign in that a stolen mailbox does not give: from then on a link by email alone
 * opens nothing. Every rule that depends on it asks here.
 */
export async function hasStrongMeans(personId: string): Promise<boolean> {
  return (await db.passkey.count({ where: { personId } })) > 0;
}
