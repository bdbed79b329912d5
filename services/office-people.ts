import "server-only";
import {
  type Actor,
  grantInOffice,
  type OfficeGrant,
  type OfficePermission,
  ROLES,
  type Role,
  roleMay,
} from "@/domain/access/grants";
import { DomainError } from "@/domain/errors";
import { plainName } from "@/domain/names";
import { officeEvent } from "@/domain/office-event";
import { mayChangeRole, mayRemove } from "@/domain/office-people";
import { openAddress } from "@/lib/address";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { recordOfficeEvent } from "@/lib/office-events";
import { openInvited } from "@/lib/office-invitations";
import { openMemberName, openOfficeName, sealOfficeName } from "@/lib/office-names";
import { endFeedsOf, leaveOfficeCampaigns } from "@/services/campaign-data";
import { leaveOfficeActions } from "@/services/office-actions";
import { changeOffice, endInvitationsOf } from "@/services/office-deed";
import { forgetSmallWeeks } from "@/services/office-weeks";
import { isStrong, type NeedsStrong } from "@/services/strong-session";

export type PersonInOffice = {
  /** Of their place in this office, not of the person. */
  id: string;
  name: string;
  address: string;
  role: Role;
  since: Date;
  isYou: boolean;
  /** Whether the office would be without a manager if they were not one. */
  isLastManager: boolean;
};
export type SentInvitation = { id: string; address: string; role: Role; expiresAt: Date; hasEnded: boolean };
export type PeopleView = {
  officeId: string;
  office: string;
  /** Of whoever asks. */
  role: Role;
  /** On a local copy a link by email is strong enough. */
  isLocal: boolean;
  /** Null until the sign-in is strong enough to see other people. */
  team: { people: PersonInOffice[]; invitations: SentInvitation[] } | null;
};

/** Who is in an office and who is asked into it, for its managers. */
export async function getPeople(actor: Actor, officeId: string, now: Date): Promise<PeopleView> {
  const grant = grantInOffice(actor, "people:manage", officeId);
  const office = openOfficeName(await officeRow(grant));
  const here = { officeId, office, role: grant.role, isLocal: env().isLocal };
  if (!isStrong(actor, now)) return { ...here, team: null };
  const [people, invitations] = [await peopleIn(grant), await sentBy(grant, now)];
  return { ...here, team: { people, invitations } };
}

export type PersonView = {
  officeId: string;
  office: string;
  isLocal: boolean;
  person: PersonInOffice | null;
};

/** One person's place in an office, for its managers; null until the sign-in is strong enough. */
export async function getPerson(actor: Actor, officeId: string, id: string, now: Date): Promise<PersonView> {
  const grant = grantInOffice(actor, "people:manage", officeId);
  const office = openOfficeName(await officeRow(grant));
  const people = await peopleIn(grant);
  const person = people.find((one) => one.id === id);
  if (!person) throw new DomainError("NOT_FOUND");
  return { officeId, office, isLocal: env().isLocal, person: isStrong(actor, now) ? person : null };
}

async function officeRow({ officeId }: OfficeGrant<"people:manage">) {
  const row = await db.office.findUnique({ where: { id: officeId }, select: { id: true, nameSealed: true } });
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

async function peopleIn({ officeId, personId }: OfficeGrant<"people:manage">): Promise<PersonInOffice[]> {
  const rows = await db.membership.findMany({
    where: { officeId },
    select: {
      id: true,
      role: true,
      nameSealed: true,
      createdAt: true,
      person: { select: { id: true, emailSealed: true } },
    },
  });
  const managers = rows.filter(({ role }) => role === "manager").length;
  const views = rows.flatMap((row) => {
    const role = ROLES.find((one) => one === row.role);
    if (!role) return [];
    return [
      {
        id: row.id,
        name: openMemberName(row),
        address: openAddress(row.person.id, row.person.emailSealed),
        role,
        since: row.createdAt,
        isYou: row.person.id === personId,
        isLastManager: role === "manager" && managers === 1,
      },
    ];
  });
  return views.toSorted(
    (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.name.localeCompare(b.name, "en-GB"),
  );
}

async function sentBy({ officeId }: OfficeGrant<"people:manage">, now: Date): Promise<SentInvitation[]> {
  const rows = await db.officeInvitation.findMany({
    where: { officeId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap((row) => {
    const role = ROLES.find((one) => one === row.role);
    if (!role) return [];
    const hasEnded = row.expiresAt.getTime() <= now.getTime();
    return [{ id: row.id, address: openInvited(row), role, expiresAt: row.expiresAt, hasEnded }];
  });
}

/** `hasSteppedDown`: whoever asked took the role of manager off themselves. */
export type ChangeResult =
  | { ok: true; hasSteppedDown: boolean }
  | NeedsStrong
  | { ok: false; reason: "last-manager" };

/**
 * Gives somebody another role; it counts on their next request. Refused where it would leave the office without a
 * manager. `NOT_FOUND` for a place of another office.
 */
export async function changeRole(
  actor: Actor,
  { officeId, id, role }: { officeId: string; id: string; role: Role },
  now: Date,
): Promise<ChangeResult> {
  return strongly(actor, "people:manage", officeId, now, async ({ tx, places, grant: { personId } }) => {
    const place = places.find((one) => one.id === id);
    if (!place) throw new DomainError("NOT_FOUND");
    if (place.role === role) return { ok: true, hasSteppedDown: false };
    if (!mayChangeRole(places, id, role)) return { ok: false, reason: "last-manager" };
    await tx.membership.update({ where: { id }, data: { role } });
    const about = { byId: personId, aboutId: place.personId, detail: role };
    await recordOfficeEvent(tx, officeEvent(officeId, "role-changed", now, about));
    if (!roleMay(role, "campaign:manage")) await endFeedsOf(tx, officeId, place.personId);
    if (place.role === "manager") {
      await endInvitationsOf(tx, officeId, { senderId: place.personId, byId: personId }, now);
    }
    return { ok: true, hasSteppedDown: place.personId === personId };
  });
}

/**
 * Ends somebody's place in an office: it sees nothing of them from then on, and keeps only that they were in it. Their
 * own checklist stays theirs. Whoever asks cannot remove themselves. `NOT_FOUND` for a place of another office.
 */
export async function removePerson(
  actor: Actor,
  { officeId, id }: { officeId: string; id: string },
  now: Date,
): Promise<{ ok: true } | NeedsStrong> {
  return strongly(actor, "people:manage", officeId, now, async ({ tx, places, grant: { personId } }) => {
    const place = places.find((one) => one.id === id);
    if (!place || !mayRemove(places, id, personId)) throw new DomainError("NOT_FOUND");
    await leaveOfficeActions(tx, officeId, place.personId);
    await leaveOfficeCampaigns(tx, officeId, place.personId);
    await forgetSmallWeeks(tx, officeId);
    await tx.membership.delete({ where: { id } });
    const about = { byId: personId, aboutId: place.personId, detail: place.role };
    await recordOfficeEvent(tx, officeEvent(officeId, "person-removed", now, about));
    await endInvitationsOf(tx, officeId, { senderId: place.personId, byId: personId }, now);
    return { ok: true };
  });
}

/** Gives an office another name. */
export async function renameOffice(
  actor: Actor,
  { officeId, name }: { officeId: string; name: string },
  now: Date,
): Promise<{ ok: true } | NeedsStrong> {
  return strongly(actor, "office:manage", officeId, now, async ({ tx, grant: { personId } }) => {
    const nameSealed = sealOfficeName(officeId, name);
    await tx.office.update({ where: { id: officeId }, data: { nameSealed } });
    await recordOfficeEvent(tx, officeEvent(officeId, "office-renamed", now, { byId: personId }));
    return { ok: true };
  });
}

export type EndResult = { ok: true } | NeedsStrong | { ok: false; reason: "not-confirmed" };

/**
 * Ends an office, if its name was typed: everybody's place in it, its invitations and its actions go. Its record stays,
 * in codes and ids that name nobody, and each who was in it reads in theirs that it ended.
 */
export async function endOffice(
  actor: Actor,
  { officeId, typed }: { officeId: string; typed: string },
  now: Date,
): Promise<EndResult> {
  return strongly(actor, "office:manage", officeId, now, async ({ tx, places, grant: { personId } }) => {
    const name = openOfficeName(await tx.office.findUniqueOrThrow({ where: { id: officeId } }));
    if (plainName(typed).toLowerCase() !== name.toLowerCase()) return { ok: false, reason: "not-confirmed" };
    for (const { personId: aboutId, role } of places) {
      const code = aboutId === personId ? "person-left" : "person-removed";
      await recordOfficeEvent(
        tx,
        officeEvent(officeId, code, now, { byId: personId, aboutId, detail: role }),
      );
    }
    await recordOfficeEvent(tx, officeEvent(officeId, "office-ended", now, { byId: personId }));
    await tx.office.delete({ where: { id: officeId } });
    return { ok: true };
  });
}

/** A change of an office for which the sign-in has to be strong, asked before anything is locked. */
async function strongly<P extends OfficePermission, R>(
  actor: Actor,
  permission: P,
  officeId: string,
  now: Date,
  run: Parameters<typeof changeOffice<P, R>>[3],
): Promise<R | NeedsStrong> {
  grantInOffice(actor, permission, officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  return changeOffice(actor, permission, officeId, run);
}
