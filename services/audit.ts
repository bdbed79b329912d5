import "server-only";
import { isLinked, type LinkedBefore } from "@/lib/account-events";
import { db } from "@/lib/db";
import { RECORD_DAYS } from "@/services/retention";

const BATCH = 1000;
const DAY = 86_400_000;

export type AuditReport = {
  people: number;
  events: number;
  /** Ids of the events that were changed, put in, or no longer follow what stood before them. */
  broken: string[];
};

/**
 * Reads the whole record and checks every link. What is taken off a record's end leaves no gap: compare `events`
 * with the last report for that.
 */
export async function verifyRecord(now: Date): Promise<AuditReport> {
  const report: AuditReport = { people: 0, events: 0, broken: [] };
  const forgottenUntil = new Date(now.getTime() - RECORD_DAYS * DAY);
  let before: (LinkedBefore & { id: string; personId: string }) | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof readAfter>> = await readAfter(before);
    if (rows.length === 0) return report;
    for (const row of rows) {
      const sameBefore = before?.personId === row.personId ? before : null;
      if (!sameBefore) report.people += 1;
      if (!isLinked(row, sameBefore, forgottenUntil)) report.broken.push(row.id);
      report.events += 1;
      before = row;
    }
  }
}

function readAfter(before: { personId: string; seq: number } | null) {
  return db.accountEvent.findMany({
    where: before
      ? {
          OR: [{ personId: { gt: before.personId } }, { personId: before.personId, seq: { gt: before.seq } }],
        }
      : {},
    orderBy: [{ personId: "asc" }, { seq: "asc" }],
    take: BATCH,
  });
}
