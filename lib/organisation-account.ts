import "server-only";
import { randomUUID } from "node:crypto";
import type { SignInMethod } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { DomainError } from "@/domain/errors";
import type { Prisma } from "@/generated/prisma/client";
import { recordAccountEvent } from "@/lib/account-events";
import { addressHash, sealAddress } from "@/lib/address";
import { keyedHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { lockPerson } from "@/lib/lock-person";
import type { Identity } from "@/lib/organisation-claims";
import { endMailSessions } from "@/lib/session";

type Db = Prisma.TransactionClient;

/** In hexadecimal, since a keyed hash takes capitals and small letters for the same and an organisation may not. */
const exactHash = (kind: string, text: string) => keyedHash(kind, Buffer.from(text).toString("hex"));

/** The mark of the organisation that is set up now; null where none is. */
function issuerHash(): string | null {
  const { organisation } = env();
  return organisation && exactHash("organisation", organisation.issuer);
}

export type OrganisationView = { id: string; linkedAt: Date; lastUsedAt: Date | null };

/** A person's account at the organisation, if they have one. One at an organisation that is not set up any more is none. */
export async function organisationOf(personId: string): Promise<OrganisationView | null> {
  const issuer = issuerHash();
  if (!issuer) return null;
  return db.orgAccount.findUnique({
    where: { personId_issuerHash: { personId, issuerHash: issuer } },
    select: { id: true, linkedAt: true, lastUsedAt: true },
  });
}

export type ComeIn =
  | { ok: true; personId: string }
  /** `unverified`: the organisation does not vouch for an address; `known`: somebody here has it already. */
  | { ok: false; why: "unverified" | "known" };

/**
 * The person of an account at the organisation: the one it was added to, or a new one with the address that the
 * organisation vouches for. Somebody who is here already is never found by their address: they add the account
 * themselves, signed in as before.
 */
export async function comeInByOrganisation(identity: Identity, now: Date): Promise<ComeIn> {
  const accountHash = exactHash("organisation-account", identity.id);
  return db.$transaction(async (tx) => {
    const known = await used(tx, accountHash, now);
    if (known) return { ok: true, personId: known };
    const { address } = identity;
    if (!address) return { ok: false, why: "unverified" };
    const id = randomUUID();
    const emailHash = addressHash(address);
    const person = { id, emailHash, emailSealed: sealAddress(id, address), createdAt: now };
    const { count } = await tx.person.createMany({ data: [person], skipDuplicates: true });
    if (count === 0) {
      // Of two first sign-ins at one moment, this one waited for the other.
      const sameMoment = await used(tx, accountHash, now);
      return sameMoment ? { ok: true, personId: sameMoment } : { ok: false, why: "known" };
    }
    await tx.invitation.deleteMany({ where: { addressHash: emailHash } });
    await keep(tx, { personId: id, accountHash, by: "entra" }, now);
    return { ok: true, personId: id };
  });
}

/**
 * Adds an account at the organisation to a person, and ends their other sessions by mail. False when it is another
 * person's, or they have another one.
 */
export async function addOrganisation(
  {
    personId,
    sessionId,
    identity,
    by,
  }: { personId: string; sessionId: string; identity: Identity; by: SignInMethod },
  now: Date,
): Promise<boolean> {
  const accountHash = exactHash("organisation-account", identity.id);
  return db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    const owner = await tx.orgAccount.findUnique({ where: { accountHash }, select: { personId: true } });
    if (owner) return owner.personId === personId;
    if (!(await keep(tx, { personId, accountHash, by }, now))) return false;
    await endMailSessions(tx, { personId, sessionId, by }, now);
    return true;
  });
}

async function used(tx: Db, accountHash: string, now: Date): Promise<string | null> {
  const account = await tx.orgAccount.findUnique({ where: { accountHash }, select: { personId: true } });
  if (!account) return null;
  await tx.orgAccount.update({ where: { accountHash }, data: { lastUsedAt: now } });
  return account.personId;
}

/** Keeps it, with the event that says so. False when another took either place at the same moment. */
async function keep(
  tx: Db,
  { personId, accountHash, by }: { personId: string; accountHash: string; by: SignInMethod },
  now: Date,
): Promise<boolean> {
  const issuer = issuerHash();
  if (!issuer) throw new DomainError("NOT_FOUND");
  const row = { id: randomUUID(), personId, issuerHash: issuer, accountHash, linkedAt: now, lastUsedAt: now };
  const { count } = await tx.orgAccount.createMany({ data: [row], skipDuplicates: true });
  if (count > 0) await recordAccountEvent(tx, accountEvent(personId, "organisation-added", by, now));
  return count > 0;
}
