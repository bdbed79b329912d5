"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { mailAboutPasskey } from "@/lib/account-mail";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction } from "@/lib/form-action";
import { endOtherSessions, endSessionOf, removePasskey, renamePasskey } from "@/services/account";

const HERE = "/account";
const id = z.uuid();

/** Gives a passkey a name of its owner's choice. */
export const renamePasskeyAction = formAction(
  {
    name: "account.rename-passkey",
    schema: z.strictObject({
      passkey: id,
      name: z.string().trim().min(1, "Enter a name").max(60, "Shorten the name to 60 characters"),
    }),
  },
  async ({ passkey, name }): Promise<FormState> => {
    await renamePasskey(await actorOfForm(HERE), passkey, name);
    redirect(`${HERE}?done=renamed#passkeys`);
  },
);

/** Removes a passkey; whoever used it is signed out at once. */
export const removePasskeyAction = formAction(
  { name: "account.remove-passkey", schema: z.strictObject({ passkey: id }) },
  async ({ passkey }): Promise<FormState> => {
    const actor = await actorOfForm(HERE);
    const result = await removePasskey(actor, passkey, new Date());
    if (!result.ok) redirect(`/sign-in?again=1&next=${encodeURIComponent(HERE)}`);
    after(() => mailAboutPasskey(actor.personId, "removed", new Date()));
    redirect(`${HERE}?done=removed#passkeys`);
  },
);

/** Signs another browser of the same person out. */
export const endSessionAction = formAction(
  { name: "account.end-session", schema: z.strictObject({ session: id }) },
  async ({ session }): Promise<FormState> => {
    await endSessionOf(await actorOfForm(HERE), session, new Date());
    redirect(`${HERE}?done=signed-out#sessions`);
  },
);

/** Signs every other browser of the same person out. */
export const endOtherSessionsAction = formAction(
  { name: "account.end-other-sessions", schema: z.strictObject({}) },
  async (): Promise<FormState> => {
    await endOtherSessions(await actorOfForm(HERE), new Date());
    redirect(`${HERE}?done=all-signed-out#sessions`);
  },
);
