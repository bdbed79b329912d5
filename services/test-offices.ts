import { randomUUID } from "node:crypto";
import type { Actor, Role } from "@/domain/access/grants";
import type { Level } from "@/domain/access/office-view";
import { db } from "@/lib/db";
import { sealMemberName, sealOfficeName } from "@/lib/office-names";
import { aPerson } from "@/services/test-people";

export type Colleague = Actor & { membershipId: string };
type Place = { role: Role; name: string; level?: Level; joinedAt?: Date };

/** An office in the test database. */
export async function aNamedOffice(name: string, at: Date): Promise<string> {
  const id = randomUUID();
  await db.office.create({ data: { id, nameSealed: sealOfficeName(id, name), createdAt: at } });
  return id;
}

/** Puts somebody into an office and returns them as they are from now on. */
export async function joins(
  person: Actor,
  officeId: string,
  { role, name, level = "standing", joinedAt = new Date("2026-11-01T09:00:00Z") }: Place,
): Promise<Colleague> {
  const id = randomUUID();
  const who = { officeId, personId: person.personId, role, level };
  await db.membership.create({
    data: { id, ...who, nameSealed: sealMemberName(id, name), createdAt: joinedAt },
  });
  return { ...person, membershipId: id, memberships: [...person.memberships, { officeId, role }] };
}

/** A new person in an office. */
export async function aColleague(officeId: string, place: Place): Promise<Colleague> {
  return joins(await aPerson(), officeId, place);
}
