import "server-only";
import { mayEnter } from "@/lib/admission";
import { env } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { sendMail } from "@/lib/mail";

const LINK_MILLISECONDS = 600_000;

/** Mails a sign-in link, if the address may come in. Runs after the answer and never throws. */
export async function sendSignInLink(address: string, mailed: string): Promise<void> {
  try {
    if (!(await mayEnter(address, new Date()))) return;
    await sendMail({
      to: address,
      until: new Date(Date.now() + LINK_MILLISECONDS),
      subject: "Your sign-in link for Safe Seat",
      text: [
        "You asked to sign in to Safe Seat.",
        `Open this link in the browser where you asked. It works once, for 10 minutes:`,
        `${env().origin}/sign-in/confirm?token=${encodeURIComponent(mailed)}`,
        "Only open it: never paste this link into a page, whatever that page says. If your mail opens another browser, ask for a new link in that one.",
        "If you did not ask, ignore this mail: the link opens nothing in another browser.",
      ].join("\n\n"),
    });
  } catch (error) {
    logFailure("sign-in.link", error);
  }
}
