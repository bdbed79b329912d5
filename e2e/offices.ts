import { randomUUID } from "node:crypto";
import type { Role } from "@/domain/access/grants";
import type { Level } from "@/domain/access/office-view";
import type { TestPerson } from "./people";

/** An office in the worker's database; its name is its own, so that a test can look for it. */
export async function makeOffice(at: Date, name = `Office ${randomUUID().slice(0, 8)}`) {
  const [{ db }, { sealOfficeName, sealMemberName }] = await Promise.all([
    import("@/lib/db"),
    import("@/lib/office-names"),
  ]);
  const id = randomUUID();
  await db.office.create({ data: { id, nameSealed: sealOfficeName(id, name), createdAt: at } });
  return {
    id,
    name,
    /** Puts somebody in, and returns the id of their membership. */
    add: async (
      person: TestPerson,
      place: { role: Role; name: string; level?: Level; daysAgo?: number },
    ): Promise<string> => {
      const membershipId = randomUUID();
      const createdAt = new Date(at.getTime() - (place.daysAgo ?? 0) * 86_400_000);
      await db.membership.create({
        data: {
          id: membershipId,
          officeId: id,
          personId: person.id,
          role: place.role,
          level: place.level ?? "standing",
          nameSealed: sealMemberName(membershipId, place.name),
          createdAt,
        },
      });
      return membershipId;
    },
  };
}
