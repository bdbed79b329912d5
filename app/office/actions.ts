"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { NAME_TAKEN } from "@/components/office/words";
import { LEVELS } from "@/domain/access/office-view";
import { memberNameField } from "@/domain/names";
import { NUDGES } from "@/domain/nudge";
import { actorOfForm } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { type FormState, formAction } from "@/lib/form-action";
import { backTo, signInAgainPath } from "@/lib/return-path";
import { nudge } from "@/services/nudge";
import { setLevel, setNameInOffice } from "@/services/sharing";

const id = z.uuid();

/** Chooses what an office sees of the person who asks. */
export const setLevelAction = formAction(
  {
    name: "office.set-level",
    schema: z.strictObject({ office: id, level: z.enum(LEVELS, "Choose what the office sees") }),
  },
  async ({ office, level }): Promise<FormState> => {
    const actor = await actorOfForm(backTo("/office/sharing", { office }));
    await setLevel(actor, office, level, new Date());
    redirect(`/office/sharing?office=${office}&done=level#level`);
  },
);

/** Changes what the person who asks is called in an office. */
export const setNameInOfficeAction = formAction(
  {
    name: "office.set-name",
    schema: z.strictObject({
      office: id,
      name: memberNameField("Enter the name your office knows you by"),
    }),
  },
  async ({ office, name }, values): Promise<FormState> => {
    const actor = await actorOfForm(backTo("/office/sharing", { office }));
    const result = await setNameInOffice(actor, { officeId: office, name }, new Date());
    if (!result.ok) return { errors: [{ field: "name", message: NAME_TAKEN }], values };
    redirect(`/office/sharing?office=${office}&done=name#name`);
  },
);

/** Sends the neutral reminder to one person. */
export const nudgeAction = formAction(
  {
    name: "office.nudge",
    schema: z.strictObject({
      person: id,
      text: z.enum(
        NUDGES.map((one) => one.id),
        "Choose what the reminder says",
      ),
    }),
  },
  async ({ person, text }, values): Promise<FormState> => {
    const here = `/office/nudge/${person}`;
    const result = await nudge(await actorOfForm(here), { membershipId: person, text }, new Date());
    if (result.ok) redirect(`${here}?done=1`);
    if (result.reason === "sign-in-again") redirect(signInAgainPath(here));
    const message = `They were reminded this week already. You can send another from ${londonMoment(result.againFrom)}.`;
    return { errors: [{ field: "form", message }], values };
  },
);
