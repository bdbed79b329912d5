"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actorOfForm } from "@/lib/actor";
import { formAction } from "@/lib/form-action";
import { backTo } from "@/lib/return-path";
import { leavePart, takePart } from "@/services/campaign-office";

export const takePartAction = formAction(
  {
    name: "election.take-part",
    schema: z.strictObject({ campaign: z.uuid(), office: z.uuid(), shares: z.literal("yes").optional() }),
  },
  async ({ campaign, office, shares }) => {
    const actor = await actorOfForm(backTo("/election/office", { office }));
    await takePart(actor, campaign, shares === "yes", new Date());
    redirect(`/election/office?office=${office}&part=1`);
  },
);

export const leavePartAction = formAction(
  { name: "election.leave-part", schema: z.strictObject({ office: z.uuid() }) },
  async ({ office }) => {
    await leavePart(await actorOfForm(backTo("/election/office", { office })));
    redirect(`/election/office?office=${office}&left=1`);
  },
);
