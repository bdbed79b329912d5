import type { NextRequest } from "next/server";
import { currentActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { logFailure } from "@/lib/log";
import { fileResponse, goTo } from "@/lib/own-file";
import { plainPage } from "@/lib/plain-page";
import { signInPath } from "@/lib/return-path";
import { exportData } from "@/services/take-away";

const PAGE = "/account/data";

/**
 * The download. A form posts here, so that no link elsewhere can start one; only an answer of our own can be a file
 * and can say 429.
 */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const now = new Date();
    const actor = await currentActor();
    if (!actor) return goTo(signInPath(PAGE));
    const result = await exportData(actor, now);
    if (result.ok)
      return fileResponse(
        result.json,
        "application/json; charset=utf-8",
        `safe-seat-${londonDate(now)}.json`,
      );
    if (result.reason === "sign-in-again") return goTo(`/sign-in?again=1&next=${encodeURIComponent(PAGE)}`);
    return tooMany(result.retryAfterSeconds, request.headers.get("x-nonce") ?? "");
  } catch (error) {
    // Also a redirect of currentActor, which would repeat the post at an address that takes none.
    logFailure("account.export", error);
    return goTo("/unavailable");
  }
}

/** Somebody who reloads the address, or comes back to it after signing in, finds the page with the button. */
export async function GET(): Promise<Response> {
  return goTo((await currentActor()) ? PAGE : signInPath(PAGE));
}

function tooMany(retryAfterSeconds: number, nonce: string): Response {
  const hours = Math.ceil(retryAfterSeconds / 3600);
  return plainPage(
    {
      status: 429,
      title: "Five downloads in a day are the most",
      sentences: [
        `You can download again in ${hours === 1 ? "an hour" : `${hours} hours`}. Until then the page shows the same, and can be printed.`,
        "If you did not download five times, somebody else may be using your account: look at what happened to it.",
      ],
      links: [
        { href: PAGE, words: "Everything held about you" },
        { href: "/account/record", words: "What happened to your account" },
      ],
      retryAfterSeconds,
    },
    nonce,
  );
}
