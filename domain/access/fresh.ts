import type { Actor } from "./grants";

const FRESH_MINUTES = 5;

export type SignInMeans = {
  /** Whether this person has a passkey or an organisation's sign-in. */
  hasStrongMeans: boolean;
  /** On a local install a mail link counts as strong, so that a newcomer without an authenticator can try it all. */
  isLocal: boolean;
};

/**
 * Whether somebody may now change how they sign in, export or erase: they signed in within five minutes, and with a
 * passkey once they have one. A stolen mailbox or an unattended screen is not enough.
 */
export function mayChangeSignIn(actor: Actor, means: SignInMeans, now: Date): boolean {
  const age = now.getTime() - actor.signedInAt.getTime();
  const isStrong = actor.method !== "email" || !means.hasStrongMeans || means.isLocal;
  return isStrong && age >= 0 && age <= FRESH_MINUTES * 60_000;
}

const STRONG_HOURS = 12;

/**
 * Whether somebody may now read or manage other people's things: a passkey or their organisation signed them in,
 * within twelve hours. On a local install a mail link counts as well.
 */
export function mayReadOthers(actor: Actor, { isLocal }: { isLocal: boolean }, now: Date): boolean {
  const age = now.getTime() - actor.signedInAt.getTime();
  const isStrong = actor.method === "passkey" || actor.method === "entra" || isLocal;
  return isStrong && age >= 0 && age <= STRONG_HOURS * 3_600_000;
}
