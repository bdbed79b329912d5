import "server-only";
import { authOptions } from "@/lib/auth";
import { env } from "@/lib/env";
import { logEvent } from "@/lib/log";
import { callNextAuth } from "@/lib/next-auth-call";
import { type Identity, type IdentityResult, identityOf } from "@/lib/organisation-claims";
import { rememberDeparture, spendDeparture } from "@/lib/organisation-cookie";

/** How long somebody waits here for the organisation's server, in milliseconds. */
const PATIENCE = 6000;
/** The provider then says when somebody last signed in with it, and asks nobody for it who did within a month. */
const MONTH_SECONDS = 30 * 86_400;
const CHECK = /\.(?:state|nonce|pkce\.code_verifier)$/;

export type Departure = {
  next: string | null;
  /** The session whose person the account is to be added to; null for signing in. */
  addTo: string | null;
  /** Whether the organisation has to ask again who it is, even somebody it has just signed in. */
  isAnew: boolean;
};

/**
 * Begins signing in with the organisation, for this browser. Returns the organisation's address to go to, or null when
 * it cannot be reached or none is set up.
 */
export async function leaveForOrganisation(
  { next, addTo, isAnew }: Departure,
  now: Date,
): Promise<string | null> {
  const { organisation } = env();
  if (!organisation) return null;
  const query: Record<string, string> = isAnew
    ? { prompt: "login", max_age: "0" }
    : { max_age: String(MONTH_SECONDS) };
  const answer = await withinPatience(callNextAuth(["signin", "organisation"], { query }, authOptions()));
  // The policy of our pages lets a form lead to this origin alone.
  if (!answer || answer.error || answer.location.origin !== new URL(organisation.issuer).origin) {
    logEvent("organisation.away");
    return null;
  }
  const checks = Object.fromEntries(Object.entries(answer.cookies).filter(([name]) => CHECK.test(name)));
  await rememberDeparture({ checks, next, addTo }, now);
  return answer.location.href;
}

/** What the organisation sends somebody back with: a code to be spent, or a word for why there is none. */
export type Returned = { [name in "code" | "state" | "iss" | "error"]?: string | undefined };

export type Return =
  | { ok: true; identity: Identity; next: string | null; addTo: string | null }
  | { ok: false; why: ReturnProblem };
/**
 * `cancelled`: they turned back there; `away`: the organisation could not be reached; `failed`: the answer does not
 * hold: another browser's, used before, too late, or made up.
 */
export type ReturnProblem = "cancelled" | "away" | "failed" | "elsewhere" | "incomplete";

/** Takes somebody back from their organisation: spends what this browser kept, and the code, and says who it is. */
export async function returnFromOrganisation(returned: Returned, now: Date): Promise<Return> {
  const kept = await spendDeparture(now);
  const { organisation } = env();
  if (!kept || !organisation) return refused("failed");
  if (returned.error) return refused(problemOfError(returned.error));
  const query = Object.fromEntries(
    Object.entries(returned).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  let result: IdentityResult | null = null;
  const options = authOptions();
  const answer = await withinPatience(
    callNextAuth(
      ["callback", "organisation"],
      { query, cookies: kept.checks },
      {
        ...options,
        callbacks: {
          ...options.callbacks,
          // Asked once the token has held every check. next-auth goes no further: what follows from it is ours to say.
          signIn: ({ profile }) => {
            result = identityOf(profile, organisation.issuer, now);
            return "/";
          },
        },
      },
    ),
  );
  if (!answer) return refused("away");
  const proven = result as IdentityResult | null;
  if (!proven) return refused("failed");
  return proven.ok
    ? { ok: true, identity: proven.identity, next: kept.next, addTo: kept.addTo }
    : refused(proven.why);
}

function problemOfError(error: string): ReturnProblem {
  if (error === "access_denied") return "cancelled";
  return error === "temporarily_unavailable" || error === "server_error" ? "away" : "failed";
}

function refused(why: ReturnProblem): { ok: false; why: ReturnProblem } {
  logEvent("organisation.refused", { why });
  return { ok: false, why };
}

/** The answer, or null after a few seconds: a server that takes its time must not keep somebody here. */
async function withinPatience<T>(answer: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
