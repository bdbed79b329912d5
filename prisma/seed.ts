// Fills an empty database of a local install with the demo office. Run again it changes nothing.
import { randomUUID } from "node:crypto";
import { pathToFileURL } from "node:url";
import { addressHash, sealAddress } from "@/lib/address";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { sealMemberName, sealOfficeName } from "@/lib/office-names";
import { DEMO_OFFICE, DEMO_PEOPLE } from "./seed-data";
import { seedProgress } from "./seed-progress";

/** Makes the demo people and their office, or says in a sentence why not. */
export async function seedDemo(now: Date): Promise<{ ok: true } | { ok: false; why: string }> {
  if (!env().isLocal)
    return { ok: false, why: "The demo people are made only where APP_ORIGIN is localhost." };
  const ids = DEMO_PEOPLE.map(({ id }) => id);
  const others = await db.person.count({ where: { id: { notIn: ids } } });
  if (others > 0)
    return { ok: false, why: "The demo people are not made: this database has people of its own." };
  await db.$transaction(
    async (tx) => {
      await tx.person.createMany({
        data: DEMO_PEOPLE.map(({ id, address }) => ({
          id,
          emailHash: addressHash(address),
          emailSealed: sealAddress(id, address),
          createdAt: now,
        })),
        skipDuplicates: true,
      });
      const made = await tx.office.createMany({
        data: [
          {
            id: DEMO_OFFICE.id,
            nameSealed: sealOfficeName(DEMO_OFFICE.id, DEMO_OFFICE.name),
            createdAt: now,
          },
        ],
        skipDuplicates: true,
      });
      await tx.membership.createMany({
        data: DEMO_PEOPLE.flatMap(({ id, role, name }) => {
          if (!role) return [];
          const own = { id: randomUUID(), officeId: DEMO_OFFICE.id, personId: id, role, createdAt: now };
          return [{ ...own, nameSealed: sealMemberName(own.id, name) }];
        }),
        skipDuplicates: true,
      });
      // Once, with the office: what was erased or changed since stays as it is.
      if (made.count > 0) await seedProgress(tx, now);
    },
    // Enough for a machine that has much else to do at its first start.
    { timeout: 60_000 },
  );
  return { ok: true };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const result = await seedDemo(new Date());
  if (!result.ok) process.stdout.write(`${result.why}\n`);
  await db.$disconnect();
}
