import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import { DomainError } from "@/domain/errors";
import { randomToken } from "@/lib/crypto";
import { csrfCookieValue } from "@/lib/csrf-cookie";
import { env } from "@/lib/env";
import { logFailure } from "@/lib/log";
import { cookieFor } from "@/lib/session";

type Asked = {
  body?: Record<string, string>;
  query?: Record<string, string>;
  cookies?: Record<string, string>;
};
export type Answered = {
  /** next-auth's own code of what went wrong, or null. */
  error: string | null;
  location: URL;
  /** The cookies it set, by name. */
  cookies: Record<string, string>;
};

/**
 * Calls next-auth in process, so that forms work without a script and its own addresses can stay shut. It sees only
 * what it is given here: no header and no cookie that somebody sent. Throws `UNAVAILABLE` when it fails.
 */
export async function callNextAuth(
  [action, provider]: ["signin" | "callback", "email" | "organisation"],
  { body = {}, query = {}, cookies = {} }: Asked,
  options: AuthOptions,
): Promise<Answered> {
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
  const isStart = action === "signin";
  // Next and proxy.ts have checked the origin; next-auth's own token is made and met in the same breath.
  const csrfToken = randomToken();
  const request = {
    method: isStart ? "POST" : "GET",
    headers: {},
    cookies: isStart ? { [cookieFor("csrf").name]: csrfCookieValue(csrfToken) } : cookies,
    query: { nextauth: [action, provider], ...query },
    body: isStart ? { ...body, csrfToken } : {},
  };
  try {
    // Its types ask for the whole of Node's request and answer, of which it touches the few parts above.
    const [asked, answered] = [request as unknown as NextApiRequest, response as unknown as NextApiResponse];
    await NextAuth(asked, answered, options);
  } catch (error) {
    logFailure(`sign-in.${action}`, error);
    throw new DomainError("UNAVAILABLE");
  }
  const location = new URL(String(sent.location ?? "/"), env().origin);
  return { error: location.searchParams.get("error"), location, cookies: named(sent["set-cookie"] ?? []) };
}

function named(lines: string | string[]): Record<string, string> {
  return Object.fromEntries(
    [lines].flat().map((line) => {
      const [pair = ""] = line.split(";", 1);
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}
