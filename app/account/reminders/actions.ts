"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { RHYTHMS } from "@/domain/reminder";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { chooseReminder } from "@/services/reminders";

const HERE = "/account/reminders";

/** Chooses how often somebody is reminded of their checklist. */
export const chooseReminderAction = formAction(
  {
    name: "account.reminders",
    schema: z.strictObject({ rhythm: z.enum(["never", ...RHYTHMS], "Choose one of the three") }),
  },
  async ({ rhythm }): Promise<FormState> => {
    await chooseReminder(await actorOfForm(HERE), rhythm, new Date());
    redirect(`${HERE}?done=${rhythm}`);
  },
);
