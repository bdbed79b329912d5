import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import type { Action } from "@/domain/content-schema";
import type { CalendarDate } from "@/domain/dates";
import { type Fit, fitOf, gapsIn, type PlannedAction, planFromGaps } from "@/domain/election/plan";
import type { Snapshot } from "@/domain/election/snapshot";
import { DomainError } from "@/domain/errors";
import { openAssessment } from "@/lib/assessment-seal";
import { asCalendarDate, asDay, londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { openMemberName } from "@/lib/office-names";
import { standingsFor } from "@/services/assessment";
import { type HeldCampaign, heldCampaign, ownCampaign, stagesOf } from "@/services/campaign";
import { planOfficeAction } from "@/services/office-action-saves";

export type PlanRow = Omit<PlannedAction, "action"> & {
  action: Action;
  /** Whether somebody chose another day than the one worked out. */
  isMoved: boolean;
  fit: Fit;
  isOverdue: boolean;
  /** Who does it, in the plan of an office. */
  assignee: string | null;
};
export type PlanView = {
  /** The assessment it follows from; null before the first. */
  assessmentId: string | null;
  /** What is open, soonest first. */
  open: PlanRow[];
  /** How many actions of the plan are done or set aside. */
  settled: number;
};

const SETTLED = ["done", "not-for-me"];

/** The plan of a campaign: the gaps of its latest assessment as dated actions, in the order of their dates. */
export async function getPlan(actor: Actor, campaignId: string, now: Date): Promise<PlanView> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  const latest = await latestOf(campaignId);
  if (!latest) return { assessmentId: null, open: [], settled: 0 };
  const [standings, moved, shared] = await Promise.all([
    standingsFor(actor, campaign, now),
    db.planDate.findMany({ where: { campaignId } }),
    sharedPlan(campaign),
  ]);
  const dates = new Map([
    ...moved.map(({ actionId, dueOn }) => [actionId, asCalendarDate(dueOn)] as const),
    // On the office's own list everybody sees the date: it goes before one that was moved here.
    ...shared.flatMap(({ actionId, dueOn }) => (dueOn ? [[actionId, asCalendarDate(dueOn)] as const] : [])),
  ]);
  const assignees = new Map(
    shared.map(({ actionId, assignee }) => [actionId, assignee ? openMemberName(assignee) : null]),
  );
  const all = planned(campaign, latest.snapshot, (id) => standings.has(id));
  const today = londonDate(now);
  const stages = stagesOf(campaign);
  const open = all.flatMap(({ action: id, due, ...rest }): PlanRow[] => {
    const action = loadCatalogue().actionById.get(id);
    if (!action || SETTLED.includes(standings.get(id) ?? "")) return [];
    const chosen = dates.get(id);
    const day = chosen ?? due;
    return [
      {
        ...rest,
        action,
        due: day,
        isMoved: chosen !== undefined,
        fit: fitOf(day, action, { stages, pollingDay: campaign.pollingDay, today }),
        isOverdue: day < today,
        assignee: assignees.get(id) ?? null,
      },
    ];
  });
  return {
    assessmentId: latest.id,
    open: open.toSorted((a, b) => a.due.localeCompare(b.due) || Number(b.critical) - Number(a.critical)),
    settled: all.length - open.length,
  };
}

/** What an office's own list has of days and people. Empty for the campaign of a person. */
async function sharedPlan({ officeId }: HeldCampaign) {
  if (!officeId) return [];
  return db.officeAction.findMany({
    where: { officeId },
    select: {
      actionId: true,
      dueOn: true,
      planVersion: true,
      assigneeId: true,
      assignee: { select: { id: true, nameSealed: true } },
    },
  });
}

export type ListedResult = { ok: true; listed: number } | { ok: false; reason: "sign-in-again" };

/**
 * Puts the days of an office's plan on the office's own list, where somebody is assigned: only those of its shared
 * actions that have no day there yet.
 */
export async function putOnOfficeList(actor: Actor, campaignId: string, now: Date): Promise<ListedResult> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  const { officeId } = campaign;
  if (!officeId) throw new DomainError("NOT_FOUND");
  const { open } = await getPlan(actor, campaignId, now);
  const known = new Map((await sharedPlan(campaign)).map((row) => [row.actionId, row]));
  let listed = 0;
  for (const { action, due } of open) {
    const row = known.get(action.id);
    if (action.scope !== "office" || row?.dueOn) continue;
    const saved = await planOfficeAction(
      actor,
      {
        officeId,
        actionId: action.id,
        op: randomUUID(),
        version: row?.planVersion ?? 0,
        assigneeId: row?.assigneeId ?? null,
        plannedFor: due,
      },
      now,
    );
    if (saved.ok) listed += 1;
    else if (saved.reason === "sign-in-again") return { ok: false, reason: saved.reason };
  }
  return { ok: true, listed };
}

async function latestOf(campaignId: string): Promise<{ id: string; snapshot: Snapshot } | null> {
  const row = await db.assessment.findFirst({ where: { campaignId }, orderBy: { takenAt: "desc" } });
  return row && { id: row.id, snapshot: openAssessment(row) };
}

/** All that a stored assessment asks for, counted from the day it was taken, whether or not it is done by now. */
export function planned(
  campaign: HeldCampaign,
  snapshot: Snapshot,
  isListed: (action: string) => boolean,
): PlannedAction[] {
  return planFromGaps({
    gaps: gapsIn(snapshot),
    statements: new Map(
      snapshot.areas.flatMap((area) => area.statements.map((one) => [one.id, one.actions])),
    ),
    actions: loadCatalogue().actionById,
    isListed,
    stages: stagesOf(campaign),
    today: snapshot.takenOn,
  });
}

/** The dates of the own open campaign's plan by action, for the checklist. Empty without a campaign or a plan. */
export async function planDates(actor: Actor, now: Date): Promise<Map<string, CalendarDate>> {
  const campaign = await ownCampaign(actor);
  if (!campaign) return new Map();
  const { open } = await getPlan(actor, campaign.id, now);
  return new Map(open.map(({ action, due }) => [action.id, due]));
}

/** Moves an action of the plan to another day, or back to the one worked out. `NOT_FOUND` when it is not in the plan. */
export async function movePlanDate(
  actor: Actor,
  { campaignId, actionId, due }: { campaignId: string; actionId: string; due: CalendarDate | null },
  now: Date,
): Promise<PlanRow> {
  const { open } = await getPlan(actor, campaignId, now);
  if (!open.some(({ action }) => action.id === actionId)) throw new DomainError("NOT_FOUND");
  const key = { campaignId_actionId: { campaignId, actionId } };
  if (due === null) await db.planDate.deleteMany({ where: { campaignId, actionId } });
  else {
    const dueOn = { dueOn: asDay(due), updatedAt: now };
    await db.planDate.upsert({
      where: key,
      create: { campaignId, actionId, ...dueOn },
      update: dueOn,
    });
  }
  const after = await getPlan(actor, campaignId, now);
  const row = after.open.find(({ action }) => action.id === actionId);
  if (!row) throw new DomainError("CONFLICT");
  return row;
}
