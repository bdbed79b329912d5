import "server-only";
import { whatMovesOver } from "@/domain/office-action";
import type { ActionState } from "@/domain/status";
import type { Prisma } from "@/generated/prisma/client";
import { loadCatalogue } from "@/lib/content";
import { STATE_COLUMNS, statesById } from "@/services/checklist";

/**
 * Takes what somebody recorded on office actions of their own over into an office they create or join, in that
 * transaction and after their membership is there. Only where the office has no status yet; what they recorded stays
 * theirs as well. Returns how many moved.
 */
export async function moveOver(
  tx: Prisma.TransactionClient,
  officeId: string,
  personId: string,
  now: Date,
): Promise<number> {
  const rows = await tx.actionState.findMany({ where: { personId }, select: STATE_COLUMNS });
  const people = await tx.membership.count({ where: { officeId } });
  const states = statesById(rows);
  const moving = Object.entries(whatMovesOver(loadCatalogue(), states, { isAlone: people <= 1 }));
  const column = <T>(of: (state: ActionState) => T) => moving.map(([, state]) => of(state));
  // The time it was set moves along: a re-check is as far away as it was.
  return tx.$executeRaw`
    WITH moving AS (
      SELECT * FROM unnest(${moving.map(([id]) => id)}::text[], ${column(({ status }) => status)}::text[],
        ${column(({ revision }) => revision)}::int[], ${column(({ setAt }) => setAt)}::timestamptz[])
        AS m("actionId", "status", "revision", "setAt")),
    state AS (
      INSERT INTO "OfficeAction" AS s ("officeId", "actionId", "status", "revision", "version", "setAt")
      SELECT ${officeId}, "actionId", "status", "revision", 1, "setAt" FROM moving
      ON CONFLICT ("officeId", "actionId") DO UPDATE SET
        "status" = EXCLUDED."status", "revision" = EXCLUDED."revision", "version" = 1, "setAt" = EXCLUDED."setAt"
      WHERE s."version" = 0
      RETURNING "actionId", "status")
    INSERT INTO "OfficeActionChange" ("id", "officeId", "actionId", "op", "what", "status", "version", "byId", "at")
    SELECT gen_random_uuid()::text, ${officeId}, "actionId", gen_random_uuid()::text, 'moved-over', "status", 1,
      ${personId}, ${now}::timestamptz
    FROM state`;
}

/** Takes somebody's name off what they changed in an office they leave, in that transaction. The changes stay. */
export async function leaveOfficeActions(
  tx: Prisma.TransactionClient,
  officeId: string,
  personId: string,
): Promise<void> {
  await tx.officeActionChange.updateMany({ where: { officeId, byId: personId }, data: { byId: null } });
  await tx.officeMove.updateMany({
    where: { officeId, startedById: personId },
    data: { startedById: null },
  });
  await tx.officeMoveItem.updateMany({
    where: { setById: personId, move: { officeId } },
    data: { setById: null },
  });
}
