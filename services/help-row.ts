import "server-only";
import type { Help } from "@/domain/access/help";
import type { Prisma } from "@/generated/prisma/client";

const PLACE = {
  select: { id: true, personId: true, officeId: true, role: true, nameSealed: true },
} as const;

/** What a help is read with: both people's places in the office, as they stand now. */
export const WITH_PLACES = { principal: PLACE, aide: PLACE } as const;
export type HelpRow = Prisma.HelpGetPayload<{ include: typeof WITH_PLACES }>;

/** A help as the gate judges it. */
export function asHelp({ id, principal, aide, actions, isDraft, createdAt, expiresAt }: HelpRow): Help {
  return { id, principal, aide, actions, isDraft, createdAt, expiresAt };
}
