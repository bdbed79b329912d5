import "server-only";
import { cookies } from "next/headers";
import { open, randomToken, SealError, seal } from "@/lib/crypto";
import { cookieFor } from "@/lib/session";

const PLACE = "Cookie:link:browser";
const SECONDS = 600;

/**
 * What stays in the browser that asked for a sign-in link: its half of the token, the address and where to go
 * afterwards. Sealed, so that neither stands in a link, a log or a stolen cookie jar.
 */
export type LinkCookie = { kept: string; address: string; next: string | null };

export async function readLinkCookie(): Promise<LinkCookie | null> {
  const { name } = cookieFor("link");
  const value = (await cookies()).get(name)?.value;
  if (!value) return null;
  try {
    return JSON.parse(open(value, PLACE)) as LinkCookie;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** Notes who asked. A half that this browser already keeps stays: asking again must not kill the first mail. */
export async function rememberRequest(address: string, next: string | null): Promise<void> {
  const kept = (await readLinkCookie())?.kept ?? randomToken();
  const { name, options } = cookieFor("link");
  const value = seal(JSON.stringify({ kept, address, next } satisfies LinkCookie), PLACE);
  (await cookies()).set(name, value, { ...options, sameSite: "strict", maxAge: SECONDS });
}

export async function forgetRequest(): Promise<void> {
  const { name, options } = cookieFor("link");
  (await cookies()).set(name, "", { ...options, sameSite: "strict", maxAge: 0 });
}

/** A new token whose second half is the one this browser keeps. */
export async function linkToken(): Promise<string> {
  const request = await readLinkCookie();
  if (!request) throw new Error("No browser asked for this link.");
  return `${randomToken()}.${request.kept}`;
}
