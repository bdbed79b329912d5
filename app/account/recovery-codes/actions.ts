"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { makeRecoveryCodes } from "@/services/recovery-codes";
import { mailAboutCodes } from "@/services/recovery-mail";

const HERE = "/account/recovery-codes";
const MEANWHILE =
  "New codes have been made since this page was opened, so nothing was changed. If you did not print them, open this page again and make new ones.";
const NOT_NEEDED = "Add a passkey first. Until you have one, a link by email signs you in.";

/** Makes recovery codes. They are in this one answer and nowhere else. */
export const makeCodesAction = formAction(
  { name: "account.make-recovery-codes", schema: z.strictObject({ set: z.string().max(40) }) },
  async ({ set }): Promise<FormState> => {
    const now = new Date();
    const actor = await actorOfForm(HERE);
    const result = await makeRecoveryCodes(actor, set, now);
    if (!result.ok) {
      if (result.reason === "sign-in-again") redirect(`/sign-in?again=1&next=${encodeURIComponent(HERE)}`);
      const message = result.reason === "not-needed" ? NOT_NEEDED : MEANWHILE;
      return { errors: [{ field: "make-codes", message }], values: {} };
    }
    after(() => mailAboutCodes(actor.personId, now));
    return { errors: [], values: { codes: result.codes }, saved: "made" };
  },
);
