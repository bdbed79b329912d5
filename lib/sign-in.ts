import "server-only";
import { cookies, headers } from "next/headers";
import type { Adapter } from "next-auth/adapters";
import { DomainError } from "@/domain/errors";
import { databaseAdapter } from "@/lib/adapter";
import { authOptions } from "@/lib/auth";
import { deviceInWords } from "@/lib/device";
import { forgetRequest, readLinkCookie, rememberRequest } from "@/lib/link-cookie";
import { callNextAuth } from "@/lib/next-auth-call";
import { forgetProof } from "@/lib/proof-cookie";
import { ABSOLUTE_DAYS, cookieFor, endSession } from "@/lib/session";
import { hasStrongMeans } from "@/lib/strong-means";

/**
 * Asks for a sign-in link on behalf of this browser. What happens is the same for every address; throws
 * `UNAVAILABLE` when the database cannot be reached.
 */
export async function askForLink(address: string, next: string | null): Promise<void> {
  await rememberRequest(address, next);
  const { error } = await callNextAuth(["signin", "email"], { body: { email: address } }, authOptions());
  if (error) throw new DomainError("UNAVAILABLE");
}

export type Confirmed =
  | { ok: true; personId: string; next: string | null }
  | { ok: false; reason: "other-browser" | "used" }
  /** The mailbox is proved, but its owner has stronger means: no session was opened. */
  | { ok: false; reason: "not-enough"; personId: string; next: string | null };

/**
 * Spends the mailed half of a link together with the half this browser keeps, and signs it in, unless its owner has
 * stronger means than a mailbox. In another browser nothing is spent. Throws `UNAVAILABLE` when the database cannot be reached.
 */
export async function confirmLink(mailed: string): Promise<Confirmed> {
  const request = await readLinkCookie();
  if (!request) return { ok: false, reason: "other-browser" };
  let personId = "";
  let isEnough = true;
  const adapter = databaseAdapter({ device: await thisDevice() });
  const watched: Adapter = {
    ...adapter,
    async createSession(session) {
      personId = session.userId;
      isEnough = !(await hasStrongMeans(personId));
      if (!isEnough) return session;
      return await (adapter.createSession as NonNullable<Adapter["createSession"]>)(session);
    },
  };
  const { address: email, kept, next } = request;
  const { error, cookies: given } = await callNextAuth(
    ["callback", "email"],
    { query: { email, token: `${mailed}.${kept}` } },
    authOptions(watched),
  );
  const sessionToken = given[cookieFor("session").name];
  if (sessionToken) {
    await forgetRequest();
    if (!isEnough) return { ok: false, reason: "not-enough", personId, next };
    await startSession(sessionToken);
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
  const { name, options } = cookieFor("session");
  const token = jar.get(name)?.value;
  if (token) await endSession(token);
  // With its own options: a browser ignores a removal of a `__Host-` cookie that is not Secure.
  jar.set(name, "", { ...options, maxAge: 0 });
  await forgetRequest();
  await forgetProof();
}

/** This browser in words, such as `Safari on iPhone`. */
export async function thisDevice(): Promise<string> {
  return deviceInWords((await headers()).get("user-agent") ?? "");
}
