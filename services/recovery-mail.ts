import "server-only";
import { halfWayAt, isUnderWay, lapsesAt, type RecoveryEnd, readyAt, recoveryState } from "@/domain/recovery";
import type { Prisma } from "@/generated/prisma/client";
import { londonMoment } from "@/lib/clock";
import { randomToken, tokenHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env, operatorContact } from "@/lib/env";
import { logEvent, logFailure } from "@/lib/log";
import { keepMail, type Letter, sendKept, sendMail } from "@/lib/mail";
import { addressOf } from "@/services/account";
import { lapseRecovery } from "@/services/recovery";

type Tx = Prisma.TransactionClient;

const EVERY = 300_000;
const NOT_YOU =
  "If it was not you, somebody else can open your mailbox. Change its password, and look at where it is signed in.";

async function letterTo(personId: string, subject: string, lines: readonly string[]): Promise<Letter> {
  const contact = operatorContact();
  const text = [...lines, ...(contact ? [`Whoever runs Safe Seat helps: ${contact.words}`] : [])].join(
    "\n\n",
  );
  return { to: await addressOf(personId), subject, text };
}

async function write(personId: string, subject: string, lines: readonly string[]): Promise<void> {
  await sendMail(await letterTo(personId, subject, lines));
}

/**
 * Keeps a letter in the transaction that notes it as written, then sends it: when either fails neither stands, and the
 * next time it is due still.
 */
async function writeOnce(letter: Letter, note: (tx: Tx) => Promise<boolean>): Promise<void> {
  const id = await db.$transaction(async (tx) => ((await note(tx)) ? keepMail(tx, letter) : null));
  if (id) await sendKept(id);
}

/** Runs what tells somebody something, after the answer: a failure is logged, not thrown. */
async function told(where: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    logFailure(where, error);
  }
}

/**
 * Tells the owner of an account that somebody is getting back into it by waiting, when it begins and when half of the
 * wait is over, each time with a link of its own that cancels. Asked often and at several places, it tells each once.
 */
export async function tellOfRecovery(personId: string, now: Date): Promise<void> {
  const row = await db.recovery.findUnique({ where: { personId } });
  if (!row) return;
  const times = { startedAt: row.startedAt, endedAs: row.endedAs as RecoveryEnd | null };
  if (recoveryState(times, now) === "lapsed" && times.endedAs === null) {
    const letter = await letterTo(personId, "Nobody came back into Safe Seat by waiting", [
      `What was begun on ${londonMoment(row.startedAt)} ran out unused. It opens nothing any more.`,
      "If you still need a way back in, ask for a sign-in link and begin again.",
    ]);
    await writeOnce(letter, (tx) => lapseRecovery(tx, personId, now));
  }
  const due = now < halfWayAt(times) ? 1 : 2;
  if (!isUnderWay(times, now) || row.told >= due) return;
  const token = randomToken();
  const letter = await letterTo(personId, "Somebody is getting back into Safe Seat as you", [
    `On ${londonMoment(row.startedAt)} somebody who can open your mailbox said that they lost what you sign in with.`,
    `From ${londonMoment(readyAt(times))} until ${londonMoment(lapsesAt(times))} a link by email will be enough to sign in as you.`,
    "If this was you, there is nothing to do until then.",
    "If it was not, cancel it. This needs no sign-in:",
    `${env().origin}/sign-in/cancel?token=${token}`,
    NOT_YOU,
  ]);
  await writeOnce(letter, async (tx) => {
    const { count } = await tx.recovery.updateMany({
      where: { personId, startedAt: row.startedAt, told: row.told, endedAs: null },
      data: { told: due, cancelHashes: { push: tokenHash(token) } },
    });
    return count > 0;
  });
}

/** Tells of a recovery that was just begun, after the answer. */
export function mailAboutStart(personId: string, now: Date): Promise<void> {
  return told("mail.recovery", () => tellOfRecovery(personId, now));
}

export function mailAboutCancel(personId: string, now: Date): Promise<void> {
  return told("mail.recovery", () =>
    write(personId, "Getting back into Safe Seat was cancelled", [
      `It was cancelled on ${londonMoment(now)}. Nobody got in by it.`,
      "If you cancelled it because you did not begin it, somebody else can open your mailbox. Change its password, and look at where it is signed in.",
    ]),
  );
}

/** New codes were printed, and earlier ones do not work any more. */
export function mailAboutCodes(personId: string, now: Date): Promise<void> {
  return told("mail.recovery", () =>
    write(personId, "New recovery codes for Safe Seat", [
      `New recovery codes were made on ${londonMoment(now)}. Earlier ones no longer work.`,
      "If this was you, there is nothing to do.",
      `If it was not, sign in as you usually do, sign every other browser out, and make new codes: ${env().origin}/account`,
    ]),
  );
}

const HOW = {
  waiting: "after waiting for 24 hours",
  invitation: "by a fresh invitation, with the code that whoever runs Safe Seat gave",
  code: "with one of your printed codes",
};

/** Somebody came back in. */
export function mailAboutReturn(personId: string, by: keyof typeof HOW, now: Date): Promise<void> {
  return told("mail.recovery", () =>
    write(personId, "Somebody came back into Safe Seat as you", [
      `On ${londonMoment(now)} somebody signed in as you, ${HOW[by]}.`,
      ...(by === "code" ? [] : ["Every browser that was signed in before is signed out."]),
      "If this was you, there is nothing to do.",
      `If it was not, sign in as you usually do, sign every other browser out, and remove what you do not know: ${env().origin}/account`,
      NOT_YOU,
    ]),
  );
}

/** Tells everybody who is due to be told something, and notes what ran out. Returns how many were looked at. */
export async function tendRecoveries(now: Date): Promise<number> {
  const open = await db.recovery.findMany({ where: { endedAs: null }, select: { personId: true } });
  for (const { personId } of open) await told("mail.recovery", () => tellOfRecovery(personId, now));
  return open.length;
}

/** Does so every five minutes, for as long as the server runs. */
export function tendRecoveriesRegularly(): void {
  setInterval(async () => {
    try {
      const count = await tendRecoveries(new Date());
      if (count > 0) logEvent("recovery.tended", { count });
    } catch (error) {
      logFailure("recovery.tended", error);
    }
  }, EVERY).unref();
}
