import "server-only";
import { type Actor, grant, type SignInMethod } from "@/domain/access/grants";
import { type AccountEventBy, accountEvent } from "@/domain/account-event";
import {
  isUnderWay,
  lapsesAt,
  nextStartAt,
  type RecoveryEnd,
  type RecoveryState,
  type RecoveryTimes,
  readyAt,
  recoveryState,
  STAYS_OPEN,
  WAITS,
} from "@/domain/recovery";
import type { Prisma } from "@/generated/prisma/client";
import { recordAccountEvent } from "@/lib/account-events";
import { tokenHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { lockPerson } from "@/lib/lock-person";
import type { MailboxProof } from "@/lib/mailbox-proof";
import { openSessionIn } from "@/lib/session";

type Tx = Prisma.TransactionClient;

/** How a recovery stands, for whoever proved the mailbox or is signed in. */
export type RecoveryView = {
  state: RecoveryState;
  startedAt: Date;
  /** From when a link by email is enough. */
  readyAt: Date;
  lapsesAt: Date;
};
export type WayBackView = {
  /** False for somebody whom only their organisation signs in. */
  hasPasskey: boolean;
  recovery: RecoveryView | null;
  /** From when another one may be started; null when it may be now. */
  startsFrom: Date | null;
};

/** What whoever proved their mailbox may do next. */
export async function getWayBack({ personId }: MailboxProof, now: Date): Promise<WayBackView> {
  const [times, passkeys] = await Promise.all([
    recoveryOf(db, personId),
    db.passkey.count({ where: { personId } }),
  ]);
  const from = nextStartAt(times, now);
  return {
    hasPasskey: passkeys > 0,
    recovery: times && viewOf(times, now),
    startsFrom: from > now ? from : null,
  };
}

export type StartedRecovery = { ok: true } | { ok: false; reason: "not-yet" };

/** Begins the recovery that waits. Its owner is told by `tellOfRecovery`, and on every page they are signed in to. */
export async function startRecovery({ personId }: MailboxProof, now: Date): Promise<StartedRecovery> {
  return db.$transaction(async (tx) => {
    if (!(await lockPerson(tx, personId))) return { ok: false, reason: "not-yet" };
    if (nextStartAt(await recoveryOf(tx, personId), now) > now) return { ok: false, reason: "not-yet" };
    const data = {
      startedAt: now,
      expiresAt: lapsesAt({ startedAt: now }),
      endedAs: null,
      told: 0,
      cancelHashes: [],
    };
    await tx.recovery.upsert({ where: { personId }, create: { personId, ...data }, update: data });
    await recordAccountEvent(tx, accountEvent(personId, "recovery-asked", "nobody", now));
    return { ok: true };
  });
}

/**
 * Opens a session for whoever just proved their mailbox, if a recovery that has waited lets them in, ends every other
 * session of theirs, and returns its token. Null when the mailbox alone is not enough, which is the rule.
 */
export async function comeBack(personId: string, device: string, now: Date): Promise<string | null> {
  return db.$transaction(async (tx) => {
    if (!(await lockPerson(tx, personId))) return null;
    if (!(await finishRecovery(tx, personId, now))) return null;
    await endWaysBack(tx, personId, "recovery", now);
    await tx.session.deleteMany({ where: { personId } });
    return openSessionIn(tx, { personId, method: "recovery", device }, now);
  });
}

/**
 * Spends the fresh invitation that a code belongs to, for whoever proved the mailbox, and ends every session. False when
 * there is none with this code. The person's row is locked.
 */
export async function spendInvitation(
  tx: Tx,
  personId: string,
  codeHash: string,
  now: Date,
): Promise<boolean> {
  const invitation = await wayBackOf(tx, personId, now);
  const { count } = await tx.invitation.deleteMany({ where: { ...invitation, codeHash } });
  if (count === 0) return false;
  await recordAccountEvent(tx, accountEvent(personId, "way-back-used", "nobody", now));
  await tx.session.deleteMany({ where: { personId } });
  return true;
}

async function finishRecovery(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const times = await recoveryOf(tx, personId);
  if (!times || recoveryState(times, now) !== "ready") return false;
  await tx.recovery.update({ where: { personId }, data: { endedAs: "finished" } });
  await recordAccountEvent(tx, accountEvent(personId, "recovery-finished", "nobody", now));
  return true;
}

/** What somebody who is signed in must know of: another way into their account that is open, or soon will be. */
export type RecoveryNotice = { by: "waiting"; recovery: RecoveryView } | { by: "invitation"; until: Date };

export async function getRecoveryNotice(actor: Actor, now: Date): Promise<RecoveryNotice | null> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const times = await recoveryOf(db, personId);
  if (times && isUnderWay(times, now)) return { by: "waiting", recovery: viewOf(times, now) };
  const invitation = await db.invitation.findFirst({ where: await wayBackOf(db, personId, now) });
  return invitation && { by: "invitation", until: invitation.expiresAt };
}

/** Cancels whatever is under way to get into the account of the person who asks, and says whether anything was. */
export async function cancelRecovery(actor: Actor, now: Date): Promise<boolean> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  return db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    return endWaysBack(tx, personId, actor.method, now);
  });
}

/** Cancels a wait and a fresh invitation of a person whose row is locked, and says whether there was either. */
export async function endWaysBack(tx: Tx, personId: string, by: SignInMethod, now: Date): Promise<boolean> {
  const wasWaiting = await endRecovery(tx, personId, by, now);
  const { count } = await tx.invitation.deleteMany({ where: await wayBackOf(tx, personId, now) });
  if (count > 0) await recordAccountEvent(tx, accountEvent(personId, "way-back-cancelled", by, now));
  return wasWaiting || count > 0;
}

export type CancelledByMail = { ok: true; personId: string } | { ok: false };

/** Cancels the recovery that a mailed link belongs to, for anybody who holds the link. It opens nothing. */
export async function cancelByToken(token: string, now: Date): Promise<CancelledByMail> {
  const row = await db.recovery.findFirst({
    where: { cancelHashes: { has: tokenHash(token) } },
    select: { personId: true, startedAt: true },
  });
  if (!row) return { ok: false };
  const { personId, startedAt } = row;
  return db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    const times = await recoveryOf(tx, personId);
    // Another one may have begun since: this link is not for it.
    if (times?.startedAt.getTime() !== startedAt.getTime()) return { ok: false };
    return (await endRecovery(tx, personId, "nobody", now)) ? { ok: true, personId } : { ok: false };
  });
}

/** Cancels the recovery of a person whose row is locked, if one is under way, and says whether one was. */
async function endRecovery(
  tx: Tx,
  personId: string,
  by: SignInMethod | "nobody",
  now: Date,
): Promise<boolean> {
  const times = await recoveryOf(tx, personId);
  if (!times || !isUnderWay(times, now)) return false;
  await tx.recovery.update({ where: { personId }, data: { endedAs: "cancelled" satisfies RecoveryEnd } });
  await recordAccountEvent(
    tx,
    accountEvent(personId, "recovery-cancelled", by satisfies AccountEventBy, now),
  );
  return true;
}

/** Notes in the record that a recovery ran out unused. False when it did not, or somebody else noted it. */
export async function lapseRecovery(tx: Tx, personId: string, now: Date): Promise<boolean> {
  await lockPerson(tx, personId);
  const { count } = await tx.recovery.updateMany({
    where: { personId, endedAs: null, startedAt: { lte: new Date(now.getTime() - WAITS - STAYS_OPEN) } },
    data: { endedAs: "lapsed" satisfies RecoveryEnd },
  });
  if (count > 0) await recordAccountEvent(tx, accountEvent(personId, "recovery-lapsed", "nobody", now));
  return count > 0;
}

/** The invitation that is a way back for this person, as a condition. */
async function wayBackOf(tx: Pick<Tx, "person">, personId: string, now: Date) {
  const row = await tx.person.findUnique({ where: { id: personId }, select: { emailHash: true } });
  return { addressHash: row?.emailHash ?? "", isWayBack: true, expiresAt: { gt: now } };
}

async function recoveryOf(tx: Pick<Tx, "recovery">, personId: string): Promise<RecoveryTimes | null> {
  const row = await tx.recovery.findUnique({
    where: { personId },
    select: { startedAt: true, endedAs: true },
  });
  return row && { startedAt: row.startedAt, endedAs: row.endedAs as RecoveryEnd | null };
}

function viewOf(times: RecoveryTimes, now: Date): RecoveryView {
  return {
    state: recoveryState(times, now),
    startedAt: times.startedAt,
    readyAt: readyAt(times),
    lapsesAt: lapsesAt(times),
  };
}
