"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, formAction } from "@/lib/form-action";
import { leaveForOrganisation } from "@/lib/organisation-sign-in";
import { clientNetwork, take } from "@/lib/rate-limit";
import { returnPath } from "@/lib/return-path";

/** Leads to the organisation's own sign-in. `again` has it ask who it is, even somebody it has just signed in. */
export const signInWithOrganisationAction = formAction(
  {
    name: "sign-in.organisation",
    schema: z.strictObject({ next: z.string().max(300).default(""), again: z.literal("1").optional() }),
  },
  async ({ next, again }): Promise<FormState> => {
    const now = new Date();
    const taken = await take("organisation", await clientNetwork(), now);
    if (!taken.ok) redirect("/sign-in/organisation?why=often");
    const departure = { next: returnPath(next), addTo: null, isAnew: again === "1" };
    redirect((await leaveForOrganisation(departure, now)) ?? "/sign-in/organisation?why=away");
  },
);
