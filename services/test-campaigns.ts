import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { areasFor, type Subject } from "@/domain/election/assessment-schema";
import type { StatementAnswer } from "@/domain/election/readiness";
import { loadCatalogue } from "@/lib/content";
import { saveArea, takeAssessment } from "./assessment";
import { beginCampaign } from "./campaign";

export const LOCAL = {
  name: "",
  kind: "local",
  nation: "england",
  pollingDay: "2027-05-06",
  dissolution: null,
} as const;

/** A campaign for 6 May 2027, of the person or of an office. Returns its id. */
export async function aCampaign(actor: Actor, now: Date, officeId: string | null = null): Promise<string> {
  const begun = await beginCampaign(actor, officeId, LOCAL, now);
  if (!begun.ok) throw new Error(JSON.stringify(begun));
  return begun.id;
}

/** Answers every statement, with "yes" unless told otherwise, and takes the assessment. Returns its id. */
export async function anAssessment(
  actor: Actor,
  campaignId: string,
  now: Date,
  said: Record<string, StatementAnswer> = {},
  subject: Subject = "person",
): Promise<string> {
  for (const area of areasFor(loadCatalogue().assessment, subject)) {
    const answers = new Map(area.statements.map(({ id }) => [id, said[id] ?? "yes"] as const));
    await saveArea(actor, { campaignId, area: area.id, answers }, now);
  }
  return takeAssessment(actor, { campaignId, op: randomUUID() }, now);
}
