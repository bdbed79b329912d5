import { unstable_rethrow } from "next/navigation";
import { z } from "zod";
import { currentActor } from "@/lib/actor";
import { jsonBody, refused } from "@/lib/json-body";
import { logFailure } from "@/lib/log";
import { startPasskey } from "@/services/account";

/** A challenge for making a passkey, for whoever is signed in and just proved it. */
export async function POST(request: Request): Promise<Response> {
  if (!(await jsonBody(request, z.strictObject({})))) return refused(400);
  try {
    const actor = await currentActor();
    if (!actor) return refused(401);
    const options = await startPasskey(actor, new Date());
    return options ? Response.json({ options }) : refused(403);
  } catch (error) {
    unstable_rethrow(error);
    logFailure("passkey.register-options", error);
    return refused(503);
  }
}
