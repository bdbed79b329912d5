import { unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { mailAboutPasskey } from "@/lib/account-mail";
import { currentActor } from "@/lib/actor";
import { jsonBody, refused } from "@/lib/json-body";
import { logFailure } from "@/lib/log";
import { openSession } from "@/lib/session";
import { startSession, thisDevice } from "@/lib/sign-in";
import { finishPasskey } from "@/services/account";

/** A new passkey. Whatever does not hold gets the same answer; the person is told by mail of one that does. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(request, z.strictObject({ reply: z.unknown() }));
  if (!body) return refused(400);
  try {
    const now = new Date();
    const actor = await currentActor();
    if (!actor) return refused(401);
    const userAgent = request.headers.get("user-agent") ?? "";
    const name = await finishPasskey(actor, { reply: body.reply, userAgent }, now);
    if (name === null) return refused(400);
    // They have just shown what signs them in from now on: the session by mail or by a way back becomes one of that.
    if (actor.method === "email" || actor.method === "recovery") {
      const opened = { personId: actor.personId, method: "passkey" as const, device: await thisDevice() };
      await startSession(await openSession(opened, now));
    }
    after(() => mailAboutPasskey(actor.personId, "added", new Date()));
    return Response.json({ name });
  } catch (error) {
    unstable_rethrow(error);
    logFailure("passkey.register", error);
    return refused(503);
  }
}
