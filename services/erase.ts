import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { addressHash, openAddress } from "@/lib/address";
import { db } from "@/lib/db";
import { ledgerId, noteErasure, readLedger } from "@/lib/erasure-ledger";
import { limitKeys } from "@/lib/rate-limit";
import { addressOf, type Freshness, getFreshness } from "@/services/account";
import { getPartings, type PartingView, partFromAll } from "@/services/leaving";
import { linkHash, mailsTo } from "@/services/person-data";

const WORD = "ERASE";

export type EraseView = Freshness & {
  address: string;
  offices: PartingView[];
};

/** What erasing means for the person who asks. */
export async function getErase(actor: Actor, now: Date): Promise<EraseView> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  return {
    ...(await getFreshness(actor, now)),
    address: await addressOf(personId),
    offices: await getPartings(actor),
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
  await erase(personId, now, () => noteErasure(personId, now));
  return { ok: true, address };
}

/** Erases again whom the ledger names: what a restored backup brought back. Returns how many. */
export async function replayErasures(
  now: Date,
): Promise<{ erased: number; inLedger: number; damagedLines: number }> {
  const ledger = await readLedger();
  const people = ledger.erased.size > 0 ? await db.person.findMany({ select: { id: true } }) : [];
  const again = people.filter(({ id }) => ledger.erased.has(ledgerId(id)));
  for (const { id } of again) await erase(id, now);
  return { erased: again.length, inLedger: ledger.erased.size, damagedLines: ledger.damagedLines };
}

/**
 * Removes every row about a person in one transaction. What has a relation to them goes with their own row, and what
 * is kept by their address, or only for them, is named here. A test fills all of it and looks for what is left.
 */
async function erase(
  personId: string,
  now: Date,
  beforeCommit: () => Promise<void> = async () => {},
): Promise<void> {
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
      await partFromAll(tx, personId, now);
      await tx.person.delete({ where: { id: personId } });
      await beforeCommit();
    },
    { timeout: 10_000 },
  );
}
