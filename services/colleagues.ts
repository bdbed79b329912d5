import "server-only";
import type { Actor } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { openMemberName } from "@/lib/office-names";

/**
 * What these people are called in the offices of the person who asks, by person id. Nobody outside those offices is in
 * it: somebody who left, or erased their account, has no name any more.
 */
export async function colleagueNames(
  actor: Actor,
  personIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(personIds)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await db.membership.findMany({
    where: {
      personId: { in: ids },
      officeId: { in: actor.memberships.map(({ officeId }) => officeId) },
    },
    select: { id: true, personId: true, nameSealed: true },
  });
  return new Map(rows.map((row) => [row.personId, openMemberName(row)]));
}
