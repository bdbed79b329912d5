import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

/** What is read of the event before: its number, its time and its own link. */
export type LinkedBefore = { seq: number; at: Date; link: string };

type Part = string | number;

/**
 * The link of an event to the one before it, `<time of the one before>.<its mark>.<own mark>`. A mark is an HMAC whose
 * key the database does not have, so that a row changed, put in or taken out is found. `kind` and `parts` say what
 * the event is; they are the same whenever it is checked.
 */
export function linkAfter(before: LinkedBefore | null, kind: string, parts: readonly Part[]): string {
  const front = before ? `${before.at.getTime()}.${markOf(before.link)}` : "..";
  return `${front}.${mark(kind, front, parts)}`;
}

/**
 * Whether an event is as it was written and follows the one before it. The first that is left of a record may only be
 * a later one than number 1 if what stood before it was past its time at `forgottenUntil`.
 */
export function isLinkedAfter(
  before: LinkedBefore | null,
  { seq, link }: { seq: number; link: string },
  kind: string,
  parts: readonly Part[],
  forgottenUntil: Date,
): boolean {
  const front = link.slice(0, link.lastIndexOf("."));
  if (markOf(link) !== mark(kind, front, parts)) return false;
  if (seq === 1) return before === null && front === "..";
  if (before) return before.seq + 1 === seq && front === `${before.at.getTime()}.${markOf(before.link)}`;
  return Number(front.split(".")[0]) <= forgottenUntil.getTime();
}

const markOf = (link: string) => link.slice(link.lastIndexOf(".") + 1);

function mark(kind: string, front: string, parts: readonly Part[]): string {
  return createHmac("sha256", env().indexKey)
    .update([kind, front, ...parts].join("\0"))
    .digest("base64url");
}
