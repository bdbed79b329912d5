import { after } from "next/server";
import { z } from "zod";
import { mailAboutNewDevice } from "@/lib/account-mail";
import { jsonBody, refused, tooMany } from "@/lib/json-body";
import { logFailure } from "@/lib/log";
import { personOfReply } from "@/lib/passkey";
import { clientNetwork, take } from "@/lib/rate-limit";
import { HOME, returnPath } from "@/lib/return-path";
import { openSession } from "@/lib/session";
import { startSession, thisDevice } from "@/lib/sign-in";

const schema = z.strictObject({ reply: z.unknown(), next: z.string().max(300).nullable() });

/** A passkey's reply. Whatever does not hold gets the same answer. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(request, schema);
  if (!body) return refused(400);
  try {
    const now = new Date();
    const personId = await personOfReply(body.reply, now);
    if (!personId) {
      const taken = await take("passkey", await clientNetwork(), now);
      return taken.ok ? refused(400) : tooMany(taken.retryAfterSeconds);
    }
    const device = await thisDevice();
    await startSession(await openSession({ personId, method: "passkey", device }, now));
    after(() => mailAboutNewDevice(personId, device, now));
    return Response.json({ next: returnPath(body.next) ?? HOME });
  } catch (error) {
    logFailure("passkey.sign-in", error);
    return refused(503);
  }
}
