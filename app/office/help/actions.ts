"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { STATUS_WORDS } from "@/components/checklist/words";
import { MOST_HELP_DAYS } from "@/domain/access/help";
import { AIDE_HOWS } from "@/domain/provenance";
import { mailAboutHelp } from "@/lib/account-mail";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction, signInFirst } from "@/lib/form-action";
import { backTo, signInAgainPath } from "@/lib/return-path";
import { chooseHelp, confirmHelp, endHelp } from "@/services/help";
import { takeBack } from "@/services/help-record";
import { recordForPrincipal } from "@/services/helping";

const HERE = "/office/help";
const id = z.uuid();
const DAYS = `Enter a number of days from 1 to ${MOST_HELP_DAYS}`;

/** Keeps whom a principal wants to name, and leads to the preview. */
export const chooseHelpAction = formAction(
  {
    name: "help.choose",
    schema: z.strictObject({
      office: id,
      aide: z.uuid("Choose who helps you"),
      days: z
        .string()
        .trim()
        .regex(/^\d{1,2}$/, DAYS)
        .transform(Number)
        .refine((days) => days >= 1 && days <= MOST_HELP_DAYS, DAYS),
      action: z
        .array(z.string().max(80), "Choose at least one step")
        .min(1, "Choose at least one step")
        .max(80),
    }),
    lists: ["action"],
  },
  async ({ office, aide, days, action }, values): Promise<FormState> => {
    const page = backTo(`${HERE}/name`, { office });
    const actor = await actorOfForm(page);
    const input = { officeId: office, aide, days, actions: action };
    const result = await chooseHelp(actor, input, new Date());
    if (result.ok) redirect(`${HERE}/check?office=${office}`);
    if (result.reason === "sign-in-again") return signInFirst(page, values);
    const message = "Your list has changed meanwhile. Reload the page and choose again.";
    return { errors: [{ field: "action", message }], values };
  },
);

/** Names the aide whom the principal has just seen the preview for. */
export const confirmHelpAction = formAction(
  { name: "help.confirm", schema: z.strictObject({ office: id, help: id }) },
  async ({ office, help }): Promise<FormState> => {
    const page = backTo(`${HERE}/check`, { office });
    const actor = await actorOfForm(page);
    const now = new Date();
    const result = await confirmHelp(actor, { officeId: office, helpId: help }, now);
    if (!result.ok) {
      if (result.reason === "sign-in-again") redirect(signInAgainPath(page));
      redirect(`${HERE}/name?office=${office}`);
    }
    if (!result.isReplay) after(() => mailAboutHelp(actor.personId, result.aideId, now));
    redirect(`${HERE}?office=${office}&done=named`);
  },
);

/** Ends it, with one press. */
export const endHelpAction = formAction(
  { name: "help.end", schema: z.strictObject({ office: id }) },
  async ({ office }): Promise<FormState> => {
    await endHelp(await actorOfForm(backTo(HERE, { office })), office, new Date());
    redirect(`${HERE}?office=${office}&done=ended`);
  },
);

/** Takes back what an aide recorded. */
export const takeBackAction = formAction(
  {
    name: "help.take-back",
    schema: z.strictObject({ change: id, op: z.uuid("Reload the page, then send the form again") }),
  },
  async ({ change, op }, values): Promise<FormState> => {
    const result = await takeBack(await actorOfForm(HERE), { changeId: change, op }, new Date());
    if (result.ok) redirect(`${HERE}?done=taken-back#records`);
    const message = "This step has changed since. Reload the page to see how it stands.";
    return { errors: [{ field: "records", message }], values };
  },
);

/** Records for a principal that an opened step is done. */
export const recordHelpAction = formAction(
  {
    name: "help.record",
    schema: z.strictObject({
      help: id,
      action: z.string().max(80),
      how: z.enum(AIDE_HOWS, "Choose how you know that it is done"),
      op: z.uuid("Reload the page, then send the form again"),
      version: z.coerce.number().int().min(0).max(1_000_000),
    }),
  },
  async ({ help, action, how, op, version }, values): Promise<FormState> => {
    const page = `${HERE}/${help}`;
    const input = { helpId: help, actionId: action, how, op, version };
    const result = await recordForPrincipal(await actorOfForm(page), input, new Date());
    if (result.ok) redirect(`${page}?done=${how}`);
    if (result.reason === "sign-in-again") redirect(signInAgainPath(page));
    const message = `This step has changed meanwhile: it is set to “${STATUS_WORDS[result.status]}” now. Record it again only if that is still right.`;
    return { errors: [{ field: "record", message }], values: { ...values, version: String(result.version) } };
  },
);
