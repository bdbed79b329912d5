import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { addressHash, sealAddress } from "@/lib/address";
import { db } from "@/lib/db";

/** A person in the test database, as the one who asks. */
export async function aPerson(): Promise<Actor> {
  const id = randomUUID();
  const email = `${id}@people.example.org`;
  await db.person.create({
    data: {
      id,
      emailHash: addressHash(email),
      emailSealed: sealAddress(id, email),
      createdAt: new Date("2026-11-01T09:00:00Z"),
    },
  });
  return {
    personId: id,
    sessionId: randomUUID(),
    method: "passkey",
    signedInAt: new Date("2026-11-24T09:00:00Z"),
    memberships: [],
    overview: false,
  };
}
