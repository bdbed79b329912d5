import "server-only";
import { type FellDue, fellDue } from "@/domain/access/office-view";
import {
  type Asked,
  hasFallenDue,
  isQuiet,
  isTimeFor,
  REMINDING_UNTIL,
  type Rhythm,
} from "@/domain/reminder";
import type { Reminder } from "@/generated/prisma/client";
import { openAddress } from "@/lib/address";
import { asCalendarDate, asDay, londonDate, londonTime } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { keepMail, type Letter } from "@/lib/mail";
import { STATE_COLUMNS, statesById } from "@/services/checklist";
import { openAnswer } from "@/services/profile";
import { stopToken } from "@/services/reminders";

const AT_ONCE = 100;

/**
 * Sends the reminders that people asked for and that are due by now: never at night or on a Sunday, and each once,
 * however often and at how many places this runs. The scheduled work alone calls this, with no actor. Returns how many.
 */
export async function sendReminders(now: Date): Promise<number> {
  if (isQuiet(londonTime(now))) return 0;
  let sent = 0;
  for (let after: string | undefined; ; ) {
    const rows = await db.reminder.findMany({
      ...(after === undefined ? {} : { cursor: { personId: after }, skip: 1 }),
      orderBy: { personId: "asc" },
      take: AT_ONCE,
    });
    for (const row of rows) if ((await isDue(row, now)) && (await sendOne(row, now))) sent += 1;
    after = rows.at(-1)?.personId;
    if (rows.length < AT_ONCE) return sent;
  }
}

async function isDue(row: Reminder, now: Date): Promise<boolean> {
  const today = londonDate(now);
  const asked: Asked = {
    rhythm: row.rhythm as Rhythm,
    chosenOn: londonDate(row.chosenAt),
    lastSentOn: row.lastSentAt && londonDate(row.lastSentAt),
  };
  if (!isTimeFor(asked, today)) return false;
  return asked.rhythm === "weekly" || hasFallenDue(asked, await dueFor(row, today));
}

/** Made as an office's row is: private answers are not read, so no mail's arrival depends on them. */
async function dueFor({ personId, edition }: Reminder, today: string): Promise<FellDue> {
  const catalogue = loadCatalogue();
  const open = catalogue.questions.filter((question) => !question.private).map(({ id }) => id);
  const [answers, states] = await Promise.all([
    db.answer.findMany({
      where: { personId, questionId: { in: open } },
      select: { personId: true, questionId: true, sealed: true },
    }),
    db.actionState.findMany({ where: { personId }, select: STATE_COLUMNS }),
  ]);
  const said = Object.fromEntries(answers.map((row) => [row.questionId, openAnswer(row)]));
  return fellDue({ catalogue, answers: said, states: statesById(states), today }, asCalendarDate(edition));
}

/** The mail and the note that it was sent are one: who else is at it at this moment finds it sent. */
async function sendOne({ personId, lastSentAt }: Reminder, now: Date): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.reminder.updateMany({
      where: { personId, lastSentAt },
      data: { lastSentAt: now, edition: asDay(loadCatalogue().edition.edition) },
    });
    if (count === 0) return false;
    const { emailSealed } = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { emailSealed: true },
    });
    await keepMail(tx, letterTo(openAddress(personId, emailSealed), stopToken(personId), now));
    return true;
  });
}

/** The same words for everybody, whatever their list says. Only the way to end it is their own. */
function letterTo(to: string, token: string, now: Date): Letter {
  const { origin } = env();
  const { hour, minute } = londonTime(now);
  return {
    to,
    subject: "You asked to be reminded of your checklist",
    text: [
      "You asked Safe Seat to remind you of your checklist.",
      "These words are the same for everybody, whatever is on their list or done on it.",
      `Open it the way you always do, or type this address: ${origin}/checklist`,
      `To stop these reminders, without signing in: ${origin}/stop-reminders/${token}`,
    ].join("\n\n"),
    // One that the mail server has not taken by the evening is dropped: it must not come in the night.
    until: new Date(now.getTime() + ((REMINDING_UNTIL - hour) * 60 - minute) * 60_000),
    headers: {
      "List-Unsubscribe": `<${origin}/api/stop-reminders/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
  };
}
