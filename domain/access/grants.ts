import { DomainError } from "../errors";

/** Who is asking. Roles are read from the database on each request, never from a cookie. */
export type Actor = {
  readonly personId: string;
  readonly sessionId: string;
  readonly method: SignInMethod;
  /** When this session was opened, for pages that ask for a fresh sign-in. */
  readonly signedInAt: Date;
  readonly memberships: readonly { readonly officeId: string; readonly role: Role }[];
};

export const ROLES = ["principal", "manager", "staff"] as const;
export type Role = (typeof ROLES)[number];
/** `recovery`: by a printed code, by waiting, or by an invitation of whoever runs this, once a link alone is not enough. */
export type SignInMethod = "email" | "passkey" | "entra" | "recovery";

/** What somebody may do. A permission that is not listed here does not exist. */
export const PERMISSIONS = [
  "profile:read-own",
  "profile:edit-own",
  "checklist:read-own",
  "checklist:edit-own",
  "account:read-own",
  "account:edit-own",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

declare const granted: unique symbol;

/** Proof that the gate was asked: services take this instead of an id, so forgetting to ask does not compile. */
export type Grant<P extends Permission> = { readonly [granted]: P; readonly personId: string };

/**
 * Grants a permission over one person's own things, or throws `NOT_FOUND`.
 * Unknown permissions and other people's ids are refused alike.
 */
export function grant<P extends Permission>(actor: Actor, permission: P, ownerId: string): Grant<P> {
  const known = (PERMISSIONS as readonly string[]).includes(permission);
  if (!known || !ownerId || actor.personId !== ownerId) throw new DomainError("NOT_FOUND");
  return { personId: ownerId } as Grant<P>;
}
