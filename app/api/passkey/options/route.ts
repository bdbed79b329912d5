import { z } from "zod";
import { jsonBody, refused, tooMany } from "@/lib/json-body";
import { logFailure } from "@/lib/log";
import { signInChallenge } from "@/lib/passkey";
import { clientNetwork, take } from "@/lib/rate-limit";

/** A challenge for signing in with any passkey of ours. */
export async function POST(request: Request): Promise<Response> {
  if (!(await jsonBody(request, z.strictObject({})))) return refused(400);
  try {
    const now = new Date();
    const taken = await take("passkey-challenge", await clientNetwork(), now);
    if (!taken.ok) return tooMany(taken.retryAfterSeconds);
    return Response.json({ options: await signInChallenge(now) });
  } catch (error) {
    logFailure("passkey.options", error);
    return refused(503);
  }
}
