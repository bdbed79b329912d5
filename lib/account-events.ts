import "server-only";
import { randomUUID } from "node:crypto";
import type { AccountEventRow } from "@/domain/account-event";
import type { Prisma } from "@/generated/prisma/client";
import { isLinkedAfter, type LinkedBefore, linkAfter } from "@/lib/event-chain";

export type LinkedEvent = AccountEventRow & { id: string; seq: number; link: string };

/**
 * Records what happened to an account, in the transaction of the deed. Each event is linked to the one before it of
 * the same person. The person's row is locked first: two events at one moment follow each other.
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

/** An event as its row keeps it: numbered, and linked to the one before it. */
export function linked(event: AccountEventRow, before: LinkedBefore | null): LinkedEvent {
  const row = { ...event, id: randomUUID(), seq: (before?.seq ?? 0) + 1 };
  return { ...row, link: linkAfter(before, KIND, parts(row)) };
}

/** Whether an event is as it was written and follows the one before it (lib/event-chain.ts). */
export function isLinked(
  row: Omit<LinkedEvent, "code" | "by"> & { code: string; by: string },
  before: LinkedBefore | null,
  forgottenUntil: Date,
): boolean {
  return isLinkedAfter(before, row, KIND, parts(row), forgottenUntil);
}

const KIND = "account-event";

type Parts = { id: string; personId: string; seq: number; code: string; by: string; at: Date };
const parts = ({ id, personId, seq, code, by, at }: Parts) => [id, personId, seq, code, by, at.getTime()];
