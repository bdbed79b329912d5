import { DomainError } from "../errors";
import { type Help, isHelpStanding } from "./help";

/** Who is asking. Roles are read from the database on each request, never from a cookie. */
export type Actor = {
  readonly personId: string;
  readonly sessionId: string;
  readonly method: SignInMethod;
  /** When they last showed who they are, for pages that ask for a fresh sign-in. */
  readonly signedInAt: Date;
  readonly memberships: readonly { readonly officeId: string; readonly role: Role }[];
  /** Whether they may read the overview across offices; given by a command on the server. */
  readonly overview: boolean;
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
  "campaign:read-own",
  "campaign:edit-own",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What each role may do in its own office. What is not listed here nobody may do. */
export const OFFICE_PERMISSIONS = {
  /** Its name, who is in it, and one's own membership: what is shared, leaving it. */
  "office:read": ["principal", "manager", "staff"],
  /** What each person shares, and the team's figures made of it. */
  "office:read-status": ["manager"],
  /** Its name, and its end. */
  "office:manage": ["manager"],
  /** Inviting, roles, removing. */
  "people:manage": ["manager"],
  /** Sending the neutral reminder. */
  "people:nudge": ["manager"],
  "office-action:read": ["principal", "manager", "staff"],
  /** Its status and its note: whoever does it records it. */
  "office-action:set": ["principal", "manager", "staff"],
  /** Who it is for, and by when. */
  "office-action:assign": ["principal", "manager"],
  /** The lists of people joining and leaving: who leaves is not for everybody to read before it is told. */
  "office-move:read": ["principal", "manager"],
  "office-move:set": ["principal", "manager"],
  /** Starting one, its day, and its end. */
  "office-move:manage": ["manager"],
  /** Naming an aide for oneself, and ending it. */
  "help:name": ["principal"],
  /** Its polling day and phases, and taking part with a campaign of one's own. */
  "campaign:read": ["principal", "manager", "staff"],
  /** The office's own answers, assessments and plan, which say where the office is weak; and its dates. */
  "campaign:manage": ["principal", "manager"],
  /** Who has taken the assessment, and how ready those are who share it. */
  "campaign:read-takers": ["manager"],
} as const satisfies Record<string, readonly Role[]>;
export type OfficePermission = keyof typeof OFFICE_PERMISSIONS;

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

/** The same proof for one office: which, who asks, and in which role. */
export type OfficeGrant<P extends OfficePermission> = {
  readonly [granted]: P;
  readonly officeId: string;
  readonly personId: string;
  readonly role: Role;
};

/**
 * Grants a permission in an office to somebody who is in it, or throws `NOT_FOUND`: for a role that may not, another
 * office's id, an id that does not exist and an unknown permission alike.
 */
export function grantInOffice<P extends OfficePermission>(
  actor: Actor,
  permission: P,
  officeId: string,
): OfficeGrant<P> {
  const role = actor.memberships.find((one) => one.officeId === officeId)?.role;
  if (!role || !roleMay(role, permission)) throw new DomainError("NOT_FOUND");
  return { officeId, personId: actor.personId, role } as OfficeGrant<P>;
}

/** Whether a role may do something in its own office, for showing a form only to those who may send it. */
export function roleMay(role: Role, permission: OfficePermission): boolean {
  const known = Object.hasOwn(OFFICE_PERMISSIONS, permission);
  const roles: readonly Role[] = known ? OFFICE_PERMISSIONS[permission] : [];
  return roles.includes(role);
}

/** The same proof for what a principal opened to their aide. `personId` is the principal's. */
export type HelpGrant = {
  readonly [granted]: "help:read";
  readonly helpId: string;
  readonly officeId: string;
  readonly personId: string;
  readonly aideId: string;
  readonly actions: readonly string[];
};

/**
 * Grants an aide what their principal opened to them, or throws `NOT_FOUND`: for anybody else, for a help that is not
 * confirmed, is over or has ended, and once either has left the office or is no longer its principal.
 */
export function grantHelp(actor: Actor, help: Help | null, now: Date): HelpGrant {
  const officeId = help?.aide.officeId;
  const isIn = actor.memberships.some((one) => one.officeId === officeId);
  if (!help || !isIn || help.aide.personId !== actor.personId || !isHelpStanding(help, now)) {
    throw new DomainError("NOT_FOUND");
  }
  const { id, principal, actions } = help;
  return {
    helpId: id,
    officeId: principal.officeId,
    personId: principal.personId,
    aideId: actor.personId,
    actions,
  } as HelpGrant;
}

/** The proof for one opened action: its aide may read how it stands and record it. */
export type OpenedGrant = {
  readonly [granted]: "help:record";
  readonly personId: string;
  readonly aideId: string;
  readonly actionId: string;
};

/** Narrows what was opened to one action; one that was not opened is not found. */
export function grantOpened({ actions, personId, aideId }: HelpGrant, actionId: string): OpenedGrant {
  if (!actions.includes(actionId)) throw new DomainError("NOT_FOUND");
  return { personId, aideId, actionId } as OpenedGrant;
}

/** The same proof for the overview: figures of everybody, and nothing of anybody. */
export type OverviewGrant = { readonly [granted]: "overview:read"; readonly personId: string };

/** Grants the overview to whom the operator gave it, or throws `NOT_FOUND`. */
export function grantOverview(actor: Actor): OverviewGrant {
  if (actor.overview !== true) throw new DomainError("NOT_FOUND");
  return { personId: actor.personId } as OverviewGrant;
}
