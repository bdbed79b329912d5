"use server";

import { cookies } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { mailAboutNewDevice } from "@/lib/account-mail";
import { currentActor } from "@/lib/actor";
import { type FormState, type FormValues, formAction } from "@/lib/form-action";
import { logFailure } from "@/lib/log";
import { readProof, rememberProof } from "@/lib/proof-cookie";
import { clientNetwork, type Limit, take } from "@/lib/rate-limit";
import { HOME, returnPath } from "@/lib/return-path";
import { cookieFor } from "@/lib/session";
import { askForLink, confirmLink, startSession, thisDevice } from "@/lib/sign-in";
import { comeBack } from "@/services/recovery";
import { mailAboutReturn } from "@/services/recovery-mail";

const LATER_SECONDS = 30 * 86_400;
const WAY_BACK = "/sign-in/way-back";

const address = z
  .string()
  .trim()
  .min(1, "Enter your email address")
  .max(254, "Enter an email address of at most 254 characters")
  .transform((value) => value.normalize("NFKC").toLowerCase())
  .pipe(z.email("Enter your email address in full, such as name@example.org"));
const path = z.string().max(300).default("");

/** Asks for a sign-in link. What the sender sees is the same whether or not the address may come in. */
export const requestLinkAction = formAction(
  { name: "sign-in.request-link", schema: z.strictObject({ email: address, next: path }) },
  ({ email, next }, values) =>
    orSayUnreachable("sign-in.request-link", "email", values, async () => {
      const network = await clientNetwork();
      await refuseTooMany("link-network", network);
      await refuseTooMany("link-address", `${email} ${network}`);
      await refuseTooMany("link-mailbox", email);
      await askForLink(email, returnPath(next));
      redirect("/sign-in?sent=1");
    }),
);

/** Without the database nobody can sign in, and no limit can be kept: then this says so, with what was typed kept. */
async function orSayUnreachable(
  name: string,
  field: string,
  values: FormValues,
  run: () => Promise<FormState>,
): Promise<FormState> {
  try {
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    const message = `We cannot sign anybody in just now. Try again in a minute. If it goes on, quote ${logFailure(name, error)}.`;
    return { errors: [{ field, message }], values };
  }
}

async function refuseTooMany(limit: Limit, subject: string): Promise<void> {
  const taken = await take(limit, subject, new Date());
  if (!taken.ok) redirect(`/sign-in/wait?minutes=${Math.ceil(taken.retryAfterSeconds / 60)}`);
}

const OTHER_BROWSER =
  "This link does not open in this browser, or it is older than 10 minutes. Ask for a new one here. Never paste a link from our mail into another page.";
const USED = "This link was used already, or is older than 10 minutes. Ask for a new one.";

/** The press of the button that a mailed link leads to. Opening the link alone spends nothing. */
export const confirmLinkAction = formAction(
  { name: "sign-in.confirm", schema: z.strictObject({ token: z.string().max(100) }) },
  ({ token }, values) =>
    orSayUnreachable("sign-in.confirm", "confirm", values, async () => {
      const device = await thisDevice();
      const result = await confirmLink(token);
      if (!result.ok) {
        if (result.reason === "not-enough") return await goOn(result, device);
        // The second press of a double click comes after the first one has signed in, or proved the mailbox.
        if (result.reason === "used" && (await currentActor())) redirect(HOME);
        if (result.reason === "used" && (await readProof(new Date()))) redirect(WAY_BACK);
        const message = result.reason === "used" ? USED : OTHER_BROWSER;
        return { errors: [{ field: "confirm", message }], values };
      }
      const { personId, next } = result;
      after(() => mailAboutNewDevice(personId, device, new Date()));
      if ((await cookies()).has(cookieFor("later").name)) redirect(next ?? HOME);
      redirect(next ? `/sign-in/passkey?next=${encodeURIComponent(next)}` : "/sign-in/passkey");
    }),
);

/** For whoever has stronger means than a mailbox: back in if they have waited for it, else to the page with the ways. */
async function goOn(proved: { personId: string; next: string | null }, device: string): Promise<never> {
  const now = new Date();
  const { personId, next } = proved;
  const token = await comeBack(personId, device, now);
  if (!token) {
    await rememberProof(personId, next, now);
    redirect(WAY_BACK);
  }
  await startSession(token);
  after(() => mailAboutReturn(personId, "waiting", now));
  redirect("/account/back-in");
}

/** "Later": the offer of a passkey is not made again in this browser for a month. */
export const laterAction = formAction(
  { name: "sign-in.later", schema: z.strictObject({ next: path }) },
  async ({ next }): Promise<FormState> => {
    const { name, options } = cookieFor("later");
    (await cookies()).set(name, "1", { ...options, maxAge: LATER_SECONDS });
    redirect(returnPath(next) ?? HOME);
  },
);
