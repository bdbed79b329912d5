import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { CODES, readCode } from "@/domain/recovery-code";
import type { Prisma } from "@/generated/prisma/client";
import { recordAccountEvent } from "@/lib/account-events";
import { db } from "@/lib/db";
import { lockPerson } from "@/lib/lock-person";
import type { MailboxProof } from "@/lib/mailbox-proof";
import { clientNetwork, take } from "@/lib/rate-limit";
import { newRecoveryCode, recoveryCodeHash } from "@/lib/recovery-code";
import { openSessionIn } from "@/lib/session";
import { hasStrongMeans } from "@/lib/strong-means";
import { type Freshness, getFreshness } from "@/services/account";
import { endWaysBack, spendInvitation } from "@/services/recovery";

type Tx = Prisma.TransactionClient;

export type RecoveryCodesView = Freshness & {
  /** Whether codes are of any use: without strong means a link by email signs in. */
  isNeeded: boolean;
  left: number;
  /** When the ones that are left were made; null when there are none. */
  madeAt: Date | null;
  /** Names the set that is replaced by making new ones. */
  set: string;
};

/** How many recovery codes somebody has left. */
export async function getRecoveryCodes(actor: Actor, now: Date): Promise<RecoveryCodesView> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const [freshness, isNeeded, left, newest] = await Promise.all([
    getFreshness(actor, now),
    hasStrongMeans(personId),
    db.recoveryCode.count({ where: { personId } }),
    newestCode(db, personId),
  ]);
  return { ...freshness, isNeeded, left, madeAt: newest, set: nameOf(newest) };
}

export type MadeCodes =
  | { ok: true; codes: string[] }
  | { ok: false; reason: "sign-in-again" | "not-needed" | "made-meanwhile" };

/**
 * Makes new codes, which are never shown again, and voids the earlier ones. `set` names the ones the form knew of, so
 * that a form sent twice does not void what was just printed.
 */
export async function makeRecoveryCodes(actor: Actor, set: string, now: Date): Promise<MadeCodes> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  if (!(await getFreshness(actor, now)).isFresh) return { ok: false, reason: "sign-in-again" };
  if (!(await hasStrongMeans(personId))) return { ok: false, reason: "not-needed" };
  const codes = Array.from({ length: CODES }, newRecoveryCode);
  return db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    if (nameOf(await newestCode(tx, personId)) !== set) return { ok: false, reason: "made-meanwhile" };
    await tx.recoveryCode.deleteMany({ where: { personId } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ personId, codeHash: recoveryCodeHash(personId, code), createdAt: now })),
    });
    await recordAccountEvent(tx, accountEvent(personId, "recovery-codes-made", actor.method, now));
    return { ok: true, codes };
  });
}

export type UsedCode =
  | { ok: true; token: string; by: "code" | "invitation" }
  | { ok: false; reason: "unknown" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Spends a code of whoever proved their mailbox, printed by themselves or told to them by whoever runs this, and opens a
 * session. Tries are counted by proof and by network: by person they would let whoever reads a mailbox use up its
 * owner's tries.
 */
export async function useRecoveryCode(
  proof: MailboxProof,
  { typed, device }: { typed: string; device: string },
  now: Date,
): Promise<UsedCode> {
  const { personId } = proof;
  for (const [limit, subject] of [
    ["recovery-code", proof.id],
    ["recovery-code-network", await clientNetwork()],
  ] as const) {
    const taken = await take(limit, subject, now);
    if (!taken.ok) return { ...taken, reason: "too-many" };
  }
  const code = readCode(typed);
  if (!code) return { ok: false, reason: "unknown" };
  return db.$transaction(async (tx) => {
    await lockPerson(tx, personId);
    const hash = recoveryCodeHash(personId, code);
    const by = (await spendPrinted(tx, personId, hash, now))
      ? "code"
      : (await spendInvitation(tx, personId, hash, now)) && "invitation";
    if (!by) return { ok: false, reason: "unknown" };
    await endWaysBack(tx, personId, "recovery", now);
    const token = await openSessionIn(tx, { personId, method: "recovery", device }, now);
    return { ok: true, token, by };
  });
}

async function spendPrinted(tx: Tx, personId: string, hash: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { personId, codeHash: hash } });
  if (count > 0) await recordAccountEvent(tx, accountEvent(personId, "recovery-code-used", "nobody", now));
  return count > 0;
}

async function newestCode(tx: Pick<typeof db, "recoveryCode">, personId: string): Promise<Date | null> {
  const where = { personId };
  const row = await tx.recoveryCode.findFirst({ where, select: { createdAt: true } });
  return row?.createdAt ?? null;
}

const nameOf = (madeAt: Date | null) => (madeAt ? String(madeAt.getTime()) : "none");
