import "server-only";
import { randomUUID } from "node:crypto";
import type { Grant, OpenedGrant } from "@/domain/access/grants";
import type { How } from "@/domain/provenance";
import type { Status } from "@/domain/status";
import type { Prisma } from "@/generated/prisma/client";

export type StatusWrite = {
  actionId: string;
  status: Status;
  /** Why it is not for them: a code, and words of their own, sealed. */
  reason: string | null;
  reasonSealed: string | null;
  /** The revision of the guidance it is set against. */
  revision: number;
  how: Exclude<How, "undone">;
  /** The aide who recorded it. */
  byId: string | null;
  /** Whether it returns to what was there before an aide's record, which the line of history then says. */
  isTakenBack: boolean;
  /** From when it counts: now, or the earlier moment that taking something back returns to. */
  setAt: Date;
  /** Made by the server for each form, so that the same form sent twice changes once. */
  op: string;
  /** What whoever sends it saw; another version means another device was faster. */
  version: number;
};
export type SaveResult =
  | { ok: true; version: number; isReplay: boolean; at: Date }
  | { ok: false; reason: "changed-elsewhere"; status: Status; version: number };

/**
 * Writes a status of the person whom the grant names. The change and its line of history are one statement, so that
 * neither is ever there without the other. The same `op` again, or the same wanted status over a newer version, is no
 * conflict.
 */
export async function saveStatus(
  tx: Prisma.TransactionClient,
  { personId }: Grant<"checklist:edit-own"> | OpenedGrant,
  write: StatusWrite,
  now: Date,
): Promise<SaveResult> {
  const { actionId, status, reason, reasonSealed, revision, how, byId, setAt, op, version } = write;
  const next = version + 1;
  const line: { how: How; byId: string | null } = write.isTakenBack
    ? { how: "undone", byId: null }
    : { how, byId };
  const written = await tx.$executeRaw`
    WITH state AS (
      INSERT INTO "ActionState" AS s
        ("personId", "actionId", "status", "reason", "reasonSealed", "revision", "version", "how", "byId", "setAt")
      SELECT ${personId}, ${actionId}, ${status}, ${reason}::text, ${reasonSealed}::text, ${revision}::int,
        ${next}::int, ${how}, ${byId}::text, ${setAt}::timestamptz
      WHERE (${version}::int = 0 OR EXISTS (
          SELECT 1 FROM "ActionState" WHERE "personId" = ${personId} AND "actionId" = ${actionId}))
        AND NOT EXISTS (SELECT 1 FROM "StatusChange" WHERE "personId" = ${personId} AND "op" = ${op})
      ON CONFLICT ("personId", "actionId") DO UPDATE SET
        "status" = EXCLUDED."status", "reason" = EXCLUDED."reason", "reasonSealed" = EXCLUDED."reasonSealed",
        "revision" = EXCLUDED."revision", "version" = EXCLUDED."version", "how" = EXCLUDED."how",
        "byId" = EXCLUDED."byId", "setAt" = EXCLUDED."setAt"
      WHERE s."version" = ${version}::int
      RETURNING 1)
    INSERT INTO "StatusChange"
      ("id", "personId", "actionId", "op", "status", "reason", "revision", "version", "how", "byId", "at")
    SELECT ${randomUUID()}, ${personId}, ${actionId}, ${op}, ${status}, ${reason}::text, ${revision}::int,
      ${next}::int, ${line.how}, ${line.byId}::text, ${now}::timestamptz
    FROM state`;
  if (written === 1) return { ok: true, version: next, isReplay: false, at: now };

  const [before, current] = [
    await tx.statusChange.findUnique({ where: { personId_op: { personId, op } } }),
    await tx.actionState.findUnique({ where: { personId_actionId: { personId, actionId } } }),
  ];
  if (before) return { ok: true, version: before.version, isReplay: true, at: before.at };
  if (current?.status === status && current.reason === reason) {
    return { ok: true, version: current.version, isReplay: true, at: current.setAt };
  }
  return {
    ok: false,
    reason: "changed-elsewhere",
    status: (current?.status as Status | undefined) ?? "to-do",
    version: current?.version ?? 0,
  };
}
