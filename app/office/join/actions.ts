"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { NAME_TAKEN } from "@/components/office/words";
import { LEVELS } from "@/domain/access/office-view";
import { memberNameField } from "@/domain/names";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { declineInvitation, joinOffice } from "@/services/joining";

const HERE = "/office/join";
const answered = { invitation: z.uuid(), office: z.uuid() };

/** Joins an office by an invitation to one's own address. */
export const joinOfficeAction = formAction(
  {
    name: "office.join",
    schema: z.strictObject({ ...answered, name: memberNameField("Enter your name"), level: z.enum(LEVELS) }),
  },
  async ({ invitation, office, name, level }, values): Promise<FormState> => {
    const input = { invitationId: invitation, officeId: office, name, level };
    const result = await joinOffice(await actorOfForm(HERE), input, new Date());
    if (!result.ok) return { errors: [{ field: "name", message: NAME_TAKEN }], values };
    redirect(`${HERE}?done=joined&office=${office}`);
  },
);

/** Declines an invitation. */
export const declineInvitationAction = formAction(
  { name: "office.decline", schema: z.strictObject(answered) },
  async ({ invitation, office }): Promise<FormState> => {
    const input = { invitationId: invitation, officeId: office };
    await declineInvitation(await actorOfForm(HERE), input, new Date());
    redirect(`${HERE}?done=declined`);
  },
);
