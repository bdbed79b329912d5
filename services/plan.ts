import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import type { Action } from "@/domain/content-schema";
import type { CalendarDate } from "@/domain/dates";
import { type Fit, fitOf, isSettled, type PlannedAction } from "@/domain/election/plan";
import { DomainError } from "@/domain/errors";
import { asDay, londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { openMemberName } from "@/lib/office-names";
import { type HeldCampaign, heldCampaign, ownCampaign, stagesOf } from "@/services/campaign";
import { planOfficeAction } from "@/services/office-action-saves";
import { chosenDays, isShared, latestOf, planned } from "@/services/plan-days";
import { standingsFor } from "@/services/standings";

export type PlanRow = Omit<PlannedAction, "action" | "isDoubted"> & {
  action: Action;
  /** Whether somebody chose another day than the one worked out. */
  isMoved: boolean;
  fit: Fit;
  isOverdue: boolean;
  /** Who does it, in the plan of an office. */
  assignee: string | null;
  /** The office on whose list it is ticked off; null for one's own list. */
  officeId: string | null;
  /** In the plan of an office, what each person does on a list of their own: another answer settles it. */
  isEachOnes: boolean;
  /** How the list has it, where the answer says otherwise. */
  doubted: "done" | "not-for-me" | null;
  /** Whether the list the plan is for brings it without the plan. */
  isListed: boolean;
};
export type PlanView = {
  /** The assessment it follows from; null before the first. */
  assessmentId: string | null;
  /** What is open, soonest first. */
  open: PlanRow[];
  /** How many actions of the plan are done or set aside. */
  settled: number;
};

/** The plan of a campaign: the gaps of its latest assessment as dated actions, in the order of their dates. */
export async function getPlan(actor: Actor, campaignId: string, now: Date): Promise<PlanView> {
  return planOf(actor, await heldCampaign(actor, "edit", campaignId), now);
}

async function planOf(actor: Actor, campaign: HeldCampaign, now: Date): Promise<PlanView> {
  const latest = await latestOf(campaign.id);
  if (!latest) return { assessmentId: null, open: [], settled: 0 };
  const [standings, chosen, shared] = await Promise.all([
    standingsFor(actor, campaign, now),
    chosenDays(campaign),
    sharedPlan(campaign),
  ]);
  const assignees = new Map(
    shared.map(({ actionId, assignee }) => [actionId, assignee ? openMemberName(assignee) : null]),
  );
  const isListed = (id: string) => standings.get(id)?.isListed ?? false;
  const all = planned(campaign, latest.snapshot, isListed);
  const takenAt = latest.takenAt.toISOString();
  const today = londonDate(now);
  const span = { stages: stagesOf(campaign), pollingDay: campaign.pollingDay, today };
  const open = all.flatMap(({ action: id, due, isDoubted, ...rest }): PlanRow[] => {
    const action = loadCatalogue().actionById.get(id);
    const state = standings.get(id);
    if (!action || isSettled({ isDoubted }, state, takenAt)) return [];
    const day = chosen.get(id) ?? due;
    return [
      {
        ...rest,
        action,
        due: day,
        isMoved: day !== due,
        fit: fitOf(day, action, span),
        isOverdue: day < today,
        assignee: assignees.get(id) ?? null,
        officeId: state?.officeId ?? null,
        isEachOnes: campaign.officeId !== null && action.scope === "person",
        doubted: state?.standing === "done" || state?.standing === "not-for-me" ? state.standing : null,
        isListed: isListed(id),
      },
    ];
  });
  return {
    assessmentId: latest.id,
    open: open.toSorted((a, b) => a.due.localeCompare(b.due) || Number(b.critical) - Number(a.critical)),
    settled: all.length - open.length,
  };
}

/** Who does what on an office's own list. Empty for the campaign of a person. */
async function sharedPlan({ officeId }: HeldCampaign) {
  if (!officeId) return [];
  return db.officeAction.findMany({
    where: { officeId },
    select: {
      actionId: true,
      planVersion: true,
      assigneeId: true,
      assignee: { select: { id: true, nameSealed: true } },
    },
  });
}

export type ListedResult = { ok: true; listed: number } | { ok: false; reason: "sign-in-again" };

/**
 * Puts the days of an office's plan on the office's own list, where somebody is assigned: only those of its shared
 * actions that have no day there yet, or one of an earlier election.
 */
export async function putOnOfficeList(actor: Actor, campaignId: string, now: Date): Promise<ListedResult> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  const { officeId } = campaign;
  if (!officeId) throw new DomainError("NOT_FOUND");
  const [{ open }, chosen] = await Promise.all([planOf(actor, campaign, now), chosenDays(campaign)]);
  const known = new Map((await sharedPlan(campaign)).map((row) => [row.actionId, row]));
  let listed = 0;
  for (const { action, due } of open) {
    if (action.scope !== "office" || chosen.has(action.id)) continue;
    const row = known.get(action.id);
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

export type OwnPlan = { campaign: HeldCampaign; open: PlanRow[] };

/** What is open of the own open campaign's plan, for the checklist; null without a campaign. */
export async function ownPlan(actor: Actor, now: Date): Promise<OwnPlan | null> {
  const campaign = await ownCampaign(actor);
  return campaign && { campaign, open: (await planOf(actor, campaign, now)).open };
}

/**
 * Moves an action of the plan to another day, or back to the one worked out. `NOT_FOUND` when it is not in the plan,
 * and for what an office's own list has the day of.
 */
export async function movePlanDate(
  actor: Actor,
  { campaignId, actionId, due }: { campaignId: string; actionId: string; due: CalendarDate | null },
  now: Date,
): Promise<PlanRow> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  const { open } = await planOf(actor, campaign, now);
  const isHere = open.some(({ action }) => action.id === actionId);
  if (!isHere || (campaign.officeId && isShared(actionId))) throw new DomainError("NOT_FOUND");
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
  const after = await planOf(actor, campaign, now);
  const row = after.open.find(({ action }) => action.id === actionId);
  if (!row) throw new DomainError("CONFLICT");
  return row;
}
