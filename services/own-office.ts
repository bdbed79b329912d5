import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, grant } from "@/domain/access/grants";
import { officeEvent } from "@/domain/office-event";
import { loadCatalogue } from "@/lib/content";
import { keyedHash } from "@/lib/crypto";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { sealMemberName, sealOfficeName } from "@/lib/office-names";
import { take } from "@/lib/rate-limit";
import { moveOver } from "@/services/office-actions";

export type CreateResult = { ok: true; officeId: string } | { ok: false; reason: "too-many" };

/**
 * Makes an office whose manager is the person who asks. `op` comes from the form: sent twice, it makes one office.
 * Five a day at most.
 */
export async function createOffice(
  actor: Actor,
  { name, ownName, op }: { name: string; ownName: string; op: string },
  now: Date,
): Promise<CreateResult> {
  const { personId } = grant(actor, "account:edit-own", actor.personId);
  const officeId = officeIdOf(personId, op);
  if (await isIn(officeId, personId)) return { ok: true, officeId };
  if (!(await take("office", personId, now)).ok) return { ok: false, reason: "too-many" };
  const id = randomUUID();
  // Moving actions over asks it. Read for the first time it takes seconds on a busy machine, and the office would wait.
  loadCatalogue();
  await db.$transaction(async (tx) => {
    const { count } = await tx.office.createMany({
      data: [{ id: officeId, nameSealed: sealOfficeName(officeId, name), createdAt: now }],
      skipDuplicates: true,
    });
    // The same form at the same moment: the other one has made it.
    if (count === 0) return;
    await tx.membership.create({
      data: {
        id,
        officeId,
        personId,
        role: "manager",
        nameSealed: sealMemberName(id, ownName),
        createdAt: now,
      },
    });
    const about = { byId: personId, aboutId: personId, detail: "manager" };
    await recordOfficeEvent(tx, officeEvent(officeId, "office-made", now, { byId: personId }));
    await recordOfficeEvent(tx, officeEvent(officeId, "person-joined", now, about));
    await moveOver(tx, officeId, personId, now);
  });
  return { ok: true, officeId };
}

async function isIn(officeId: string, personId: string): Promise<boolean> {
  return (await db.membership.count({ where: { officeId, personId } })) > 0;
}

/** One id for one form of one person. Nobody can choose it, so nobody can give an office the id of one that has ended. */
function officeIdOf(personId: string, op: string): string {
  const hex = Buffer.from(keyedHash("office", `${personId}:${op}`), "base64url").toString("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
