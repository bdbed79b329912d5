import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import type { Item } from "@/domain/checklist";
import { DomainError } from "@/domain/errors";
import { planSitting } from "@/domain/sitting";
import { db } from "@/lib/db";
import { getChecklist, setStatus } from "@/services/checklist";
import type { SaveResult } from "@/services/status";

export const SITTING_MINUTES = [5, 15, 30, 60] as const;
const LONGEST = 240;

/** The best use of some minutes, without starting anything. Items in the order to do them. */
export async function proposeSitting(actor: Actor, minutes: number, now: Date): Promise<Item[]> {
  const { items } = await getChecklist(actor, now);
  const byId = new Map(items.map((item) => [item.action.id, item]));
  return planSitting(items, Math.min(LONGEST, Math.max(1, minutes))).flatMap((id) => byId.get(id) ?? []);
}

export type SittingView = {
  minutes: number;
  position: number;
  steps: Item[];
  /** The step to do now; null when the sitting has come to its end. */
  current: Item | null;
  /** Steps done since it began. */
  done: Item[];
};

/** The sitting under way, or null. Steps that left the list since are skipped over. */
export async function getSitting(actor: Actor, now: Date): Promise<SittingView | null> {
  const { personId } = grant(actor, "checklist:read-own", actor.personId);
  const sitting = await db.sitting.findUnique({ where: { personId } });
  if (!sitting) return null;
  const { items } = await getChecklist(actor, now);
  const byId = new Map(items.map((item) => [item.action.id, item]));
  const recorded = await db.actionState.findMany({
    where: { personId, actionId: { in: sitting.steps }, status: "done", setAt: { gte: sitting.startedAt } },
    select: { actionId: true },
  });
  const left = sitting.steps.slice(sitting.position).find((id) => byId.has(id));
  return {
    minutes: sitting.minutes,
    position: left ? sitting.steps.indexOf(left) : sitting.steps.length,
    steps: sitting.steps.flatMap((id) => byId.get(id) ?? []),
    current: (left && byId.get(left)) || null,
    done: recorded.flatMap(({ actionId }) => byId.get(actionId) ?? []),
  };
}

/** Starts a sitting in place of any other. Returns how many steps it has: none when nothing fits. */
export async function startSitting(actor: Actor, minutes: number, now: Date): Promise<number> {
  const { personId } = grant(actor, "checklist:edit-own", actor.personId);
  const steps = (await proposeSitting(actor, minutes, now)).map((item) => item.action.id);
  if (steps.length === 0) return 0;
  const sitting = { minutes, steps, position: 0, startedAt: now };
  await db.sitting.upsert({ where: { personId }, create: { personId, ...sitting }, update: sitting });
  return steps.length;
}

/**
 * Moves on from a step, after setting it done or asking for help where that was chosen. Sent twice it moves once:
 * the new place follows from the step, not from where the sitting stands.
 */
export async function leaveStep(
  actor: Actor,
  input: { actionId: string; status: "done" | "needs-help" | null; op: string; version: number },
  now: Date,
): Promise<SaveResult | null> {
  const { personId } = grant(actor, "checklist:edit-own", actor.personId);
  const sitting = await db.sitting.findUnique({ where: { personId } });
  const position = sitting?.steps.indexOf(input.actionId) ?? -1;
  if (position < 0) throw new DomainError("NOT_FOUND");
  const saved = input.status
    ? await setStatus(actor, { ...input, status: input.status, reason: null, reasonText: "" }, now)
    : null;
  if (saved && !saved.ok) return saved;
  await db.sitting.updateMany({
    where: { personId, position: { lte: position } },
    data: { position: position + 1 },
  });
  return saved;
}

export async function endSitting(actor: Actor): Promise<void> {
  const { personId } = grant(actor, "checklist:edit-own", actor.personId);
  await db.sitting.deleteMany({ where: { personId } });
}
