import "server-only";
import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import type { Prisma } from "@/generated/prisma/client";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { logEvent, logFailure } from "@/lib/log";

/**
 * `until`: after it the letter is of no use, such as a link that has ended, and is not sent any more. `headers` go with
 * it besides the usual ones.
 */
export type Letter = {
  to: string;
  subject: string;
  text: string;
  until?: Date;
  headers?: Readonly<Record<string, string>>;
};

type Kept = { subject: string; text: string; until?: string; headers?: Readonly<Record<string, string>> };

/** A try may take this long; until then no other try is made with the same mail. In milliseconds. */
const ONE_TRY = 60_000;
const MOST_AT_ONCE = 100;

/**
 * Keeps a mail, sealed, and tries to send it at once; what the mail server does not take is tried again every minute.
 * On a local install it stays in the outbox. Call it after the answer (`after`). A failure is logged, not thrown.
 */
export async function sendMail(letter: Letter): Promise<void> {
  try {
    await sendKept(await keepMail(db, letter));
  } catch (error) {
    logFailure("mail", error);
  }
}

/** Tries at once to send a mail that was kept, so that it need not wait for the minute. A failure is logged, not thrown. */
export async function sendKept(id: string): Promise<void> {
  try {
    if (!hasOutbox()) await trySending(id);
    else logEvent("mail.kept");
  } catch (error) {
    logFailure("mail", error);
  }
}

/** Whether mails are laid in the outbox page: on a local install without a mail server. */
export function hasOutbox(): boolean {
  return env().isLocal && !env().smtpUrl;
}

/**
 * Keeps a mail in the transaction of the deed it tells of, so that neither is there without the other. It goes out
 * within the minute. Returns its id.
 */
export async function keepMail(
  tx: Prisma.TransactionClient,
  { to, subject, text, until, headers }: Letter,
): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  const kept: Kept = {
    subject,
    text,
    ...(until ? { until: until.toISOString() } : {}),
    ...(headers ? { headers } : {}),
  };
  await tx.mail.create({
    data: {
      id,
      toSealed: seal(to, `Mail:toSealed:${id}`),
      sealed: seal(JSON.stringify(kept), `Mail:sealed:${id}`),
      createdAt: now,
      sentAt: hasOutbox() ? now : null,
    },
  });
  return id;
}

/** Tries every mail that waits, the newest first: somebody is waiting for a link. Returns how many are sent. */
export async function sendWaiting(now: Date): Promise<number> {
  if (hasOutbox()) return 0;
  const waiting = await db.mail.findMany({
    where: { sentAt: null, OR: [{ triedAt: null }, { triedAt: { lte: new Date(now.getTime() - ONE_TRY) } }] },
    orderBy: { createdAt: "desc" },
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  let sent = 0;
  for (const { id } of waiting) {
    const result = await trySending(id, now);
    if (result === "sent") sent += 1;
    // The server does not answer: the others can wait as well.
    if (result === "unreachable") break;
  }
  return sent;
}

/** Tries the waiting mails once a minute, for as long as the server runs. */
export function sendWaitingByTheMinute(): void {
  setInterval(async () => {
    try {
      await sendWaiting(new Date());
    } catch (error) {
      logFailure("mail.waiting", error);
    }
  }, ONE_TRY).unref();
}

type Tried = "sent" | "gone" | "later" | "unreachable";

/** Sends one mail, if nobody else is at it. One that was sent is removed: what it says is nobody's business then. */
async function trySending(id: string, now = new Date()): Promise<Tried> {
  // One statement, so that of many at one moment exactly one gets to send it.
  const { count } = await db.mail.updateMany({
    where: {
      id,
      sentAt: null,
      OR: [{ triedAt: null }, { triedAt: { lte: new Date(now.getTime() - ONE_TRY) } }],
    },
    data: { triedAt: now },
  });
  const row = count === 1 ? await db.mail.findUnique({ where: { id } }) : null;
  if (!row) return "gone";
  const { subject, text, until, headers } = JSON.parse(open(row.sealed, `Mail:sealed:${id}`)) as Kept;
  let result: Tried = "gone";
  if (!until || now < new Date(until)) {
    const to = open(row.toSealed, `Mail:toSealed:${id}`);
    result = await post({ to, subject, text, ...(headers ? { headers } : {}) });
  }
  if (result === "sent" || result === "gone") await db.mail.deleteMany({ where: { id } });
  return result;
}

async function post(letter: Letter): Promise<Tried> {
  const { smtpUrl, mailFrom, isLocal } = env();
  // Options of the connection come first: what stands second is only what each mail begins with.
  const transport = createTransport(
    {
      url: smtpUrl,
      // Never in clear over a network: a mail holds half of a key.
      ...(isLocal ? {} : { requireTLS: true }),
      disableFileAccess: true,
      disableUrlAccess: true,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    },
    { from: mailFrom },
  );
  try {
    await transport.sendMail({
      ...letter,
      headers: { "Auto-Submitted": "auto-generated", ...letter.headers },
    });
    logEvent("mail.sent");
    return "sent";
  } catch (error) {
    logFailure("mail", error);
    return verdictOn(error);
  }
}

/** An address that is refused for good is not tried again; anything else may be different in a minute. */
function verdictOn(error: unknown): Tried {
  if (!(error instanceof Error && "code" in error)) return "later";
  if (error.code !== "EENVELOPE" && error.code !== "EMESSAGE") return "unreachable";
  return "responseCode" in error && Number(error.responseCode) >= 500 ? "gone" : "later";
}

export type LetterView = Omit<Letter, "until"> & { id: string; at: Date };

/** The newest mails of a local install's outbox; none anywhere else. */
export async function readOutbox(most = 20): Promise<LetterView[]> {
  if (!hasOutbox()) return [];
  const rows = await db.mail.findMany({ orderBy: { createdAt: "desc" }, take: most });
  return rows.map(({ id, toSealed, sealed, createdAt }) => {
    const { subject, text, headers } = JSON.parse(open(sealed, `Mail:sealed:${id}`)) as Kept;
    const to = open(toSealed, `Mail:toSealed:${id}`);
    return { id, to, subject, text, at: createdAt, ...(headers ? { headers } : {}) };
  });
}
