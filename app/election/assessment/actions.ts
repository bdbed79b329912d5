"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { ANSWER_WORDS } from "@/components/election/words";
import { ANSWERS, type StatementAnswer } from "@/domain/election/readiness";
import { actorOfForm } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { formAction } from "@/lib/form-action";
import { backTo } from "@/lib/return-path";
import { saveArea, takeAssessment } from "@/services/assessment";

const statements = loadCatalogue().assessment.areas.flatMap((area) => area.statements);

/** Two fields for each statement there is, the answer and the one that was seen: anything else is refused. */
const says = () =>
  Object.fromEntries(
    statements.flatMap(({ id }) => [
      [`says-${id}`, z.enum(ANSWERS).optional()],
      [`saw-${id}`, z.enum([...ANSWERS, ""]).optional()],
    ]),
  );
const known = (value: unknown): StatementAnswer | null => ANSWERS.find((one) => one === value) ?? null;

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
  async ({ campaign, area, intent, ...fields }, values) => {
    const actor = await actorOfForm(backTo("/election/assessment", { campaign }));
    const given: Record<string, unknown> = fields;
    const said = new Map(
      statements.map(({ id }) => [
        id,
        { answer: known(given[`says-${id}`]), seen: known(given[`saw-${id}`]) },
      ]),
    );
    const result = await saveArea(actor, { campaignId: campaign, area, said }, new Date());
    if (!result.ok) {
      const { changed } = result;
      return {
        errors: changed.map(({ id, text, answer }) => ({
          field: `says-${id}`,
          message: `“${text}” was answered “${ANSWER_WORDS[answer]}” meanwhile. Save again to keep your answer, or choose another.`,
        })),
        values: { ...values, ...Object.fromEntries(changed.map(({ id, answer }) => [`saw-${id}`, answer])) },
      };
    }
    // A page one goes back to is drawn anew: with what stood there before, one's own answer would be asked about.
    revalidatePath("/election", "layout");
    const stays = intent === "pause" || result.next === null;
    const next = stays ? "" : `/${result.next}`;
    redirect(`/election/assessment${next}?campaign=${campaign}${stays ? "&saved=1" : ""}`);
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
    const actor = await actorOfForm(backTo("/election/assessment", { campaign }));
    const id = await takeAssessment(actor, { campaignId: campaign, op }, new Date());
    redirect(`/election/assessments/${id}?taken=1`);
  },
);
