import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import type { Prisma } from "@/generated/prisma/client";
import { addressHash, openAddress } from "@/lib/address";
import { db } from "@/lib/db";
import { ledgerId, noteErasure, readLedger } from "@/lib/erasure-ledger";
import { openOfficeName } from "@/lib/office-names";
import { limitKeys } from "@/lib/rate-limit";
import { addressOf, type Freshness, getFreshness } from "@/services/account";
import { linkHash, mailsTo } from "@/services/person-data";

const WORD = "ERASE";

export type EraseView = Freshness & {
  address: string;
  /** `isOnlyOne`: nobody else is in it, so it goes as well. */
  offices: { id: string; name: string; isOnlyOne: boolean }[];
};

/** What erasing means for the person who asks. */
export async function getErase(actor: Actor, now: Date): Promise<EraseView> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  const offices = await db.office.findMany({
    where: { memberships: { some: { personId } } },
    include: { _count: { select: { memberships: true } } },
  });
  return {
    ...(await getFreshness(actor, now)),
    address: await addressOf(personId),
    offices: offices.map((office) => ({
      id: office.id,
      name: openOfficeName(office),
      isOnlyOne: office._count.memberships === 1,
    })),
  };
}

export type EraseResult =
  | { ok: true; address: string }
  | { ok: false; reason: "sign-in-again" | "not-confirmed" };

/** Erases the person who asks, if they typed their address or the word. Every browser of theirs is signed out by it. */
export async function eraseOwn(actor: Actor, typed: string, now: Date): Promise<EraseResult> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  if (!(await getFreshness(actor, now)).isFresh) return { ok: false, reason: "sign-in-again" };
  const address = await addressOf(personId);
  const isMeant = typed.trim().toUpperCase() === WORD || addressHash(typed) === addressHash(address);
  if (!isMeant) return { ok: false, reason: "not-confirmed" };
  // Last before the commit: without its line in the ledger nothing is erased. If the commit then fails, the line
  // stands for somebody who asked for it and was told to ask again.
  await erase(personId, () => noteErasure(personId, now));
  return { ok: true, address };
}

/** Erases again whom the ledger names: what a restored backup brought back. Returns how many. */
export async function replayErasures(): Promise<{ erased: number; inLedger: number; damagedLines: number }> {
  const ledger = await readLedger();
  const people = ledger.erased.size > 0 ? await db.person.findMany({ select: { id: true } }) : [];
  const again = people.filter(({ id }) => ledger.erased.has(ledgerId(id)));
  for (const { id } of again) await erase(id);
  return { erased: again.length, inLedger: ledger.erased.size, damagedLines: ledger.damagedLines };
}

/**
 * Removes every row about a person in one transaction. What has a relation to them goes with their own row, and what
 * is kept by their address, or only for them, is named here. A test fills all of it and looks for what is left.
 */
async function erase(personId: string, beforeCommit: () => Promise<void> = async () => {}): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ emailSealed: string }[]>`
        SELECT "emailSealed" FROM "Person" WHERE id = ${personId} FOR UPDATE`;
      if (!row) return;
      const address = openAddress(personId, row.emailSealed);
      const mails = await mailsTo(tx, address);
      await tx.mail.deleteMany({ where: { id: { in: mails.map(({ id }) => id) } } });
      await tx.officeInvitation.deleteMany({ where: { addressHash: addressHash(address) } });
      await tx.invitation.deleteMany({ where: { addressHash: addressHash(address) } });
      await tx.signInToken.deleteMany({ where: { identifierHash: linkHash(address) } });
      await tx.rateLimit.deleteMany({ where: { key: { in: [...limitKeys([personId, address]).keys()] } } });
      await leaveOffices(tx, personId);
      await tx.person.delete({ where: { id: personId } });
      await beforeCommit();
    },
    { timeout: 10_000 },
  );
}

/** Ends their memberships. An office that nobody is in any more goes too: its name may be theirs. */
async function leaveOffices(tx: Prisma.TransactionClient, personId: string): Promise<void> {
  const memberships = await tx.membership.findMany({ where: { personId }, select: { officeId: true } });
  const offices = memberships.map(({ officeId }) => officeId);
  // Locked, so that somebody who joins at this moment is counted.
  await tx.$queryRaw`SELECT id FROM "Office" WHERE id = ANY(${offices}) ORDER BY id FOR UPDATE`;
  await tx.membership.deleteMany({ where: { personId } });
  await tx.office.deleteMany({ where: { id: { in: offices }, memberships: { none: {} } } });
}
