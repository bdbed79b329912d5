"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { mailAboutErasure } from "@/lib/account-mail";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { forgetRequest } from "@/lib/link-cookie";
import { signOut } from "@/lib/sign-in";
import { eraseOwn } from "@/services/erase";

const HERE = "/account/erase";
const MISTYPED = "Type your email address as it stands above, or the word ERASE";

/** Erases the person who asks. What cannot be undone is confirmed by typing. */
export const eraseAction = formAction(
  {
    name: "account.erase",
    schema: z.strictObject({ confirm: z.string().trim().min(1, MISTYPED).max(254, MISTYPED) }),
  },
  async ({ confirm }, values): Promise<FormState> => {
    const now = new Date();
    const result = await eraseOwn(await actorOfForm(HERE), confirm, now);
    if (!result.ok) {
      if (result.reason === "sign-in-again") redirect(`/sign-in?again=1&next=${encodeURIComponent(HERE)}`);
      return { errors: [{ field: "confirm", message: MISTYPED }], values };
    }
    // Their sessions went with them; what this browser keeps goes now.
    await signOut();
    await forgetRequest();
    after(() => mailAboutErasure(result.address, now));
    redirect(`${HERE}/done`);
  },
);
