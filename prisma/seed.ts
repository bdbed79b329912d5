// Fills an empty database of a local install with the demo office. Run again it changes nothing.
import { pathToFileURL } from "node:url";
import { addressHash, sealAddress } from "@/lib/address";
import { seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DEMO_OFFICE, DEMO_PEOPLE } from "./seed-data";

/** Makes the demo people and their office, or says in a sentence why not. */
export async function seedDemo(now: Date): Promise<{ ok: true } | { ok: false; why: string }> {
  if (!env().isLocal)
    return { ok: false, why: "The demo people are made only where APP_ORIGIN is localhost." };
  const ids = DEMO_PEOPLE.map(({ id }) => id);
  const others = await db.person.count({ where: { id: { notIn: ids } } });
  if (others > 0)
    return { ok: false, why: "The demo people are not made: this database has people of its own." };
  await db.$transaction([
    db.person.createMany({
      data: DEMO_PEOPLE.map(({ id, address }) => ({
        id,
        emailHash: addressHash(address),
        emailSealed: sealAddress(id, address),
        createdAt: now,
      })),
      skipDuplicates: true,
    }),
    db.office.createMany({
      data: [
        {
          id: DEMO_OFFICE.id,
          nameSealed: seal(DEMO_OFFICE.name, `Office:nameSealed:${DEMO_OFFICE.id}`),
          createdAt: now,
        },
      ],
      skipDuplicates: true,
    }),
    db.membership.createMany({
      data: DEMO_PEOPLE.flatMap(({ id, role }) =>
        role ? [{ officeId: DEMO_OFFICE.id, personId: id, role, createdAt: now }] : [],
      ),
      skipDuplicates: true,
    }),
  ]);
  return { ok: true };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const result = await seedDemo(new Date());
  if (!result.ok) process.stdout.write(`${result.why}\n`);
  await db.$disconnect();
}
