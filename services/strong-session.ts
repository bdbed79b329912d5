import "server-only";
import { mayReadOthers } from "@/domain/access/fresh";
import type { Actor } from "@/domain/access/grants";
import { env } from "@/lib/env";

/** Refused until this session was opened with a passkey or by the organisation, within twelve hours. */
export type NeedsStrong = { ok: false; reason: "sign-in-again" };
/** The same for a page, which says what counts on a local install. */
export type PageNeedsStrong = NeedsStrong & { isLocal: boolean };

/** Whether this session may see and change other people's things. */
export function isStrong(actor: Actor, now: Date): boolean {
  return mayReadOthers(actor, { isLocal: env().isLocal }, now);
}

/** What a page answers that needs a strong session. */
export function needsStrong(): PageNeedsStrong {
  return { ok: false, reason: "sign-in-again", isLocal: env().isLocal };
}
