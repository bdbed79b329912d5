import "server-only";
import { addressHash } from "@/lib/address";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

/** Whether the operator lists this address, or its domain exactly. */
export function isListed(address: string): boolean {
  const { allowedAddresses, allowedDomains } = env();
  const same = address.normalize("NFKC").trim().toLowerCase();
  const domain = same.slice(same.lastIndexOf("@") + 1);
  return allowedAddresses.includes(same) || (domain.length > 0 && allowedDomains.includes(domain));
}

/** Whether somebody with this address may come in: a person we know, or one the operator lists. */
export async function mayEnter(address: string): Promise<boolean> {
  const known = await db.person.findUnique({
    where: { emailHash: addressHash(address) },
    select: { id: true },
  });
  return known !== null || isListed(address);
}
