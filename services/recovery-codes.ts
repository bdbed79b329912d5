import "server-only";
import { randomBytes } from "node:crypto";
import { type Actor, grant } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { CODE_BYTES, CODES, codeOf, readCode } from "@/domain/recovery-code";
import { recordAccountEvent } from "@/lib/account-events";
import { keyedHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import type { MailboxProof } from "@/lib/mailbox-proof";
import { clientNetwork, take } from "@/lib/rate-limit";
import { openSessionIn } from "@/lib/session";
import { hasStrongMeans } from "@/lib/strong-means";
import { type Freshness, getFreshness } from "@/services/account";
import { endRecovery } from "@/services/recovery";

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
  const codes = Array.from({ length: CODES }, () => codeOf(randomBytes(CODE_BYTES)));
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR UPDATE`;
    if (nameOf(await newestCode(tx, personId)) !== set) return { ok: false, reason: "made-meanwhile" };
    await tx.recoveryCode.deleteMany({ where: { personId } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ personId, codeHash: codeHash(personId, code), createdAt: now })),
    });
    await recordAccountEvent(tx, accountEvent(personId, "recovery-codes-made", actor.method, now));
    return { ok: true, codes };
  });
}

export type UsedCode =
  | { ok: true; token: string; left: number }
  | { ok: false; reason: "unknown" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Spends a code of whoever proved their mailbox and opens a session. Tries are counted by proof and by network: by
 * person they would let whoever reads a mailbox use up its owner's tries.
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
    // Locked first, as everywhere, so that two who need each other's rows cannot wait for one another.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId} FOR UPDATE`;
    const { count } = await tx.recoveryCode.deleteMany({
      where: { personId, codeHash: codeHash(personId, code) },
    });
    if (count === 0) return { ok: false, reason: "unknown" };
    await recordAccountEvent(tx, accountEvent(personId, "recovery-code-used", "nobody", now));
    await endRecovery(tx, personId, "recovery", now);
    const token = await openSessionIn(tx, { personId, method: "recovery", device }, now);
    return { ok: true, token, left: await tx.recoveryCode.count({ where: { personId } }) };
  });
}

/** 80 random bits need no slow hash; the key and the person make a stolen table of no use. */
function codeHash(personId: string, code: string): string {
  return keyedHash("recovery-code", `${personId} ${readCode(code)}`);
}

async function newestCode(tx: Pick<typeof db, "recoveryCode">, personId: string): Promise<Date | null> {
  const where = { personId };
  const row = await tx.recoveryCode.findFirst({ where, select: { createdAt: true } });
  return row?.createdAt ?? null;
}

const nameOf = (madeAt: Date | null) => (madeAt ? String(madeAt.getTime()) : "none");
