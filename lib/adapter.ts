import "server-only";
import { randomUUID } from "node:crypto";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { DomainError } from "@/domain/errors";
import { addressHash, openAddress, sealAddress } from "@/lib/address";
import { isListed } from "@/lib/admission";
import { keyedHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { isAskedByOffice } from "@/lib/office-invitations";
import { endSession, expiryOf, findSession, openSession, type SessionRow, touchSession } from "@/lib/session";

/** A session's use is noted at most this often, in milliseconds. */
const TOUCH_AFTER = 300_000;

/** What reading a session found, noted beside next-auth, which turns every error into "signed out". */
export type Found = { row?: SessionRow; error?: unknown };

/**
 * next-auth's view of our tables. Addresses go in as keyed hashes and come out as the caller gave them, tokens are
 * stored as hashes, and nobody becomes a person who may not come in.
 */
export function databaseAdapter({
  device = "",
  found = {},
}: {
  device?: string;
  found?: Found;
} = {}): Adapter {
  return {
    async createUser({ email }: Omit<AdapterUser, "id">) {
      return asUser(await comeIn(email, new Date()), email);
    },
    async getUser(id) {
      const row = await db.person.findUnique({ where: { id } });
      return row && asUser(row.id, openAddress(row.id, row.emailSealed));
    },
    async getUserByEmail(email) {
      const row = await db.person.findUnique({
        where: { emailHash: addressHash(email) },
        select: { id: true },
      });
      return row && asUser(row.id, email);
    },
    getUserByAccount: () => null,
    linkAccount: () => {
      throw new DomainError("NOT_FOUND");
    },
    updateUser: (user) => asUser(user.id, user.email ?? ""),
    async createSession({ sessionToken, userId, expires }) {
      await openSession({ personId: userId, method: "email", device }, new Date(), sessionToken);
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      try {
        const row = await findSession(sessionToken, new Date());
        if (!row) return null;
        found.row = row;
        const session = { sessionToken, userId: row.personId, expires: expiryOf(row) };
        return { session, user: asUser(row.personId, "") };
      } catch (error) {
        found.error = error;
        throw error;
      }
    },
    async updateSession({ sessionToken }) {
      const now = new Date();
      if (!found.row || now.getTime() - found.row.lastSeenAt.getTime() < TOUCH_AFTER) return null;
      try {
        await touchSession(sessionToken, now);
      } catch (error) {
        found.error = error;
      }
      return null;
    },
    deleteSession: endSession,
    async createVerificationToken(given) {
      await db.signInToken.create({
        data: {
          tokenHash: given.token,
          identifierHash: keyedHash("sign-in", given.identifier),
          expiresAt: given.expires,
        },
      });
      return given;
    },
    async useVerificationToken({ identifier, token }) {
      // One statement, so that of many confirmations at one moment exactly one gets the row.
      const where = { tokenHash: token, identifierHash: keyedHash("sign-in", identifier) };
      const [row] = await db.$queryRaw<{ expiresAt: Date }[]>`
        DELETE FROM "SignInToken"
        WHERE "tokenHash" = ${where.tokenHash} AND "identifierHash" = ${where.identifierHash}
        RETURNING "expiresAt"`;
      return row ? { identifier, token, expires: row.expiresAt } : null;
    },
  };
}

/**
 * Makes a person of somebody who may come in, which spends the operator's invitation, and returns their id. An office's
 * invitation stays for them to answer. Of two at one moment the second waits for the first and finds the person.
 */
async function comeIn(address: string, now: Date): Promise<string> {
  const emailHash = addressHash(address);
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.deleteMany({
      where: { addressHash: emailHash, expiresAt: { gt: now } },
    });
    const known = await tx.person.findUnique({ where: { emailHash }, select: { id: true } });
    if (known) return known.id;
    const mayCome = count > 0 || isListed(address) || (await isAskedByOffice(tx, emailHash, now));
    if (!mayCome) throw new DomainError("NOT_FOUND");
    const id = randomUUID();
    const data = { id, emailHash, emailSealed: sealAddress(id, address), createdAt: now };
    await tx.person.createMany({ data: [data], skipDuplicates: true });
    return (await tx.person.findUniqueOrThrow({ where: { emailHash }, select: { id: true } })).id;
  });
}

const asUser = (id: string, email: string): AdapterUser => ({ id, email, emailVerified: null });
