"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { type FormState, formAction } from "@/lib/form-action";
import { forgetProof, readProof } from "@/lib/proof-cookie";
import { startSession, thisDevice } from "@/lib/sign-in";
import { startRecovery } from "@/services/recovery";
import { useRecoveryCode as spendCode } from "@/services/recovery-codes";
import { mailAboutReturn, mailAboutStart } from "@/services/recovery-mail";

const HERE = "/sign-in/way-back";
const UNKNOWN =
  "This is not one of your codes, or it was used already, or its time is over. Check it letter by letter, or use another one.";
const TOO_MANY = "That was a lot of tries. Wait an hour, then ask for a link again, or choose another way.";

/** A code on paper, or one that whoever runs this gave, from a browser that proved the mailbox. */
export const useCodeAction = formAction(
  {
    name: "way-back.use-code",
    schema: z.strictObject({
      code: z.string().trim().min(1, "Enter your code").max(100, UNKNOWN),
    }),
  },
  async ({ code }, values): Promise<FormState> => {
    const now = new Date();
    const proof = await readProof(now);
    if (!proof) redirect(`${HERE}?over=1`);
    const result = await spendCode(proof, { typed: code, device: await thisDevice() }, now);
    if (!result.ok) {
      const message = result.reason === "unknown" ? UNKNOWN : TOO_MANY;
      return { errors: [{ field: "code", message }], values };
    }
    await startSession(result.token);
    await forgetProof();
    after(() => mailAboutReturn(proof.personId, result.by, now));
    redirect("/account/back-in");
  },
);

/** Begins the wait. Its owner is told by mail, and on every page they are signed in to. */
export const startRecoveryAction = formAction(
  { name: "way-back.start", schema: z.strictObject({}) },
  async (): Promise<FormState> => {
    const now = new Date();
    const proof = await readProof(now);
    if (proof && (await startRecovery(proof, now)).ok) after(() => mailAboutStart(proof.personId, now));
    // Begun by a second press, or not to be begun yet: the page says how it stands. Another address, or a browser with a
    // script would keep the page it has.
    redirect(`${HERE}?${proof ? "wait" : "over"}=1`);
  },
);
