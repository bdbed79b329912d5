import "server-only";
import type { z } from "zod";

/** What a script of ours sent, parsed; null for anything else. The server in front caps its size. */
export async function jsonBody<S extends z.ZodType>(request: Request, schema: S): Promise<z.infer<S> | null> {
  if (request.headers.get("content-type") !== "application/json") return null;
  try {
    const parsed = schema.safeParse(await request.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function refused(status: 400 | 401 | 403 | 503): Response {
  return Response.json({ ok: false }, { status });
}

export function tooMany(retryAfterSeconds: number): Response {
  return Response.json({ ok: false }, { status: 429, headers: { "Retry-After": String(retryAfterSeconds) } });
}
