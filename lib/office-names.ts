import "server-only";
import { open, seal } from "@/lib/crypto";

const officePlace = (officeId: string) => `Office:nameSealed:${officeId}`;
const movePlace = (moveId: string) => `OfficeMove:nameSealed:${moveId}`;
const memberPlace = (membershipId: string) => `Membership:nameSealed:${membershipId}`;

/** An office's name as its row keeps it. */
export function sealOfficeName(officeId: string, name: string): string {
  return seal(name, officePlace(officeId));
}

export function openOfficeName({ id, nameSealed }: { id: string; nameSealed: string }): string {
  return open(nameSealed, officePlace(id));
}

/** What somebody is called in one office, as their membership keeps it. */
export function sealMemberName(membershipId: string, name: string): string {
  return seal(name, memberPlace(membershipId));
}

export function openMemberName({ id, nameSealed }: { id: string; nameSealed: string | null }): string {
  return nameSealed ? open(nameSealed, memberPlace(id)) : "Somebody without a name";
}

/** Whom a list of somebody joining or leaving is about, as its row keeps it. */
export function sealMoveName(moveId: string, name: string): string {
  return seal(name, movePlace(moveId));
}

export function openMoveName({ id, nameSealed }: { id: string; nameSealed: string }): string {
  return open(nameSealed, movePlace(id));
}
