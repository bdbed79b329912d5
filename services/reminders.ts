import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import type { Rhythm } from "@/domain/reminder";
import { asDay } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { keyedHash, tokenHash } from "@/lib/crypto";
import { db } from "@/lib/db";

/**
 * What ends somebody's reminders from a mail. It is made of their id and our key each time, so that every mail ever
 * sent works, and kept only as a hash. It is good for nothing else.
 */
export function stopToken(personId: string): string {
  return keyedHash("stop-reminders", personId);
}

export type ReminderView = { rhythm: Rhythm | "never"; lastSentAt: Date | null };

/** How often somebody asked to be reminded. */
export async function getReminder(actor: Actor): Promise<ReminderView> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const row = await db.reminder.findUnique({ where: { personId } });
  return { rhythm: (row?.rhythm as Rhythm | undefined) ?? "never", lastSentAt: row?.lastSentAt ?? null };
}

/** Chooses how often. What was chosen already stays as it is, with the day of the last one. */
export async function chooseReminder(actor: Actor, rhythm: Rhythm | "never", now: Date): Promise<void> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  if (rhythm === "never") {
    await db.reminder.deleteMany({ where: { personId } });
    return;
  }
  const chosen = { rhythm, chosenAt: now, edition: asDay(loadCatalogue().edition.edition) };
  await db.$transaction([
    db.reminder.createMany({
      data: [{ personId, tokenHash: tokenHash(stopToken(personId)), ...chosen }],
      skipDuplicates: true,
    }),
    db.reminder.updateMany({ where: { personId, rhythm: { not: rhythm } }, data: chosen }),
  ]);
}

/**
 * Ends the reminders that a token from a mail stands for. It answers nothing, so that a guess learns nothing; a token
 * that stands for none has none to end.
 */
export async function stopReminders(token: string): Promise<void> {
  await db.reminder.deleteMany({ where: { tokenHash: tokenHash(token) } });
}
