import "server-only";
import { open, seal } from "@/lib/crypto";

const officePlace = (officeId: string) => `Office:nameSealed:${officeId}`;
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
