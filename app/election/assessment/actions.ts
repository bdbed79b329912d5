"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { ANSWERS, type StatementAnswer } from "@/domain/election/readiness";
import { actorOfForm } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { formAction } from "@/lib/form-action";
import { saveArea, takeAssessment } from "@/services/assessment";

const PREFIX = "says-";

/** One field for each statement there is: anything else in the form is refused. */
const says = () =>
  Object.fromEntries(
    loadCatalogue()
      .assessment.areas.flatMap((area) => area.statements)
      .map(({ id }) => [`${PREFIX}${id}`, z.enum(ANSWERS).optional()]),
  );

export const saveAreaAction = formAction(
  {
    name: "election.save-area",
    schema: z.strictObject({
      campaign: z.uuid(),
      area: z.string().max(60),
      intent: z.enum(["next", "pause"]),
      ...says(),
    }),
  },
  async ({ campaign, area, intent, ...said }) => {
    const actor = await actorOfForm("/election/assessment");
    const answers = new Map(
      Object.entries(said).flatMap(([field, answer]): [string, StatementAnswer][] => {
        const known = ANSWERS.find((one) => one === answer);
        return known ? [[field.slice(PREFIX.length), known]] : [];
      }),
    );
    const { next } = await saveArea(actor, { campaignId: campaign, area, answers }, new Date());
    const stays = intent === "pause" || next === null;
    redirect(`/election/assessment${stays ? "" : `/${next}`}?campaign=${campaign}${stays ? "&saved=1" : ""}`);
  },
);

export const takeAction = formAction(
  {
    name: "election.take",
    schema: z.strictObject({
      campaign: z.uuid(),
      op: z.uuid("Reload the page, then send the form again"),
    }),
  },
  async ({ campaign, op }) => {
    const actor = await actorOfForm("/election/assessment");
    const id = await takeAssessment(actor, { campaignId: campaign, op }, new Date());
    redirect(`/election/assessments/${id}?taken=1`);
  },
);
