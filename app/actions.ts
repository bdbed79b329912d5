"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { cancelRecovery } from "@/services/recovery";
import { mailAboutCancel } from "@/services/recovery-mail";

/** Cancels whatever is under way to get into one's account: the button stands on every page. */
export const cancelRecoveryAction = formAction(
  { name: "recovery.cancel", schema: z.strictObject({}) },
  async (): Promise<FormState> => {
    const actor = await actorOfForm("/account");
    const now = new Date();
    if (await cancelRecovery(actor, now)) after(() => mailAboutCancel(actor.personId, now));
    // The frame around pages has the notice: a redirect alone would leave it standing.
    revalidatePath("/", "layout");
    redirect("/account?done=cancelled");
  },
);
