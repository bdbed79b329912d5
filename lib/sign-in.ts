import "server-only";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { DomainError } from "@/domain/errors";
import { databaseAdapter } from "@/lib/adapter";
import { authOptions } from "@/lib/auth";
import { randomToken } from "@/lib/crypto";
import { csrfCookieValue } from "@/lib/csrf-cookie";
import { deviceInWords } from "@/lib/device";
import { env } from "@/lib/env";
import { forgetRequest, readLinkCookie, rememberRequest } from "@/lib/link-cookie";
import { ABSOLUTE_DAYS, cookieFor, endSession } from "@/lib/session";

/**
 * Asks for a sign-in link on behalf of this browser. What happens is the same for every address; throws
 * `UNAVAILABLE` when the database cannot be reached.
 */
export async function askForLink(address: string, next: string | null): Promise<void> {
  await rememberRequest(address, next);
  const jar = await cookies();
  const { name, options } = cookieFor("csrf");
  const csrfToken = randomToken();
  jar.set(name, csrfCookieValue(csrfToken), options);
  const response = await callNextAuth(["signin", "email"], { email: address, csrfToken });
  jar.delete(name);
  if (errorOf(response)) throw new DomainError("UNAVAILABLE");
}

export type Confirmed =
  | { ok: true; personId: string; next: string | null }
  | { ok: false; reason: "other-browser" | "used" };

/**
 * Spends the mailed half of a link together with the half this browser keeps, and signs it in. In another browser
 * nothing is spent. Throws `UNAVAILABLE` when the database cannot be reached.
 */
export async function confirmLink(mailed: string): Promise<Confirmed> {
  const request = await readLinkCookie();
  if (!request) return { ok: false, reason: "other-browser" };
  let personId = "";
  const adapter = databaseAdapter({ device: await thisDevice() });
  const watched: Adapter = {
    ...adapter,
    async createSession(session) {
      personId = session.userId;
      return await (adapter.createSession as NonNullable<Adapter["createSession"]>)(session);
    },
  };
  const { address: email, kept, next } = request;
  const response = await callNextAuth(["callback", "email"], { email, token: `${mailed}.${kept}` }, watched);
  const token = sessionTokenOf(response);
  if (token) {
    await startSession(token);
    await forgetRequest();
    return { ok: true, personId, next };
  }
  if (errorOf(response) === "Verification") return { ok: false, reason: "used" };
  throw new DomainError("UNAVAILABLE");
}

/** Makes a new session this browser's own and ends the one it had: no cookie from before is ever the session. */
export async function startSession(token: string): Promise<void> {
  const jar = await cookies();
  const { name, options } = cookieFor("session");
  const before = jar.get(name)?.value;
  if (before && before !== token) await endSession(before);
  jar.set(name, token, { ...options, maxAge: ABSOLUTE_DAYS * 86_400 });
}

/** Ends this browser's session. */
export async function signOut(): Promise<void> {
  const jar = await cookies();
  const { name } = cookieFor("session");
  const token = jar.get(name)?.value;
  if (token) await endSession(token);
  jar.delete(name);
}

/** This browser in words, such as `Safari on iPhone`. */
export async function thisDevice(): Promise<string> {
  return deviceInWords((await headers()).get("user-agent") ?? "");
}

/** Calls next-auth in process, so that forms work without a script and its own addresses can stay shut. */
async function callNextAuth(
  [action, provider]: ["signin" | "callback", "email"],
  fields: Record<string, string>,
  adapter?: Adapter,
): Promise<Response> {
  const address = `${env().origin}/api/auth/${action}/${provider}`;
  const form = new URLSearchParams(fields);
  const request =
    action === "signin"
      ? new NextRequest(address, {
          method: "POST",
          body: form.toString(),
          headers: { "content-type": "application/x-www-form-urlencoded" },
        })
      : new NextRequest(`${address}?${form}`);
  const context = { params: Promise.resolve({ nextauth: [action, provider] }) };
  return (await NextAuth(authOptions(adapter))(request, context)) as Response;
}

function errorOf(response: Response): string | null {
  return new URL(response.headers.get("location") ?? "/", env().origin).searchParams.get("error");
}

function sessionTokenOf(response: Response): string | null {
  const { name } = cookieFor("session");
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  const value = line?.slice(name.length + 1).split(";", 1)[0];
  return value ? decodeURIComponent(value) : null;
}
