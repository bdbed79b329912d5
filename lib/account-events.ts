import "server-only";
import { createHmac, randomUUID } from "node:crypto";
import type { AccountEventRow } from "@/domain/account-event";
import type { Prisma } from "@/generated/prisma/client";
import { env } from "@/lib/env";

export type LinkedEvent = AccountEventRow & { id: string; seq: number; link: string };

/**
 * Records what happened to an account, in the transaction of the deed. Each event is linked to the one before it of
 * the same person by an HMAC whose key the database does not have, so that a row changed or taken out is found.
 * The person's row is locked first: two events at one moment follow each other.
 */
export async function recordAccountEvent(
  tx: Prisma.TransactionClient,
  event: AccountEventRow,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${event.personId} FOR NO KEY UPDATE`;
  const before = await tx.accountEvent.findFirst({
    where: { personId: event.personId },
    orderBy: { seq: "desc" },
    select: { seq: true, at: true, link: true },
  });
  await tx.accountEvent.create({ data: linked(event, before) });
}

/** An event as its row keeps it: numbered, with `link` reading `<time of the one before>.<its mark>.<own mark>`. */
export function linked(
  event: AccountEventRow,
  before: { seq: number; at: Date; link: string } | null,
): LinkedEvent {
  const row = { ...event, id: randomUUID(), seq: (before?.seq ?? 0) + 1 };
  const front = before ? `${before.at.getTime()}.${markOf(before.link)}` : "..";
  return { ...row, link: `${front}.${mark(row, front)}` };
}

/**
 * Whether an event is as it was written and follows the one before it. The first that is left of a record may only be
 * a later one than number 1 if what stood before it was past its time at `forgottenUntil`.
 */
export function isLinked(
  row: Omit<LinkedEvent, "code" | "by"> & { code: string; by: string },
  before: LinkedBefore | null,
  forgottenUntil: Date,
): boolean {
  const front = row.link.slice(0, row.link.lastIndexOf("."));
  if (markOf(row.link) !== mark(row, front)) return false;
  if (row.seq === 1) return before === null && front === "..";
  if (before) return before.seq + 1 === row.seq && front === `${before.at.getTime()}.${markOf(before.link)}`;
  return Number(front.split(".")[0]) <= forgottenUntil.getTime();
}
export type LinkedBefore = { seq: number; at: Date; link: string };

const markOf = (link: string) => link.slice(link.lastIndexOf(".") + 1);

type Marked = { id: string; personId: string; seq: number; code: string; by: string; at: Date };

function mark({ id, personId, seq, code, by, at }: Marked, front: string): string {
  const parts = ["account-event", front, id, personId, seq, code, by, at.getTime()];
  return createHmac("sha256", env().indexKey).update(parts.join("\0")).digest("base64url");
}
