import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { open, seal } from "@/lib/crypto";

const place = (invitationId: string) => `OfficeInvitation:addressSealed:${invitationId}`;

/** The address an office invited, as the invitation keeps it. */
export function sealInvited(invitationId: string, address: string): string {
  return seal(address, place(invitationId));
}

export function openInvited({ id, addressSealed }: { id: string; addressSealed: string }): string {
  return open(addressSealed, place(id));
}

/**
 * Whether an office waits for the person with this address: the invitation has not ended, and whoever sent it still
 * manages the office (domain/office-people.ts). Being let in does not answer it.
 */
export async function isAskedByOffice(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  addressHash: string,
  now: Date,
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "OfficeInvitation" AS asked
    JOIN "Membership" AS sender
      ON sender."officeId" = asked."officeId" AND sender."personId" = asked."invitedById"
    WHERE asked."addressHash" = ${addressHash} AND asked."expiresAt" > ${now} AND sender.role = 'manager'
    LIMIT 1`;
  return rows.length > 0;
}
