import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { addressHash, sealAddress } from "@/lib/address";
import { seal } from "@/lib/crypto";
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

/** The same person with a passkey, as far as the database knows: a link by email alone is no longer enough. */
export async function withPasskey(actor: Actor): Promise<Actor> {
  const id = randomUUID();
  await db.passkey.create({
    data: {
      id,
      personId: actor.personId,
      credentialId: id,
      publicKey: Buffer.from("none"),
      counter: 0,
      deviceType: "multiDevice",
      backedUp: true,
      nameSealed: seal("A lost phone", `Passkey:nameSealed:${id}`),
      createdAt: new Date("2026-11-01T09:00:00Z"),
    },
  });
  return actor;
}
