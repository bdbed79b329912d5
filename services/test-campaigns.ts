import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import type { StatementAnswer } from "@/domain/election/readiness";
import { getAssessment, type Said, saveArea, takeAssessment } from "./assessment";
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

/** What a form says that was drawn before anything was answered. */
export function firstAnswers(answers: Record<string, StatementAnswer>): Map<string, Said> {
  return new Map(Object.entries(answers).map(([id, answer]) => [id, { answer, seen: null }]));
}

/** Answers every statement, with "yes" unless told otherwise, and takes the assessment. Returns its id. */
export async function anAssessment(
  actor: Actor,
  campaignId: string,
  now: Date,
  said: Record<string, StatementAnswer> = {},
): Promise<string> {
  for (const area of (await getAssessment(actor, campaignId, now)).areas) {
    const answers = area.statements.map(
      ({ id, answer }) => [id, { answer: said[id] ?? "yes", seen: answer }] as const,
    );
    await saveArea(actor, { campaignId, area: area.id, said: new Map(answers) }, now);
  }
  return takeAssessment(actor, { campaignId, op: randomUUID() }, now);
}
