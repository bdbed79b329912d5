import "server-only";
import { randomUUID } from "node:crypto";
import type { SignInMethod } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import type { Prisma } from "@/generated/prisma/client";
import { recordAccountEvent } from "@/lib/account-events";
import { open, randomToken, seal, tokenHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { lockPerson } from "@/lib/lock-person";

const DAY = 86_400_000;
export const IDLE_DAYS = 7;
export const ABSOLUTE_DAYS = 30;
const MOST_SESSIONS = 10;

/** A cookie's name and options on this origin. Cookies ignore ports, so on plain http the name carries it. */
export function cookieFor(
  purpose: "session" | "link" | "csrf" | "back" | "later" | "organisation" | "proof",
) {
  const { isHttps, origin } = env();
  const port = new URL(origin).port || "80";
  return {
    name: isHttps ? `__Host-${purpose}` : `${purpose}_${port}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isHttps },
  };
}

const devicePlace = (id: string) => `Session:deviceSealed:${id}`;

/** The browser a session was opened in, in words. */
export function deviceOf({ id, deviceSealed }: { id: string; deviceSealed: string | null }): string {
  return deviceSealed ? open(deviceSealed, devicePlace(id)) : "A browser";
}

/** What a session's row is read with: the person and their roles come from the database on each request. */
const withRoles = {
  person: {
    select: {
      memberships: { select: { officeId: true, role: true } },
      overviewRight: { select: { personId: true } },
    },
  },
} as const;

/** The live session of a token with its person's roles, or null. A session past its time is removed. */
export async function findSession(token: string, now: Date) {
  const row = await db.session.findUnique({ where: { tokenHash: tokenHash(token) }, include: withRoles });
  if (!row) return null;
  if (now.getTime() < expiryOf(row).getTime()) return row;
  await db.session.deleteMany({ where: { id: row.id } });
  return null;
}
export type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** When a session ends by itself: 7 days after it was last used, 30 days after it was opened. */
export function expiryOf(row: { createdAt: Date; lastSeenAt: Date }): Date {
  return new Date(
    Math.min(row.lastSeenAt.getTime() + IDLE_DAYS * DAY, row.createdAt.getTime() + ABSOLUTE_DAYS * DAY),
  );
}

type Opened = {
  personId: string;
  method: SignInMethod;
  device: string;
  /** When they showed who they are, if that was not now. */
  provenAt?: Date | null;
};

/**
 * Opens a session and returns its token, which is stored only as a hash. A person has at most ten: the one unused
 * for longest makes room.
 */
export async function openSession(opened: Opened, now: Date, token = randomToken()): Promise<string> {
  await db.$transaction((tx) => openSessionIn(tx, opened, now, token));
  return token;
}

/**
 * The same in a transaction of the caller's, so that what it spends is spent exactly when a session opens. The
 * person's row is locked, so that sign-ins at one moment count each other.
 */
export async function openSessionIn(
  tx: Prisma.TransactionClient,
  { personId, method, device, provenAt = null }: Opened,
  now: Date,
  token = randomToken(),
): Promise<string> {
  const id = randomUUID();
  await lockPerson(tx, personId);
  await tx.session.create({
    data: {
      id,
      tokenHash: tokenHash(token),
      personId,
      method,
      deviceSealed: seal(device, devicePlace(id)),
      createdAt: now,
      lastSeenAt: now,
      provenAt,
    },
  });
  await recordAccountEvent(tx, accountEvent(personId, "signed-in", method, now));
  const tooMany = await tx.session.findMany({
    where: { personId, id: { not: id } },
    orderBy: { lastSeenAt: "desc" },
    skip: MOST_SESSIONS - 1,
    select: { id: true },
  });
  if (tooMany.length > 0) {
    await tx.session.deleteMany({ where: { id: { in: tooMany.map((row) => row.id) } } });
  }
  return token;
}

/**
 * Ends the other sessions that a link by email opened, in the transaction that keeps a stronger way to sign in: somebody
 * who reads the mailbox may have been in before its owner.
 */
export async function endMailSessions(
  tx: Prisma.TransactionClient,
  { personId, sessionId, by }: { personId: string; sessionId: string; by: SignInMethod },
  now: Date,
): Promise<void> {
  const { count } = await tx.session.deleteMany({
    where: { personId, method: "email", id: { not: sessionId } },
  });
  if (count > 0) await recordAccountEvent(tx, accountEvent(personId, "mail-sessions-ended", by, now));
}

/** Notes that a session was used. */
export async function touchSession(token: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { tokenHash: tokenHash(token) }, data: { lastSeenAt: now } });
}

/** Ends the session of a token, if there is one. */
export async function endSession(token: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash: tokenHash(token) } });
}
