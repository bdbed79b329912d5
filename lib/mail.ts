import "server-only";
import { randomUUID } from "node:crypto";
import { createTransport } from "nodemailer";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { logEvent, logFailure } from "@/lib/log";

export type Letter = { to: string; subject: string; text: string };

const ATTEMPTS = 3;

/**
 * Sends a mail, or lays it in the outbox of a local install, where it is kept sealed. Call it after the answer
 * (`after`): it takes as long as the mail server does. A failure is logged, not thrown.
 */
export async function sendMail(letter: Letter): Promise<void> {
  try {
    if (hasOutbox()) await keep(letter);
    else await post(letter);
    logEvent("mail.sent");
  } catch (error) {
    logFailure("mail", error);
  }
}

/** Whether mails are laid in the outbox page: on a local install without a mail server. */
export function hasOutbox(): boolean {
  return env().isLocal && !env().smtpUrl;
}

async function keep({ to, subject, text }: Letter): Promise<void> {
  const id = randomUUID();
  const now = new Date();
  await db.mail.create({
    data: {
      id,
      toSealed: seal(to, `Mail:toSealed:${id}`),
      sealed: seal(JSON.stringify({ subject, text }), `Mail:sealed:${id}`),
      createdAt: now,
      sentAt: now,
    },
  });
}

async function post(letter: Letter): Promise<void> {
  const { smtpUrl, mailFrom, isLocal } = env();
  const transport = createTransport(smtpUrl, {
    from: mailFrom,
    // Never in clear over a network: a mail holds half of a key.
    ...(isLocal ? {} : { requireTLS: true }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      await transport.sendMail({ ...letter, headers: { "Auto-Submitted": "auto-generated" } });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

export type LetterView = Letter & { id: string; at: Date };

/** The newest mails of a local install's outbox; none anywhere else. */
export async function readOutbox(most = 20): Promise<LetterView[]> {
  if (!hasOutbox()) return [];
  const rows = await db.mail.findMany({ orderBy: { createdAt: "desc" }, take: most });
  return rows.map(({ id, toSealed, sealed, createdAt }) => {
    const { subject, text } = JSON.parse(open(sealed, `Mail:sealed:${id}`)) as Omit<Letter, "to">;
    return { id, to: open(toSealed, `Mail:toSealed:${id}`), subject, text, at: createdAt };
  });
}
