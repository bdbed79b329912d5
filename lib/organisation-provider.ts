import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "@/lib/env";

/** How long the organisation's server may take for each answer, in milliseconds. */
const PATIENCE = 3000;

/** What the organisation is called on the button; null where none is set up. */
export function organisationName(): string | null {
  return env().organisation?.name ?? null;
}

/**
 * The organisation's sign-in as next-auth takes it, if one is set up. Its stock providers are not used: Microsoft's
 * asks another server for a photograph and takes any tenant. All that is used is the checked token.
 */
export function organisationProviders(): OAuthConfig<{ sub: string }>[] {
  const { organisation } = env();
  if (!organisation) return [];
  const { name, issuer, clientId, clientSecret } = organisation;
  return [
    {
      id: "organisation",
      name,
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      // Entra tells its number for a person only with `profile`.
      authorization: { params: { scope: "openid profile email" } },
      httpOptions: { timeout: PATIENCE },
      profile: ({ sub }) => ({ id: sub }),
    },
  ];
}
