"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { memberNameField, nameField } from "@/domain/names";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { createOffice } from "@/services/own-office";

const TOO_MANY = "You have created five offices today. Wait until tomorrow for another.";

/** Makes an office, whose manager is whoever asks. */
export const createOfficeAction = formAction(
  {
    name: "office.create",
    schema: z.strictObject({
      name: nameField("Enter the office’s name"),
      ownName: memberNameField("Enter your name"),
      op: z.uuid(),
    }),
  },
  async (input, values): Promise<FormState> => {
    const result = await createOffice(await actorOfForm("/office/new"), input, new Date());
    if (!result.ok) return { errors: [{ field: "name", message: TOO_MANY }], values };
    redirect(`/office/people?office=${result.officeId}&done=created`);
  },
);
