"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, formAction } from "@/lib/form-action";
import { stopReminders } from "@/services/reminders";

/** Ends the reminders a mail came from. Whoever has the mail may: nobody is signed in, and nothing is answered. */
export const stopRemindersAction = formAction(
  {
    name: "reminders.stop",
    schema: z.strictObject({ token: z.string().regex(/^[\w-]{43}$/, "Use the link of a reminder") }),
  },
  async ({ token }): Promise<FormState> => {
    await stopReminders(token);
    redirect(`/stop-reminders/${token}?done=1`);
  },
);
