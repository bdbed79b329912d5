import type { Role } from "./access/grants";

/** Somebody's place in an office. */
export type Place = { readonly id: string; readonly personId: string; readonly role: Role };
type PlaceSince = Place & { readonly since: Date };

const managersIn = (places: readonly Place[]) => places.filter(({ role }) => role === "manager");
const isLastManager = (places: readonly Place[], id: string) =>
  managersIn(places).every((place) => place.id === id) && managersIn(places).length > 0;

/** An office is never without a manager: whether this one may get that role. */
export function mayChangeRole(places: readonly Place[], id: string, role: Role): boolean {
  return role === "manager" || !isLastManager(places, id);
}

/** Whether whoever asks may remove this place. Their own they leave. */
export function mayRemove(places: readonly Place[], id: string, askingPersonId: string): boolean {
  return places.find((place) => place.id === id)?.personId !== askingPersonId && !isLastManager(places, id);
}

/**
 * What it means that somebody goes. The last person of all takes the office with them; a last manager first makes
 * somebody else one.
 */
export function partingOf(
  places: readonly Place[],
  personId: string,
): "leaves" | "ends-office" | "hands-over-first" {
  const own = places.find((place) => place.personId === personId);
  if (places.length <= 1) return "ends-office";
  return own && isLastManager(places, own.id) ? "hands-over-first" : "leaves";
}

const HEIRS: readonly Role[] = ["principal", "staff"];

/**
 * Who becomes manager when the last one erases their account and cannot be asked: the principal who has been in the
 * office for longest, or else the member of staff. Null where nobody has to.
 */
export function successorOf<P extends PlaceSince>(places: readonly P[], leavingPersonId: string): P | null {
  if (partingOf(places, leavingPersonId) !== "hands-over-first") return null;
  for (const role of HEIRS) {
    const [first] = places
      .filter((place) => place.role === role)
      .toSorted((a, b) => a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1));
    if (first) return first;
  }
  return null;
}

/** How long an invitation into an office waits for an answer, in days. */
export const INVITED_FOR_DAYS = 7;

/**
 * Whether an invitation may still be answered: for seven days, and only while whoever sent it manages the office.
 * Somebody who was removed cannot come back by one they sent themselves.
 */
export function isWaiting(
  { expiresAt, senderRole }: { expiresAt: Date; senderRole: string | null },
  now: Date,
): boolean {
  return senderRole === "manager" && now < expiresAt;
}
