import "server-only";
import type { Prisma } from "@/generated/prisma/client";
import { openAssessment } from "@/lib/assessment-seal";
import { loadCatalogue } from "@/lib/content";
import { openStatementAnswer } from "@/services/assessment";
import { openCampaignName } from "@/services/campaign";

type Db = Prisma.TransactionClient;

/** The elections somebody prepares for, with all that is kept for them: for their own reading and download. */
export async function campaignsOf(tx: Db, personId: string) {
  const { assessment, actionById } = loadCatalogue();
  const rows = await tx.campaign.findMany({
    where: { personId },
    orderBy: { createdAt: "asc" },
    include: {
      answers: { orderBy: { updatedAt: "asc" } },
      assessments: { orderBy: { takenAt: "asc" } },
      planDates: { orderBy: { dueOn: "asc" } },
      feed: true,
    },
  });
  const statements = new Map(
    assessment.areas.flatMap((area) => area.statements.map((one) => [one.id, one.text] as const)),
  );
  return rows.map((row) => ({
    id: row.id,
    name: openCampaignName(row),
    kind: row.kind,
    nation: row.nation,
    pollingDay: row.pollingDay,
    dissolution: row.dissolution,
    dissolutionGiven: row.dissolutionGiven,
    startedOn: row.startedOn,
    partOfId: row.partOfId,
    sharesReadiness: row.sharesReadiness,
    version: row.version,
    createdAt: row.createdAt,
    endedAt: row.endedAt,
    answers: row.answers.map((answer) => ({
      campaignId: row.id,
      statementId: answer.statementId,
      statement: statements.get(answer.statementId) ?? answer.statementId,
      answer: openStatementAnswer(answer),
      updatedAt: answer.updatedAt,
    })),
    assessments: row.assessments.map((taken) => ({
      id: taken.id,
      campaignId: row.id,
      op: taken.op,
      snapshot: openAssessment(taken),
      takenAt: taken.takenAt,
    })),
    planDates: row.planDates.map(({ actionId, dueOn, updatedAt }) => ({
      campaignId: row.id,
      actionId,
      title: actionById.get(actionId)?.title ?? actionId,
      dueOn,
      updatedAt,
    })),
    feeds: row.feed ? [{ id: row.feed.id, campaignId: row.id, createdAt: row.feed.createdAt }] : [],
  }));
}

/**
 * Takes somebody's own campaign out of that of an office they leave, in that transaction: nothing of it is shared. Nor
 * do they keep an address that tells the office's days.
 */
export async function leaveOfficeCampaigns(tx: Db, officeId: string, personId: string): Promise<void> {
  await tx.campaign.updateMany({
    where: { personId, partOf: { officeId } },
    data: { partOfId: null, sharesReadiness: false },
  });
  await endFeedsOf(tx, officeId, personId);
}

/** Ends the private addresses somebody made for an office's elections, which they may no longer manage. */
export async function endFeedsOf(tx: Db, officeId: string, personId: string): Promise<void> {
  await tx.calendarFeed.deleteMany({ where: { madeById: personId, campaign: { officeId } } });
}
