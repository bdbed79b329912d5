import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import { cookies, headers } from "next/headers";
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
import { logFailure } from "@/lib/log";
import { ABSOLUTE_DAYS, cookieFor, endSession } from "@/lib/session";

/**
 * Asks for a sign-in link on behalf of this browser. What happens is the same for every address; throws
 * `UNAVAILABLE` when the database cannot be reached.
 */
export async function askForLink(address: string, next: string | null): Promise<void> {
  await rememberRequest(address, next);
  // Next and proxy.ts have checked the origin; next-auth's own token is made and met in the same breath.
  const csrfToken = randomToken();
  const { error } = await callNextAuth(["signin", "email"], {
    body: { email: address, csrfToken },
    cookies: { [cookieFor("csrf").name]: csrfCookieValue(csrfToken) },
  });
  if (error) throw new DomainError("UNAVAILABLE");
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
  const { error, sessionToken } = await callNextAuth(
    ["callback", "email"],
    { query: { email, token: `${mailed}.${kept}` } },
    watched,
  );
  if (sessionToken) {
    await startSession(sessionToken);
    await forgetRequest();
    return { ok: true, personId, next };
  }
  if (error === "Verification") return { ok: false, reason: "used" };
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

/**
 * Calls next-auth in process, so that forms work without a script and its own addresses can stay shut. It sees only
 * what it is given here: no header and no cookie that somebody sent.
 */
async function callNextAuth(
  [action, provider]: ["signin" | "callback", "email"],
  { body, query, cookies: jar }: { body?: object; query?: object; cookies?: Record<string, string> },
  adapter?: Adapter,
): Promise<{ error: string | null; sessionToken: string | null }> {
  const sent: Record<string, string | string[]> = {};
  const response = {
    status: () => response,
    getHeader: (name: string) => sent[name.toLowerCase()],
    setHeader(name: string, value: string | string[]) {
      sent[name.toLowerCase()] = value;
      return response;
    },
    end: () => response,
    json: () => response,
    send: () => response,
  };
  const request = {
    method: action === "signin" ? "POST" : "GET",
    headers: {},
    cookies: jar ?? {},
    query: { nextauth: [action, provider], ...query },
    body: body ?? {},
  };
  try {
    const [asked, answered] = [request as unknown as NextApiRequest, response as unknown as NextApiResponse];
    await NextAuth(asked, answered, authOptions(adapter));
  } catch (error) {
    logFailure(`sign-in.${action}`, error);
    throw new DomainError("UNAVAILABLE");
  }
  const { name } = cookieFor("session");
  const line = [sent["set-cookie"] ?? []].flat().find((cookie) => cookie.startsWith(`${name}=`));
  const value = line?.slice(name.length + 1).split(";", 1)[0];
  const location = new URL(String(sent.location ?? "/"), env().origin);
  return {
    error: location.searchParams.get("error"),
    sessionToken: value ? decodeURIComponent(value) : null,
  };
}
