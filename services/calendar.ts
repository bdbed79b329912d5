import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import type { CalendarDate } from "@/domain/dates";
import { calendarFile } from "@/domain/election/calendar-file";
import type { Prisma } from "@/generated/prisma/client";
import { recordAccountEvent } from "@/lib/account-events";
import { keyedHash, randomToken, tokenHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { type HeldCampaign, held, heldCampaign, stagesOf } from "@/services/campaign";
import { changeOffice } from "@/services/office-deed";
import { chosenDays, isShared, latestOf, planned } from "@/services/plan-days";

export type CalendarView = { feedSince: Date | null; days: CalendarDate[] };

/** The days a calendar would show, and since when there is a private address for it. */
export async function getCalendar(actor: Actor, campaignId: string): Promise<CalendarView> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  const feed = await db.calendarFeed.findUnique({ where: { campaignId } });
  return { feedSince: feed?.createdAt ?? null, days: await daysOf(campaign) };
}

/**
 * The dates of the plan and the first day of each phase, done or not: what was done must not show in a calendar that
 * others may see.
 */
async function daysOf(campaign: HeldCampaign): Promise<CalendarDate[]> {
  const [latest, chosen] = await Promise.all([latestOf(campaign.id), chosenDays(campaign)]);
  // Of a person all that their gaps could ask for: which of it their own answers leave out does not show either.
  const plan = latest ? planned(campaign, latest.snapshot, campaign.officeId ? isShared : () => true) : [];
  return [
    ...new Set([
      ...stagesOf(campaign).map(({ from }) => from),
      ...plan.map(({ action, due }) => chosen.get(action) ?? due),
    ]),
  ].sort();
}

/** The calendar of a campaign as a file. */
export async function calendarToDownload(actor: Actor, campaignId: string, now: Date): Promise<string> {
  return fileOf(await heldCampaign(actor, "edit", campaignId), now);
}

async function fileOf(campaign: HeldCampaign, now: Date): Promise<string> {
  return calendarFile(await daysOf(campaign), {
    uid: (day) => keyedHash("calendar-entry", `${campaign.id}:${day}`),
    stamp: now.toISOString().replace(/[-:]|\.\d+/g, ""),
  });
}

/**
 * Makes a private address for a calendar and returns its secret part, once. An earlier address stops working. One for
 * an office is made while the office is held, so that it ends with whoever loses the right to it at that moment.
 */
export async function makeFeed(actor: Actor, campaignId: string, now: Date): Promise<string> {
  const { officeId } = await heldCampaign(actor, "edit", campaignId);
  const token = randomToken();
  const { personId: madeById, method } = actor;
  const make = async (tx: Prisma.TransactionClient) => {
    await tx.calendarFeed.deleteMany({ where: { campaignId } });
    const feed = { id: randomUUID(), campaignId, madeById, tokenHash: tokenHash(token), createdAt: now };
    await tx.calendarFeed.create({ data: feed });
    await recordAccountEvent(tx, accountEvent(madeById, "calendar-made", method, now));
  };
  if (officeId) await changeOffice(actor, "campaign:manage", officeId, ({ tx }) => make(tx));
  else await db.$transaction(make);
  return token;
}

/** Ends the private address. */
export async function endFeed(actor: Actor, campaignId: string, now: Date): Promise<void> {
  await heldCampaign(actor, "edit", campaignId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { campaignId } });
    if (count > 0)
      await recordAccountEvent(tx, accountEvent(actor.personId, "calendar-ended", actor.method, now));
  });
}

/**
 * The calendar behind a private address, or null for one that is not known. Whoever has the address may read it, with
 * no session: that is what it is for, and why it says nothing but dates.
 */
export async function readFeed(token: string, now: Date): Promise<string | null> {
  const feed = await db.calendarFeed.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { campaign: true },
  });
  return feed && feed.campaign.endedAt === null ? fileOf(held(feed.campaign), now) : null;
}
