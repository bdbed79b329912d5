"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { backTo } from "@/lib/return-path";
import { leaveOffice } from "@/services/leaving";

const HAND_OVER = "You are the only manager. Make somebody else manager first.";

/** Leaves an office. */
export const leaveOfficeAction = formAction(
  { name: "office.leave", schema: z.strictObject({ office: z.uuid() }) },
  async ({ office }, values): Promise<FormState> => {
    const result = await leaveOffice(
      await actorOfForm(backTo("/office/leave", { office })),
      office,
      new Date(),
    );
    if (!result.ok) return { errors: [{ field: "form", message: HAND_OVER }], values };
    redirect(`/office/leave?done=${result.hasEnded ? "ended" : "left"}`);
  },
);
