import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { type Area, areasFor, wordsOf } from "@/domain/election/assessment-schema";
import { askedBy } from "@/domain/election/plan";
import {
  ANSWERS,
  differs,
  offeredAnswer,
  type Recorded,
  type StatementAnswer,
  UNRECORDED,
} from "@/domain/election/readiness";
import { recordedFor, type Snapshot, takeSnapshot } from "@/domain/election/snapshot";
import { DomainError } from "@/domain/errors";
import type { Prisma } from "@/generated/prisma/client";
import { openAssessment, sealAssessment } from "@/lib/assessment-seal";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { type HeldCampaign, heldCampaign } from "@/services/campaign";
import { type ActionStanding, standingsFor } from "@/services/standings";

const answerPlace = (campaignId: string, statementId: string) =>
  `StatementAnswer:sealed:${campaignId}:${statementId}`;

/** The answer that a row keeps; null for one that is no longer offered. */
export function openStatementAnswer(row: {
  campaignId: string;
  statementId: string;
  sealed: string;
}): StatementAnswer | null {
  const said = open(row.sealed, answerPlace(row.campaignId, row.statementId));
  return ANSWERS.find((known) => known === said) ?? null;
}

export type StatementView = {
  id: string;
  text: string;
  why: { text: string; sources: readonly string[] };
  yes: string;
  always: boolean;
  actions: { id: string; title: string }[];
  answer: StatementAnswer | null;
  recorded: Recorded;
  /** On whose lists that is recorded. */
  lists: ("own" | "office")[];
  /** The answer that recorded progress would support, when there is no answer yet. */
  offered: StatementAnswer | null;
  differs: boolean;
};
export type AreaView = Pick<Area, "id" | "title" | "summary" | "critical"> & {
  statements: StatementView[];
  answered: number;
};
export type AssessmentView = {
  campaign: HeldCampaign;
  areas: AreaView[];
  answered: number;
  of: number;
  latest: { id: string; takenAt: Date } | null;
};

/** The self-assessment of a campaign as far as it is answered, with what is recorded beside each statement. */
export async function getAssessment(actor: Actor, campaignId: string, now: Date): Promise<AssessmentView> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  const { assessment, actionById } = loadCatalogue();
  const [answers, standings, latest] = await Promise.all([
    answersOf(campaign.id),
    standingsFor(actor, campaign, now),
    db.assessment.findFirst({
      where: { campaignId },
      orderBy: { takenAt: "desc" },
      select: { id: true, takenAt: true },
    }),
  ]);
  const asked = areasFor(assessment, campaign.subject);
  const records = recordsOf(asked, standings);
  const areas = asked.map((area): AreaView => {
    const statements = area.statements.map((one): StatementView => {
      const answer = answers.get(one.id) ?? null;
      const recorded = recordedFor(one.actions, records);
      const recordedOn = one.actions.flatMap((id) => {
        const known = records.has(id) ? standings.get(id) : undefined;
        return known?.setAt ? [known.officeId ? ("office" as const) : ("own" as const)] : [];
      });
      return {
        id: one.id,
        text: wordsOf(one, campaign.subject),
        why: one.why,
        yes: one.yes,
        always: one.always,
        actions: one.actions.map((id) => ({ id, title: actionById.get(id)?.title ?? id })),
        answer,
        recorded,
        lists: [...new Set(recordedOn)],
        offered: answer === null ? offeredAnswer(recorded, one) : null,
        differs: differs(answer, recorded),
      };
    });
    const { id, title, summary, critical } = area;
    const answered = statements.filter(({ answer }) => answer !== null).length;
    return { id, title, summary, critical, statements, answered };
  });
  return {
    campaign,
    areas,
    answered: areas.reduce((sum, area) => sum + area.answered, 0),
    of: areas.reduce((sum, area) => sum + area.statements.length, 0),
    latest,
  };
}

async function answersOf(
  campaignId: string,
  tx: Prisma.TransactionClient = db,
): Promise<Map<string, StatementAnswer>> {
  const rows = await tx.statementAnswer.findMany({
    where: { campaignId },
    select: { campaignId: true, statementId: true, sealed: true },
  });
  return new Map(
    rows.flatMap((row) => {
      const answer = openStatementAnswer(row);
      return answer ? [[row.statementId, answer] as const] : [];
    }),
  );
}

/** What is recorded on the actions that the statements ask for. */
function recordsOf(
  areas: readonly Area[],
  standings: ReadonlyMap<string, ActionStanding>,
): Map<string, string> {
  const asked = areas.flatMap((area) =>
    area.statements.flatMap((one) => askedBy(one.actions, (id) => standings.get(id)?.isListed ?? false)),
  );
  return new Map(asked.map((id) => [id, standings.get(id)?.standing ?? UNRECORDED]));
}

/** What a form says about a statement, and the answer that stood there when it was drawn. */
export type Said = { answer: StatementAnswer | null; seen: StatementAnswer | null };
export type SaveAreaResult =
  | { ok: true; next: string | null }
  /** Answers that somebody else, or another device, gave meanwhile. Theirs stay; what else was said is saved. */
  | { ok: false; changed: { id: string; text: string; answer: StatementAnswer }[] };

/**
 * Saves the answers of one area. A statement that is left open, or as it stood, stays as it is now; "not for us" where
 * it is no answer is left open too. An answer over one that its sender has not seen is asked about, unless both say the
 * same. `NOT_FOUND` for an area that is not asked, or once the campaign has ended.
 */
export async function saveArea(
  actor: Actor,
  { campaignId, area, said }: { campaignId: string; area: string; said: ReadonlyMap<string, Said> },
  now: Date,
): Promise<SaveAreaResult> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  const areas = areasFor(loadCatalogue().assessment, campaign.subject);
  const place = areas.findIndex(({ id }) => id === area);
  const asked = areas[place];
  if (!asked || !campaign.isOpen) throw new DomainError("NOT_FOUND");
  const changed = await db.$transaction(async (tx) => {
    // One save of a campaign at a time: what it compares with is what it overwrites.
    await tx.$queryRaw`SELECT id FROM "Campaign" WHERE id = ${campaignId} FOR UPDATE`;
    const current = await answersOf(campaignId, tx);
    const theirs: { id: string; text: string; answer: StatementAnswer }[] = [];
    for (const statement of asked.statements) {
      const { id: statementId, always } = statement;
      const { answer, seen } = said.get(statementId) ?? { answer: null, seen: null };
      const stands = current.get(statementId) ?? null;
      if (answer === null || answer === seen || answer === stands) continue;
      if (always && answer === "not-for-us") continue;
      if (stands !== null && stands !== seen) {
        theirs.push({ id: statementId, text: wordsOf(statement, campaign.subject), answer: stands });
        continue;
      }
      const kept = { sealed: seal(answer, answerPlace(campaignId, statementId)), updatedAt: now };
      await tx.statementAnswer.upsert({
        where: { campaignId_statementId: { campaignId, statementId } },
        create: { campaignId, statementId, ...kept },
        update: kept,
      });
    }
    return theirs;
  });
  return changed.length > 0 ? { ok: false, changed } : { ok: true, next: areas[place + 1]?.id ?? null };
}

/**
 * Takes the assessment: keeps the answers as they are now, with what is recorded beside them. Insert only. The same
 * form sent again gives the same assessment.
 */
export async function takeAssessment(
  actor: Actor,
  { campaignId, op }: { campaignId: string; op: string },
  now: Date,
): Promise<string> {
  const campaign = await heldCampaign(actor, "edit", campaignId);
  if (!campaign.isOpen) throw new DomainError("NOT_FOUND");
  const { assessment, edition } = loadCatalogue();
  const [answers, standings] = await Promise.all([answersOf(campaignId), standingsFor(actor, campaign, now)]);
  const id = randomUUID();
  const snapshot = takeSnapshot({
    content: assessment,
    edition: edition.edition,
    subject: campaign.subject,
    kind: campaign.kind,
    pollingDay: campaign.pollingDay,
    takenOn: londonDate(now),
    answers,
    standings: recordsOf(areasFor(assessment, campaign.subject), standings),
  });
  await db.assessment.createMany({
    data: [{ ...sealAssessment(id, snapshot), campaignId, op, takenAt: now }],
    skipDuplicates: true,
  });
  const taken = await db.assessment.findUniqueOrThrow({
    where: { campaignId_op: { campaignId, op } },
    select: { id: true },
  });
  return taken.id;
}

export type TakenView = {
  id: string;
  takenAt: Date;
  campaign: HeldCampaign;
  snapshot: Snapshot;
  /** The one before it in the same campaign. */
  before: { id: string; takenAt: Date; snapshot: Snapshot } | null;
};

/** An assessment as it was taken, with the one before it. Never worked out again. */
export async function getTaken(actor: Actor, id: string): Promise<TakenView> {
  const row = await db.assessment.findUnique({ where: { id } });
  if (!row) throw new DomainError("NOT_FOUND");
  const campaign = await heldCampaign(actor, "edit", row.campaignId);
  const before = await db.assessment.findFirst({
    where: { campaignId: row.campaignId, takenAt: { lt: row.takenAt } },
    orderBy: { takenAt: "desc" },
  });
  return {
    id,
    takenAt: row.takenAt,
    campaign,
    snapshot: openAssessment(row),
    before: before && { id: before.id, takenAt: before.takenAt, snapshot: openAssessment(before) },
  };
}

export type TakenRow = { id: string; takenAt: Date; snapshot: Snapshot };

/** The assessments of a campaign, newest first. */
export async function listTaken(actor: Actor, campaignId: string): Promise<TakenRow[]> {
  await heldCampaign(actor, "edit", campaignId);
  const rows = await db.assessment.findMany({ where: { campaignId }, orderBy: { takenAt: "desc" } });
  return rows.map((row) => ({ id: row.id, takenAt: row.takenAt, snapshot: openAssessment(row) }));
}
