import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { ACCOUNT_EVENTS, type AccountEventBy, type AccountEventCode } from "@/domain/account-event";
import { db } from "@/lib/db";

const PAGE_SIZE = 50;

export type AccountEventView = { id: string; code: AccountEventCode; by: AccountEventBy; at: Date };
export type RecordView = { events: AccountEventView[]; page: number; hasEarlier: boolean };

/** What happened to somebody's account, newest first. `page` counts from 1; past the end it is empty. */
export async function getRecord(actor: Actor, page: number): Promise<RecordView> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const rows = await db.accountEvent.findMany({
    where: { personId },
    orderBy: [{ at: "desc" }, { id: "asc" }],
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE + 1,
    select: { id: true, code: true, by: true, at: true },
  });
  const events = rows.slice(0, PAGE_SIZE).flatMap((row) => {
    const code = ACCOUNT_EVENTS.find((known) => known === row.code);
    return code ? [{ ...row, code, by: row.by as AccountEventBy }] : [];
  });
  return { events, page, hasEarlier: rows.length > PAGE_SIZE };
}
