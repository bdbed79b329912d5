import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/env";

/** next-auth's own form of a double-submit cookie: the token and its hash with the secret. */
export function csrfCookieValue(token: string): string {
  const hash = createHash("sha256").update(`${token}${env().authSecret}`).digest("hex");
  return `${token}|${hash}`;
}
