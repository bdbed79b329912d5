import { env } from "@/lib/env";
import { securityTxt } from "@/lib/security-txt";

/** Whom to tell of a weakness. A copy that names nobody, which is one person's own, has no such file. */
export async function GET(): Promise<Response> {
  const { origin, contact } = env();
  const headers = { "content-type": "text/plain; charset=utf-8" };
  if (!contact) return new Response("This copy names nobody to write to.\n", { status: 404, headers });
  return new Response(securityTxt({ origin, contact }, new Date()), { headers });
}
