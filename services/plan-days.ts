import "server-only";
import type { CalendarDate } from "@/domain/dates";
import { gapsIn, type PlannedAction, planFromGaps } from "@/domain/election/plan";
import type { Snapshot } from "@/domain/election/snapshot";
import { openAssessment } from "@/lib/assessment-seal";
import { asCalendarDate, asDay } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { type HeldCampaign, stagesOf } from "@/services/campaign";

export type Latest = { id: string; takenAt: Date; snapshot: Snapshot };

/** The latest assessment of a campaign. Whoever calls this has asked the gate, or stands for a private address. */
export async function latestOf(campaignId: string): Promise<Latest | null> {
  const row = await db.assessment.findFirst({ where: { campaignId }, orderBy: { takenAt: "desc" } });
  return row && { id: row.id, takenAt: row.takenAt, snapshot: openAssessment(row) };
}

/** All that a stored assessment asks for, counted from the day it was taken, whether or not it is done by now. */
export function planned(
  campaign: HeldCampaign,
  snapshot: Snapshot,
  isListed: (action: string) => boolean,
): PlannedAction[] {
  return planFromGaps({
    gaps: gapsIn(snapshot),
    statements: new Map(snapshot.areas.flatMap((area) => area.statements.map((one) => [one.id, one]))),
    actions: loadCatalogue().actionById,
    isListed,
    span: { stages: stagesOf(campaign), pollingDay: campaign.pollingDay, today: snapshot.takenOn },
  });
}

/** Whether an action belongs to an office. */
export function isShared(actionId: string): boolean {
  return loadCatalogue().actionById.get(actionId)?.scope === "office";
}

/**
 * The days that somebody chose for actions of a plan, by action id; the same for the plan, and for the calendar. What
 * belongs to an office has its day on the office's own list, where one before the campaign began is of an earlier one.
 */
export async function chosenDays({
  id: campaignId,
  officeId,
  startedOn,
}: HeldCampaign): Promise<Map<string, CalendarDate>> {
  const [moved, shared] = await Promise.all([
    db.planDate.findMany({ where: { campaignId } }),
    officeId
      ? db.officeAction.findMany({
          where: { officeId, dueOn: { gte: asDay(startedOn) } },
          select: { actionId: true, dueOn: true },
        })
      : [],
  ]);
  const here = moved.filter(({ actionId }) => officeId === null || !isShared(actionId));
  return new Map(
    [...here, ...shared].flatMap(({ actionId, dueOn }) => (dueOn ? [[actionId, asCalendarDate(dueOn)]] : [])),
  );
}
