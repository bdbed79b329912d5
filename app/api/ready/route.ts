import { isDatabaseThere } from "@/services/readiness";

/** Whether the process can serve people: the database answers as well. */
export async function GET(): Promise<Response> {
  const ok = await isDatabaseThere();
  return Response.json({ ok }, ok ? {} : { status: 503, headers: { "Retry-After": "5" } });
}
