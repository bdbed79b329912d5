import "server-only";
import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { mayChangeSignIn } from "@/domain/access/fresh";
import { type Actor, grant, type SignInMethod } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { DomainError } from "@/domain/errors";
import { recordAccountEvent } from "@/lib/account-events";
import { openAddress } from "@/lib/address";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { organisationOf } from "@/lib/organisation-account";
import {
  type PasskeyView,
  passkeysOf,
  registerChallenge,
  registerPasskey,
  renamePasskey as rename,
} from "@/lib/passkey";
import { deviceOf, expiryOf } from "@/lib/session";
import { hasStrongMeans } from "@/lib/strong-means";

export type SessionView = {
  id: string;
  /** Such as `Safari on iPhone`. */
  device: string;
  method: SignInMethod;
  openedAt: Date;
  lastSeenAt: Date;
  isThis: boolean;
};
export type AccountView = {
  address: string;
  passkeys: PasskeyView[];
  /** This browser first, then by last use. */
  sessions: SessionView[];
  /** Whether a link by email alone no longer signs them in. */
  hasStrongMeans: boolean;
  /** Whether this session is strong and young enough to add or remove a passkey. */
  mayChangeSignIn: boolean;
};

/** How somebody signs in and where they are signed in. */
export async function getAccount(actor: Actor, now: Date): Promise<AccountView> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const [address, passkeys, isStrong, sessions] = await Promise.all([
    addressOf(personId),
    passkeysOf(personId),
    hasStrongMeans(personId),
    db.session.findMany({ where: { personId }, orderBy: { lastSeenAt: "desc" } }),
  ]);
  const views = sessions
    .filter((row) => expiryOf(row).getTime() > now.getTime())
    .map((row) => ({
      id: row.id,
      device: deviceOf(row),
      method: row.method as SignInMethod,
      openedAt: row.createdAt,
      lastSeenAt: row.lastSeenAt,
      isThis: row.id === actor.sessionId,
    }));
  return {
    address,
    passkeys,
    sessions: views.toSorted((a, b) => Number(b.isThis) - Number(a.isThis)),
    hasStrongMeans: isStrong,
    mayChangeSignIn: isFresh(actor, isStrong, now),
  };
}

/** The address somebody signs in with. */
export async function addressOf(personId: string): Promise<string> {
  const { emailSealed } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    select: { emailSealed: true },
  });
  return openAddress(personId, emailSealed);
}

function isFresh(actor: Actor, isStrong: boolean, now: Date): boolean {
  return mayChangeSignIn(actor, { hasStrongMeans: isStrong, isLocal: env().isLocal }, now);
}

/** Whether this session is strong and young enough to change how they sign in, to export or to erase. */
export type Freshness = { isFresh: boolean; hasPasskey: boolean; hasOrganisation: boolean; isLocal: boolean };

export async function getFreshness(actor: Actor, now: Date): Promise<Freshness> {
  const { personId } = actor;
  const [hasPasskey, hasOrganisation, isStrong] = await Promise.all([
    db.passkey.count({ where: { personId } }).then((count) => count > 0),
    organisationOf(personId).then((account) => account !== null),
    hasStrongMeans(personId),
  ]);
  return { isFresh: isFresh(actor, isStrong, now), hasPasskey, hasOrganisation, isLocal: env().isLocal };
}

async function isFreshNow(actor: Actor, now: Date): Promise<boolean> {
  return (await getFreshness(actor, now)).isFresh;
}

/** What a browser needs to make a passkey, or null when this session is not fresh enough for it. */
export async function startPasskey(
  actor: Actor,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  if (!(await isFreshNow(actor, now))) return null;
  return registerChallenge({ personId, address: await addressOf(personId) }, now);
}

/**
 * Keeps the passkey a browser made and returns its first name; null when the reply does not hold. The challenge was
 * given to a fresh session two minutes ago at most, so this one is not asked again.
 */
export async function finishPasskey(
  actor: Actor,
  { reply, userAgent }: { reply: unknown; userAgent: string },
  now: Date,
): Promise<string | null> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  const { sessionId, method: by } = actor;
  return registerPasskey({ personId, sessionId, userAgent, by }, reply, now);
}

/** Gives a passkey another name. `NOT_FOUND` for one that is not theirs. */
export async function renamePasskey(actor: Actor, id: string, name: string): Promise<void> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  if (!(await rename(personId, id, name))) throw new DomainError("NOT_FOUND");
}

export type RemoveResult = { ok: true } | { ok: false; reason: "sign-in-again" };

/**
 * Removes a passkey and ends every other session that a passkey opened: whoever holds it is out at once.
 * `NOT_FOUND` for one that is not theirs.
 */
export async function removePasskey(actor: Actor, id: string, now: Date): Promise<RemoveResult> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  const isTheirs = (await db.passkey.count({ where: { id, personId } })) > 0;
  if (!isTheirs) throw new DomainError("NOT_FOUND");
  if (!(await isFreshNow(actor, now))) return { ok: false, reason: "sign-in-again" };
  await db.$transaction(async (tx) => {
    await tx.passkey.deleteMany({ where: { id, personId } });
    await tx.session.deleteMany({ where: { personId, method: "passkey", id: { not: actor.sessionId } } });
    await recordAccountEvent(tx, accountEvent(personId, "passkey-removed", actor.method, now));
  });
  return { ok: true };
}

/** Signs one browser out. `NOT_FOUND` for a session that is not theirs. */
export async function endSessionOf(actor: Actor, id: string, now: Date): Promise<void> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { id, personId } });
    if (count === 0) throw new DomainError("NOT_FOUND");
    await recordAccountEvent(tx, accountEvent(personId, "session-ended", actor.method, now));
  });
}

/** Signs out every browser but this one. Returns how many. */
export async function endOtherSessions(actor: Actor, now: Date): Promise<number> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { personId, id: { not: actor.sessionId } } });
    if (count > 0) {
      await recordAccountEvent(tx, accountEvent(personId, "other-sessions-ended", actor.method, now));
    }
    return count;
  });
}
