"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { ROLES } from "@/domain/access/grants";
import { nameField } from "@/domain/names";
import { actorOfForm } from "@/lib/actor";
import { type FormState, type FormValues, formAction, signInFirst } from "@/lib/form-action";
import { sendMail } from "@/lib/mail";
import { backTo, signInAgainPath } from "@/lib/return-path";
import {
  type InviteResult,
  inviteToOffice,
  resendInvitation,
  revokeInvitation,
} from "@/services/office-invitations";
import { changeRole, endOffice, removePerson, renameOffice } from "@/services/office-people";

const HERE = "/office/people";
const office = z.uuid();
const role = z.enum(ROLES);
const address = z
  .string()
  .trim()
  .min(1, "Enter the email address")
  .max(254, "Enter an email address of at most 254 characters")
  .transform((value) => value.normalize("NFKC").toLowerCase())
  .pipe(z.email("Enter the email address in full, such as name@example.org"));

const ALREADY_IN = "Somebody with this address is in the office already";
const TOO_MANY = "Thirty invitations in a day are the most. Send the rest tomorrow.";
const LAST_MANAGER = "An office needs a manager. Make somebody else manager first.";
const MISTYPED = "Type the office’s name as it stands above";

function done(officeId: string, what: string, where = ""): never {
  redirect(`${HERE}?office=${officeId}&done=${what}${where}`);
}

const pageOf = (officeId: string) => backTo(HERE, { office: officeId });

/** For what is one press, with nothing typed to lose. */
function signInAgain(officeId: string): never {
  redirect(signInAgainPath(pageOf(officeId)));
}

/** Sends an invitation once the answer is on its way, or says why there is none. */
function invited(result: InviteResult, field: string, values: FormValues): FormState | null {
  if (result.ok) {
    after(() => sendMail(result.letter));
    return null;
  }
  if (result.reason === "sign-in-again") return signInFirst(pageOf(String(values.office)), values);
  return {
    errors: [{ field, message: result.reason === "already-in" ? ALREADY_IN : TOO_MANY }],
    values,
  };
}

/** Asks somebody into the office. What is said is the same whether or not the address is known here. */
export const inviteAction = formAction(
  { name: "office.invite", schema: z.strictObject({ office, address, role }) },
  async (input, values): Promise<FormState> => {
    const asked = { officeId: input.office, address: input.address, role: input.role };
    const result = await inviteToOffice(await actorOfForm(pageOf(input.office)), asked, new Date());
    return invited(result, "address", values) ?? done(input.office, "invited", "#invited");
  },
);

/** Sends an invitation again. */
export const resendAction = formAction(
  { name: "office.resend", schema: z.strictObject({ office, invitation: z.uuid() }) },
  async (input, values): Promise<FormState> => {
    const asked = { officeId: input.office, id: input.invitation };
    const result = await resendInvitation(await actorOfForm(pageOf(input.office)), asked, new Date());
    if (!result.ok && result.reason === "sign-in-again") return signInAgain(input.office);
    return invited(result, "form", values) ?? done(input.office, "resent", "#invited");
  },
);

/** Takes an invitation back. */
export const revokeAction = formAction(
  { name: "office.revoke", schema: z.strictObject({ office, invitation: z.uuid() }) },
  async (input): Promise<FormState> => {
    const asked = { officeId: input.office, id: input.invitation };
    const result = await revokeInvitation(await actorOfForm(pageOf(input.office)), asked, new Date());
    return result.ok ? done(input.office, "revoked", "#invited") : signInAgain(input.office);
  },
);

/** Gives somebody another role. Whoever steps down leaves the managers' pages with it. */
export const changeRoleAction = formAction(
  { name: "office.change-role", schema: z.strictObject({ office, person: z.uuid(), role }) },
  async (input, values): Promise<FormState> => {
    const asked = { officeId: input.office, id: input.person, role: input.role };
    const result = await changeRole(await actorOfForm(pageOf(input.office)), asked, new Date());
    if (result.ok && result.hasSteppedDown) redirect(`/office/sharing?office=${input.office}`);
    if (result.ok) done(input.office, "role");
    if (result.reason === "sign-in-again") signInAgain(input.office);
    return { errors: [{ field: "role", message: LAST_MANAGER }], values };
  },
);

/** Ends somebody's place in the office. */
export const removePersonAction = formAction(
  { name: "office.remove-person", schema: z.strictObject({ office, person: z.uuid() }) },
  async (input): Promise<FormState> => {
    const asked = { officeId: input.office, id: input.person };
    const result = await removePerson(await actorOfForm(pageOf(input.office)), asked, new Date());
    return result.ok ? done(input.office, "removed") : signInAgain(input.office);
  },
);

/** Gives the office another name. */
export const renameOfficeAction = formAction(
  {
    name: "office.rename",
    schema: z.strictObject({ office, name: nameField("Enter the office’s name") }),
  },
  async (input, values): Promise<FormState> => {
    const asked = { officeId: input.office, name: input.name };
    const result = await renameOffice(await actorOfForm(pageOf(input.office)), asked, new Date());
    return result.ok ? done(input.office, "renamed") : signInFirst(pageOf(input.office), values);
  },
);

/** Ends the office. What cannot be undone is confirmed by typing. */
export const endOfficeAction = formAction(
  {
    name: "office.end",
    schema: z.strictObject({ office, confirm: z.string().trim().min(1, MISTYPED).max(200, MISTYPED) }),
  },
  async (input, values): Promise<FormState> => {
    const asked = { officeId: input.office, typed: input.confirm };
    const result = await endOffice(await actorOfForm(pageOf(input.office)), asked, new Date());
    if (result.ok) redirect("/office");
    if (result.reason === "sign-in-again") signInAgain(input.office);
    return { errors: [{ field: "confirm", message: MISTYPED }], values };
  },
);
