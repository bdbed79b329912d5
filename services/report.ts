import "server-only";
import type { Actor } from "@/domain/access/grants";
import type { Level } from "@/domain/election/readiness";
import { buildReport, type Report, type ReportFor } from "@/domain/election/report";
import { db } from "@/lib/db";
import { take } from "@/lib/rate-limit";
import { reportPdf } from "@/lib/tagged-pdf";
import { getTaken } from "@/services/assessment";
import { getPlan } from "@/services/plan";

const LEVEL_WORDS: Record<Level, string> = {
  firm: "Firm",
  nearly: "Nearly",
  gaps: "Gaps",
  unknown: "Unknown",
};

export type ReportView = { report: Report; campaign: Awaited<ReturnType<typeof getTaken>>["campaign"] };

/** The report of an assessment that was taken. The plan in it is the campaign's as it stands now. */
export async function getReport(actor: Actor, id: string, who: ReportFor, now: Date): Promise<ReportView> {
  const { snapshot, campaign, takenAt } = await getTaken(actor, id);
  const [plan, taken] = await Promise.all([
    getPlan(actor, campaign.id, now),
    db.assessment.count({ where: { campaignId: campaign.id, takenAt: { lte: takenAt } } }),
  ]);
  const open = plan.open.map(({ action, due }) => ({ title: action.title, due }));
  return { report: buildReport({ snapshot, taken, plan: open, levelWords: LEVEL_WORDS }, who), campaign };
}

export type PdfResult =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | { ok: false; retryAfterSeconds: number };

/** The same as a PDF that a screen reader can read. Making one takes work, so it is limited. */
export async function getReportPdf(actor: Actor, id: string, who: ReportFor, now: Date): Promise<PdfResult> {
  const { report } = await getReport(actor, id, who, now);
  const taken = await take("report", actor.personId, now);
  if (!taken.ok) return taken;
  return { ok: true, bytes: await reportPdf(report, now) };
}
