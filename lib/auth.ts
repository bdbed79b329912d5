import "server-only";
import { after } from "next/server";
import type { AuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import type { EmailConfig } from "next-auth/providers/email";
import { databaseAdapter } from "@/lib/adapter";
import { randomToken } from "@/lib/crypto";
import { env } from "@/lib/env";
import { linkToken } from "@/lib/link-cookie";
import { logEvent } from "@/lib/log";
import { organisationProviders } from "@/lib/organisation-provider";
import { ABSOLUTE_DAYS, cookieFor } from "@/lib/session";
import { sendSignInLink } from "@/lib/sign-in-mail";

/** A sign-in link works for ten minutes. */
export const LINK_SECONDS = 600;

/** next-auth's options, over an adapter that may be one call's own. */
export function authOptions(adapter: Adapter = databaseAdapter()): AuthOptions {
  // It would otherwise believe the host that a client names.
  process.env.NEXTAUTH_URL = env().origin;
  return {
    adapter,
    secret: env().authSecret,
    providers: [emailLink, ...organisationProviders()],
    session: {
      strategy: "database",
      maxAge: ABSOLUTE_DAYS * 86_400,
      updateAge: 300,
      generateSessionToken: randomToken,
    },
    useSecureCookies: env().isHttps,
    cookies: {
      sessionToken: cookieFor("session"),
      csrfToken: cookieFor("csrf"),
      callbackUrl: cookieFor("back"),
    },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in?sent=1" },
    callbacks: {
      // Refusing a request for a link would reveal who may come in; createUser refuses instead.
      signIn: () => true,
      redirect: ({ url, baseUrl }) => (url.startsWith(`${baseUrl}/`) ? url : baseUrl),
      session: ({ session, user }) => ({ user: { id: user.id }, expires: session.expires }),
    },
    // Codes only: its own logger writes what a request contained.
    logger: {
      error: (code) => logEvent("sign-in.error", { code }),
      warn: (code) => logEvent("sign-in.warning", { code }),
      debug: () => {},
    },
  };
}

/**
 * Sign-in by a link. Half of its token goes by mail, half stays in the browser that asked. Whether somebody may
 * come in is looked up after the answer was sent, so that neither the answer nor its time tells.
 */
const emailLink: EmailConfig = {
  id: "email",
  type: "email",
  name: "Email",
  server: "",
  from: "",
  maxAge: LINK_SECONDS,
  options: {},
  generateVerificationToken: linkToken,
  async sendVerificationRequest({ identifier, token }) {
    after(() => sendSignInLink(identifier, token.split(".")[0] ?? ""));
  },
};
