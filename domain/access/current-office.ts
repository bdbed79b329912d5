import { DomainError } from "../errors";
import type { Actor } from "./grants";

/**
 * The office a page is about: the one asked for, or else the first that this person manages, or is in. Null for
 * somebody in none; `NOT_FOUND` for an id that is not one of theirs.
 */
export function currentOffice(actor: Actor, asked: unknown): Actor["memberships"][number] | null {
  if (asked !== undefined) {
    const found = actor.memberships.find(({ officeId }) => officeId === asked);
    if (!found) throw new DomainError("NOT_FOUND");
    return found;
  }
  return actor.memberships.find(({ role }) => role === "manager") ?? actor.memberships[0] ?? null;
}
