import "server-only";
import { addressHash } from "@/lib/address";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { isAskedByOffice } from "@/lib/office-invitations";

/** Whether the operator lists this address, or its domain exactly. */
export function isListed(address: string): boolean {
  const { allowedAddresses, allowedDomains } = env();
  const same = address.normalize("NFKC").trim().toLowerCase();
  const domain = same.slice(same.lastIndexOf("@") + 1);
  return allowedAddresses.includes(same) || (domain.length > 0 && allowedDomains.includes(domain));
}

/**
 * Whether somebody with this address may come in: a person we know, one whom the operator or an office invited, or one
 * the operator lists. The same queries are made for everybody.
 */
export async function mayEnter(address: string, now: Date): Promise<boolean> {
  const hash = addressHash(address);
  const known = await db.person.findUnique({ where: { emailHash: hash }, select: { id: true } });
  const invited = await db.invitation.count({ where: { addressHash: hash, expiresAt: { gt: now } } });
  const isAsked = await isAskedByOffice(db, hash, now);
  return known !== null || invited > 0 || isAsked || isListed(address);
}
