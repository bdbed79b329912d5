"use server";

import { after } from "next/server";
import { z } from "zod";
import { type FormState, formAction } from "@/lib/form-action";
import { cancelByToken } from "@/services/recovery";
import { mailAboutCancel } from "@/services/recovery-mail";

const OVER =
  "There is nothing left to cancel: it was cancelled already, ran out, or was used. If it was used and that was not you, sign in as you usually do and look at your account.";

/** The press of the button that a mailed link leads to. Opening the link alone cancels nothing. */
export const cancelByMailAction = formAction(
  { name: "recovery.cancel-by-mail", schema: z.strictObject({ token: z.string().max(100) }) },
  async ({ token }): Promise<FormState> => {
    const now = new Date();
    const result = await cancelByToken(token, now);
    if (!result.ok) return { errors: [{ field: "cancel", message: OVER }], values: {} };
    after(() => mailAboutCancel(result.personId, now));
    return { errors: [], values: {}, saved: "cancelled" };
  },
);
