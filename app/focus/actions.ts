"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { STATUS_WORDS } from "@/components/checklist/words";
import { actorOfForm } from "@/lib/actor";
import { formAction } from "@/lib/form-action";
import { endSitting, leaveStep, startSitting } from "@/services/sitting";

export const startSittingAction = formAction(
  {
    name: "focus.start",
    schema: z.strictObject({ minutes: z.coerce.number().int().min(1).max(240) }),
  },
  async ({ minutes }, values) => {
    const actor = await actorOfForm(`/focus?minutes=${minutes}`);
    const steps = await startSitting(actor, minutes, new Date());
    if (steps > 0) redirect("/focus");
    return {
      errors: [{ field: "minutes", message: "Nothing on your list fits. Choose a longer time." }],
      values,
    };
  },
);

export const leaveStepAction = formAction(
  {
    name: "focus.leave-step",
    schema: z.strictObject({
      action: z.string().max(80),
      op: z.uuid("Reload the page, then send the form again"),
      version: z.coerce.number().int().min(0).max(1_000_000),
      intent: z.enum(["done", "needs-help", "skip"]),
    }),
  },
  async (input, values) => {
    const actor = await actorOfForm("/focus");
    const status = input.intent === "skip" ? null : input.intent;
    const saved = await leaveStep(
      actor,
      { actionId: input.action, status, op: input.op, version: input.version },
      new Date(),
    );
    if (saved && !saved.ok) {
      const message = `On another device this was set to “${STATUS_WORDS[saved.status]}”. Choose again to decide which one stands.`;
      return { errors: [{ field: "step", message }], values: { ...values, version: String(saved.version) } };
    }
    redirect("/focus");
  },
);

export const endSittingAction = formAction({ name: "focus.end", schema: z.strictObject({}) }, async () => {
  await endSitting(await actorOfForm("/focus"));
  redirect("/checklist");
});
