import { redirect } from "next/navigation";
import { after, type NextRequest } from "next/server";
import { z } from "zod";
import { DomainError } from "@/domain/errors";
import { mailAboutNewDevice, mailAboutOrganisation } from "@/lib/account-mail";
import { currentActor } from "@/lib/actor";
import { logFailure } from "@/lib/log";
import { comeInByOrganisation } from "@/lib/organisation-account";
import type { Identity } from "@/lib/organisation-claims";
import { organisationName } from "@/lib/organisation-provider";
import { returnFromOrganisation } from "@/lib/organisation-sign-in";
import { clientNetwork, take } from "@/lib/rate-limit";
import { HOME, returnPath } from "@/lib/return-path";
import { openSession } from "@/lib/session";
import { startSession, thisDevice } from "@/lib/sign-in";
import { addOwnOrganisation } from "@/services/organisation";

/** What an organisation may send somebody back with. Anything else in the address is left alone. */
const returned = z.object({
  code: z.string().max(4096).optional(),
  state: z.string().max(200).optional(),
  iss: z.string().max(300).optional(),
  error: z.string().max(100).optional(),
});

/**
 * The way back from the organisation's sign-in. It alone of next-auth's addresses is open, and it too calls next-auth
 * in process.
 */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/api/auth/[...nextauth]">,
): Promise<Response> {
  const isWayBack = (await params).nextauth.join("/") === "callback/organisation";
  if (!isWayBack || organisationName() === null) return nothingHere();
  redirect(await whereTo(Object.fromEntries(request.nextUrl.searchParams)));
}

const calm = (why: string) => `/sign-in/organisation?why=${why}`;

async function whereTo(query: Record<string, string>): Promise<string> {
  const now = new Date();
  const read = returned.safeParse(query);
  try {
    if (!(await take("organisation", await clientNetwork(), now)).ok) return calm("often");
    const back = await returnFromOrganisation(read.success ? read.data : {}, now);
    if (!back.ok) return calm(back.why);
    return back.addTo
      ? await add(back.addTo, back.identity, now)
      : await comeIn(back.identity, back.next, now);
  } catch (error) {
    if (!(error instanceof DomainError)) logFailure("organisation.return", error);
    return "/unavailable";
  }
}

async function comeIn(identity: Identity, next: string | null, now: Date): Promise<string> {
  const result = await comeInByOrganisation(identity, now);
  if (!result.ok) return calm(result.why);
  const { personId } = result;
  const device = await thisDevice();
  const { provenAt } = identity;
  await startSession(await openSession({ personId, method: "entra", device, provenAt }, now));
  after(() => mailAboutNewDevice(personId, device, now));
  return returnPath(next) ?? HOME;
}

/** Adds it to whoever set out to, if this browser is still signed in by the session that did. */
async function add(sessionId: string, identity: Identity, now: Date): Promise<string> {
  const actor = await currentActor();
  if (actor?.sessionId !== sessionId) return calm("failed");
  if (!(await addOwnOrganisation(actor, identity, now))) return calm("taken");
  after(() => mailAboutOrganisation(actor.personId, "added", now));
  return "/account?done=organisation-added#organisation";
}

/**
 * next-auth's other addresses stay shut. Its callback would spend a mailed link on any GET, and its log takes whatever
 * is sent.
 */
function nothingHere(): Response {
  return new Response("Not found\n", { status: 404 });
}

export { nothingHere as HEAD, nothingHere as POST };
