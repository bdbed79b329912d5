import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { type Snapshot, snapshotSchema } from "@/domain/election/snapshot";
import { open, SealError, seal } from "@/lib/crypto";
import { env } from "@/lib/env";

type SealedAssessment = { id: string; sealed: string; digest: string };

/** A snapshot as its row keeps it: sealed, with a digest whose key the database does not have. */
export function sealAssessment(id: string, snapshot: Snapshot): SealedAssessment {
  const json = JSON.stringify(snapshot);
  return { id, sealed: seal(json, placeOf(id)), digest: digestOf(id, json) };
}

/** The snapshot of a row. Throws `SealError` when it is not the one that was taken. */
export function openAssessment({ id, sealed, digest }: SealedAssessment): Snapshot {
  const json = open(sealed, placeOf(id));
  const [is, was] = [Buffer.from(digestOf(id, json)), Buffer.from(digest)];
  if (is.length !== was.length || !timingSafeEqual(is, was)) throw new SealError();
  return snapshotSchema.parse(JSON.parse(json));
}

const placeOf = (id: string) => `Assessment:sealed:${id}`;

function digestOf(id: string, json: string): string {
  return createHmac("sha256", env().indexKey).update(`assessment\0${id}\0${json}`).digest("base64url");
}
