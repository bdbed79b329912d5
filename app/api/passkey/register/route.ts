import { unstable_rethrow } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { mailAboutPasskey } from "@/lib/account-mail";
import { currentActor } from "@/lib/actor";
import { jsonBody, refused } from "@/lib/json-body";
import { logFailure } from "@/lib/log";
import { finishPasskey } from "@/services/account";

/** A new passkey. Whatever does not hold gets the same answer; the person is told by mail of one that does. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(request, z.strictObject({ reply: z.unknown() }));
  if (!body) return refused(400);
  try {
    const actor = await currentActor();
    if (!actor) return refused(401);
    const userAgent = request.headers.get("user-agent") ?? "";
    const name = await finishPasskey(actor, { reply: body.reply, userAgent }, new Date());
    if (name === null) return refused(400);
    after(() => mailAboutPasskey(actor.personId, "added", new Date()));
    return Response.json({ name });
  } catch (error) {
    unstable_rethrow(error);
    logFailure("passkey.register", error);
    return refused(503);
  }
}
