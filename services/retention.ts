import "server-only";
import { db } from "@/lib/db";
import { logEvent, logFailure } from "@/lib/log";
import { ABSOLUTE_DAYS, IDLE_DAYS } from "@/lib/session";

const DAY = 86_400_000;
const MAIL_DAYS = 7;
/** How long a list of somebody joining or leaving is kept once nothing on it is left to do. */
const FINISHED_MOVE_DAYS = 365;
/** And one that nobody ever finished, from the day it was about. */
const UNFINISHED_MOVE_DAYS = 730;
/** How long an election that is over is kept, with its assessments. */
const CAMPAIGN_DAYS = 365;
/** How long what happened to an account is kept. */
export const RECORD_DAYS = 365;
/** How long the figures of a week are kept, of an office and of everybody. */
const WEEK_DAYS = 365;
const FIRST_AFTER = 300_000;

/** How many rows of each kind were past their time. */
export type Removed = {
  signInLinks: number;
  invitations: number;
  officeInvitations: number;
  helps: number;
  challenges: number;
  recoveries: number;
  limits: number;
  sessions: number;
  mails: number;
  officeMoves: number;
  campaigns: number;
  accountEvents: number;
  officeEvents: number;
  weeks: number;
};

/**
 * Removes what is past its time. Safe to run at any moment, twice and at several places at once: what has ended opens
 * nothing any more, and this only takes it away. What people recorded is theirs and stays until they erase it.
 */
export async function removeExpired(now: Date): Promise<Removed> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY);
  const isOver = { where: { expiresAt: { lte: now } } };
  const signInLinks = await db.signInToken.deleteMany(isOver);
  const invitations = await db.invitation.deleteMany(isOver);
  const officeInvitations = await db.officeInvitation.deleteMany(isOver);
  const helps = await db.help.deleteMany(isOver);
  const challenges = await db.challenge.deleteMany(isOver);
  // One that ran out unused is noted and told first (services/recovery-mail.ts).
  const recoveries = await db.recovery.deleteMany({ where: { ...isOver.where, endedAs: { not: null } } });
  const limits = await db.rateLimit.deleteMany(isOver);
  const sessions = await db.session.deleteMany({
    where: {
      OR: [{ createdAt: { lte: daysAgo(ABSOLUTE_DAYS) } }, { lastSeenAt: { lte: daysAgo(IDLE_DAYS) } }],
    },
  });
  const mails = await db.mail.deleteMany({ where: { createdAt: { lte: daysAgo(MAIL_DAYS) } } });
  const officeMoves = await db.officeMove.deleteMany({
    where: {
      OR: [
        { finishedAt: { lte: daysAgo(FINISHED_MOVE_DAYS) } },
        { finishedAt: null, day: { lte: daysAgo(UNFINISHED_MOVE_DAYS) } },
      ],
    },
  });
  const campaigns = await db.campaign.deleteMany({ where: { pollingDay: { lte: daysAgo(CAMPAIGN_DAYS) } } });
  const isPast = { where: { week: { lte: daysAgo(WEEK_DAYS) } } };
  const officeWeeks = await db.officeWeek.deleteMany(isPast);
  const overviewWeeks = await db.overviewWeek.deleteMany(isPast);
  // The app's role may not delete these: functions of the owner do, and only what is past its time by both clocks.
  const [record] = await db.$queryRaw<{ account: bigint; office: bigint }[]>`
    SELECT forget_account_events(${daysAgo(RECORD_DAYS)}) AS account,
      forget_office_events(${daysAgo(RECORD_DAYS)}) AS office`;
  return {
    signInLinks: signInLinks.count,
    invitations: invitations.count,
    officeInvitations: officeInvitations.count,
    helps: helps.count,
    challenges: challenges.count,
    recoveries: recoveries.count,
    limits: limits.count,
    sessions: sessions.count,
    mails: mails.count,
    officeMoves: officeMoves.count,
    campaigns: campaigns.count,
    accountEvents: Number(record?.account ?? 0),
    officeEvents: Number(record?.office ?? 0),
    weeks: officeWeeks.count + overviewWeeks.count,
  };
}

/** Removes what is past its time a few minutes after the start and then once a day; a failure is logged, not thrown. */
export function removeExpiredDaily(): void {
  const work = async () => {
    try {
      logEvent("retention", await removeExpired(new Date()));
    } catch (error) {
      logFailure("retention", error);
    }
  };
  setTimeout(work, FIRST_AFTER).unref();
  setInterval(work, DAY).unref();
}
