import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { DomainError } from "@/domain/errors";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";

/** When something last happened to a person, by event id, as ISO strings in UTC. */
export async function eventsOf(actor: Actor): Promise<Record<string, string>> {
  const { personId } = grant(actor, "checklist:read-own", actor.personId);
  const rows = await db.personEvent.findMany({ where: { personId }, select: { eventId: true, at: true } });
  return Object.fromEntries(rows.map(({ eventId, at }) => [eventId, at.toISOString()]));
}

/** Records that these things have happened now; what was done and is touched by them falls due again. */
export async function recordEvents(actor: Actor, eventIds: readonly string[], now: Date): Promise<void> {
  const { personId } = grant(actor, "checklist:edit-own", actor.personId);
  const { events } = loadCatalogue();
  if (eventIds.some((id) => !events.get(id)?.ask)) throw new DomainError("NOT_FOUND");
  await db.$transaction(
    eventIds.map((eventId) =>
      db.personEvent.upsert({
        where: { personId_eventId: { personId, eventId } },
        create: { personId, eventId, at: now },
        update: { at: now },
      }),
    ),
  );
}
