import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { recordAccountEvent } from "@/lib/account-events";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { addOrganisation, type OrganisationView, organisationOf } from "@/lib/organisation-account";
import type { Identity } from "@/lib/organisation-claims";
import { getFreshness, type RemoveResult } from "@/services/account";

export type OwnOrganisation = { name: string; account: OrganisationView | null };

/** Signing in with the organisation, and whether this person has added it; null where none is set up. */
export async function getOwnOrganisation(actor: Actor): Promise<OwnOrganisation | null> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const { organisation } = env();
  return organisation && { name: organisation.name, account: await organisationOf(personId) };
}

/** Whether this session is fresh enough to add an account at the organisation, or to remove it. */
export async function mayChangeOrganisation(actor: Actor, now: Date): Promise<boolean> {
  grant(actor, "account:edit-own", actor.personId);
  return (await getFreshness(actor, now)).isFresh;
}

/**
 * Adds the account that somebody has just shown to be theirs at the organisation. False when it is another person's, or
 * they have another one. The way there began in a fresh session ten minutes ago at most, so this one is not asked again.
 */
export async function addOwnOrganisation(actor: Actor, identity: Identity, now: Date): Promise<boolean> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  return addOrganisation({ personId, sessionId: actor.sessionId, identity, by: actor.method }, now);
}

/**
 * Removes it and ends every other session that it opened: whoever holds it is out at once. A link by email, and the
 * passkeys there are, still sign them in.
 */
export async function removeOwnOrganisation(actor: Actor, now: Date): Promise<RemoveResult> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  if (!(await getFreshness(actor, now)).isFresh) return { ok: false, reason: "sign-in-again" };
  await db.$transaction(async (tx) => {
    const { count } = await tx.orgAccount.deleteMany({ where: { personId } });
    if (count === 0) return;
    await tx.session.deleteMany({ where: { personId, method: "entra", id: { not: actor.sessionId } } });
    await recordAccountEvent(tx, accountEvent(personId, "organisation-removed", actor.method, now));
  });
  return { ok: true };
}
