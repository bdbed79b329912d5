import "server-only";
import type { Prisma } from "@/generated/prisma/client";

/**
 * Holds a person's row until the transaction ends. Every change of how they sign in does this first, so that of two at
 * one moment the second sees what the first did, and neither waits for the other's rows. False when there is nobody.
 */
export async function lockPerson(tx: Prisma.TransactionClient, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM "Person" WHERE id = ${personId} FOR UPDATE`;
  return rows.length > 0;
}
