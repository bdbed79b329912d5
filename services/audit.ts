import "server-only";
import { isLinked } from "@/lib/account-events";
import { db } from "@/lib/db";
import type { LinkedBefore } from "@/lib/event-chain";
import { isOfficeEventLinked } from "@/lib/office-events";
import { RECORD_DAYS } from "@/services/retention";

const BATCH = 1000;
const DAY = 86_400_000;

export type AuditReport = {
  people: number;
  offices: number;
  events: number;
  /** Ids of the events that were changed, put in, or no longer follow what stood before them. */
  broken: string[];
};

/**
 * Reads the whole record of every person and office and checks every link. What is taken off a record's end leaves no
 * gap: compare `events` with the last report for that.
 */
export async function verifyRecord(now: Date): Promise<AuditReport> {
  const forgottenUntil = new Date(now.getTime() - RECORD_DAYS * DAY);
  const people = await verifyChains(
    accountEventsAfter,
    (row) => row.personId,
    (row, before) => isLinked(row, before, forgottenUntil),
  );
  const offices = await verifyChains(
    officeEventsAfter,
    (row) => row.officeId,
    (row, before) =>
      isOfficeEventLinked(row as Parameters<typeof isOfficeEventLinked>[0], before, forgottenUntil),
  );
  return {
    people: people.chains,
    offices: offices.chains,
    events: people.events + offices.events,
    broken: [...people.broken, ...offices.broken],
  };
}

type Row = LinkedBefore & { id: string };

async function verifyChains<R extends Row>(
  readAfter: (last: R | null) => Promise<R[]>,
  chainOf: (row: R) => string,
  holds: (row: R, before: R | null) => boolean,
): Promise<{ chains: number; events: number; broken: string[] }> {
  const found = { chains: 0, events: 0, broken: [] as string[] };
  let last: R | null = null;
  for (;;) {
    const rows: R[] = await readAfter(last);
    if (rows.length === 0) return found;
    for (const row of rows) {
      const before: R | null = last && chainOf(last) === chainOf(row) ? last : null;
      if (!before) found.chains += 1;
      if (!holds(row, before)) found.broken.push(row.id);
      found.events += 1;
      last = row;
    }
  }
}

type AccountRow = Awaited<ReturnType<typeof db.accountEvent.findMany>>[number];
type OfficeRow = Awaited<ReturnType<typeof db.officeEvent.findMany>>[number];

function accountEventsAfter(last: AccountRow | null): Promise<AccountRow[]> {
  return db.accountEvent.findMany({
    where: last
      ? { OR: [{ personId: { gt: last.personId } }, { personId: last.personId, seq: { gt: last.seq } }] }
      : {},
    orderBy: [{ personId: "asc" }, { seq: "asc" }],
    take: BATCH,
  });
}

function officeEventsAfter(last: OfficeRow | null): Promise<OfficeRow[]> {
  return db.officeEvent.findMany({
    where: last
      ? { OR: [{ officeId: { gt: last.officeId } }, { officeId: last.officeId, seq: { gt: last.seq } }] }
      : {},
    orderBy: [{ officeId: "asc" }, { seq: "asc" }],
    take: BATCH,
  });
}
