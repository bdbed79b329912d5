import "server-only";
import { keyedHash, open, seal } from "@/lib/crypto";

const place = (personId: string) => `Person:emailSealed:${personId}`;

/** What a person is looked up by. */
export function addressHash(address: string): string {
  return keyedHash("address", address);
}

/** A person's address as their row keeps it. */
export function sealAddress(personId: string, address: string): string {
  return seal(address, place(personId));
}

export function openAddress(personId: string, sealed: string): string {
  return open(sealed, place(personId));
}
