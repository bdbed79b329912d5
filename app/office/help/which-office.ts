import { currentOffice } from "@/domain/access/current-office";
import type { Actor } from "@/domain/access/grants";

/** The office a page of help is about: the one asked for, or else the first in which the person is the principal. */
export function whichOffice(actor: Actor, asked: unknown): Actor["memberships"][number] | null {
  const own = actor.memberships.find(({ role }) => role === "principal");
  return asked === undefined && own ? own : currentOffice(actor, asked);
}
