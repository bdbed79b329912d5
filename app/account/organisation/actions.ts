"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { mailAboutOrganisation } from "@/lib/account-mail";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { leaveForOrganisation } from "@/lib/organisation-sign-in";
import { clientNetwork, take } from "@/lib/rate-limit";
import { mayChangeOrganisation, removeOwnOrganisation } from "@/services/organisation";

const HERE = "/account";
const AGAIN = `/sign-in?again=1&next=${encodeURIComponent(HERE)}`;

/** Leads to the organisation, to add the account there to the person who is signed in here. */
export const addOrganisationAction = formAction(
  { name: "account.add-organisation", schema: z.strictObject({}) },
  async (): Promise<FormState> => {
    const actor = await actorOfForm(HERE);
    const now = new Date();
    if (!(await mayChangeOrganisation(actor, now))) redirect(AGAIN);
    const taken = await take("organisation", await clientNetwork(), now);
    if (!taken.ok) redirect("/sign-in/organisation?why=often");
    const departure = { next: null, addTo: actor.sessionId, isAnew: false };
    redirect((await leaveForOrganisation(departure, now)) ?? "/sign-in/organisation?why=away");
  },
);

/** Removes the account at the organisation; whoever used it is signed out at once. */
export const removeOrganisationAction = formAction(
  { name: "account.remove-organisation", schema: z.strictObject({}) },
  async (): Promise<FormState> => {
    const actor = await actorOfForm(HERE);
    const result = await removeOwnOrganisation(actor, new Date());
    if (!result.ok) redirect(AGAIN);
    after(() => mailAboutOrganisation(actor.personId, "removed", new Date()));
    redirect(`${HERE}?done=organisation-removed#organisation`);
  },
);
