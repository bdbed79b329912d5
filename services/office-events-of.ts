import "server-only";
import { COUNTED_BY_DAY, FOR_ALL, OFFICE_EVENTS, type OfficeEventRow } from "@/domain/office-event";
import { Prisma } from "@/generated/prisma/client";

type Db = Pick<Prisma.TransactionClient, "$queryRaw" | "officeEvent" | "membership">;

/**
 * Which events of offices concern somebody, as a condition: what is about them, what they did, and what concerned
 * everybody in an office while they were in it, also in offices they have left since. For their record, and for what
 * they take away.
 */
export async function eventsConcerning(tx: Db, personId: string): Promise<Prisma.Sql> {
  const memberships = await tx.membership.findMany({
    where: { personId },
    select: { officeId: true, createdAt: true },
  });
  // All of them, however old: they say when this person came and went.
  const moves = await tx.officeEvent.findMany({
    where: { aboutId: personId, code: { in: ["person-joined", "person-left", "person-removed"] } },
    select: { officeId: true, code: true, at: true },
  });
  const times = timesInOffices(
    moves,
    memberships.map(({ officeId, createdAt }) => ({ officeId, from: createdAt })),
  );
  const during = times.map(
    ({ officeId, from, until }) => Prisma.sql`("officeId" = ${officeId} AND at >= ${from}
      ${until ? Prisma.sql`AND at <= ${until}` : Prisma.empty} AND (code = ANY(${[...FOR_ALL]})
        OR (code = 'person-joined' AND detail = 'manager')))`,
  );
  return Prisma.join(
    [Prisma.sql`"aboutId" = ${personId}`, Prisma.sql`"byId" = ${personId}`, ...during],
    " OR ",
  );
}

/** One event, or one person's events of one kind on one day, of which the newest is named. */
export type EventLine = OfficeEventRow & { id: string; times: number };

/**
 * Events, newest first. What can be done over and over is counted by London's day before anything is left out, so that
 * nobody can push one thing out of sight by doing another a hundred times.
 */
export async function eventLines(
  tx: Pick<Db, "$queryRaw">,
  condition: Prisma.Sql,
  { skip = 0, take }: { skip?: number; take: number },
): Promise<EventLine[]> {
  const rows = await tx.$queryRaw<(Omit<EventLine, "code"> & { code: string })[]>`
    SELECT (array_agg(id ORDER BY seq DESC))[1] AS id, "officeId", code, max(at) AS at, "byId", "aboutId", detail,
      count(*)::int AS times
    FROM "OfficeEvent" WHERE (${condition}) AND code = ANY(${[...OFFICE_EVENTS]})
    GROUP BY "officeId", code, "byId", "aboutId", detail, (at AT TIME ZONE 'Europe/London')::date,
      CASE WHEN code = ANY(${[...COUNTED_BY_DAY]}) THEN 0 ELSE seq END
    ORDER BY max(at) DESC, max(seq) DESC, id
    LIMIT ${take} OFFSET ${skip}`;
  return rows.flatMap((row) => {
    const code = OFFICE_EVENTS.find((known) => known === row.code);
    return code ? [{ ...row, code }] : [];
  });
}

type Time = { officeId: string; from: Date; until: Date | null };

/** When this person was in which office: from what the record says of coming and going, and from where they are now. */
function timesInOffices(
  events: readonly { officeId: string; code: string; at: Date }[],
  now: readonly { officeId: string; from: Date }[],
): Time[] {
  const times: Time[] = now.map((one) => ({ ...one, until: null }));
  for (const left of events.filter(({ code }) => code === "person-left" || code === "person-removed")) {
    const joined = events
      .filter(
        ({ officeId, code, at }) => officeId === left.officeId && code === "person-joined" && at <= left.at,
      )
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
    times.push({ officeId: left.officeId, from: joined?.at ?? new Date(0), until: left.at });
  }
  return times;
}
