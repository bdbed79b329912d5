import "server-only";
import { randomUUID } from "node:crypto";
import type { OfficeEventRow } from "@/domain/office-event";
import type { Prisma } from "@/generated/prisma/client";
import { isLinkedAfter, type LinkedBefore, linkAfter } from "@/lib/event-chain";

export type LinkedOfficeEvent = OfficeEventRow & { id: string; seq: number; link: string };

/**
 * Records what happened in an office, in the transaction of the deed. Each event is linked to the one before it of the
 * same office. The office's row is locked first: two events at one moment follow each other.
 */
export async function recordOfficeEvent(tx: Prisma.TransactionClient, event: OfficeEventRow): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Office" WHERE id = ${event.officeId} FOR NO KEY UPDATE`;
  const before = await tx.officeEvent.findFirst({
    where: { officeId: event.officeId },
    orderBy: { seq: "desc" },
    select: { seq: true, at: true, link: true },
  });
  const row = { ...event, id: randomUUID(), seq: (before?.seq ?? 0) + 1 };
  await tx.officeEvent.create({ data: { ...row, link: linkAfter(before, KIND, parts(row)) } });
}

/** Whether an event is as it was written and follows the one before it (lib/event-chain.ts). */
export function isOfficeEventLinked(
  row: Omit<LinkedOfficeEvent, "code"> & { code: string },
  before: LinkedBefore | null,
  forgottenUntil: Date,
): boolean {
  return isLinkedAfter(before, row, KIND, parts(row), forgottenUntil);
}

const KIND = "office-event";

const parts = (row: Omit<LinkedOfficeEvent, "code" | "link"> & { code: string }) => [
  row.id,
  row.officeId,
  row.seq,
  row.code,
  row.at.getTime(),
  row.byId ?? "",
  row.aboutId ?? "",
  row.detail ?? "",
];
