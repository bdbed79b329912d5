import "server-only";
import { type Actor, grantInOffice, type OfficeGrant } from "@/domain/access/grants";
import { DomainError } from "@/domain/errors";
import { Prisma } from "@/generated/prisma/client";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { isStrong, type NeedsStrong } from "@/services/strong-session";

/**
 * Of a row `s` of an office's actions: it was set aside with its whole topic, and nobody has set it since. One that was
 * set aside by itself, even for the same reason, is not meant: somebody chose that for it.
 */
const IS_SET_ASIDE_TOGETHER = Prisma.sql`(s."status" = 'not-for-me' AND EXISTS (
  SELECT 1 FROM "OfficeActionChange" c
  WHERE c."officeId" = s."officeId" AND c."actionId" = s."actionId" AND c."version" = s."version"
    AND c."what" = 'not-for-me' AND c."op" LIKE '%:' || c."actionId"))`;

/** The actions that come back when their topic is taken back. */
export async function setAsideTogether({ officeId }: OfficeGrant<"office-action:read">): Promise<string[]> {
  const rows = await db.$queryRaw<{ actionId: string }[]>`
    SELECT s."actionId" FROM "OfficeAction" s
    WHERE s."officeId" = ${officeId} AND ${IS_SET_ASIDE_TOGETHER}`;
  return rows.map(({ actionId }) => actionId);
}

/**
 * Sets a whole topic aside for an office, or takes it back: an office that campaigns for nobody has no use for a dozen
 * actions. Only what nobody has touched is set aside, and only what was set aside so is taken back; sent twice it
 * changes nothing more. Returns how many actions changed. The `op` of each says that its topic was meant.
 */
export async function setOfficeTopic(
  actor: Actor,
  { officeId: wanted, topic, isForUs, op }: { officeId: string; topic: string; isForUs: boolean; op: string },
  now: Date,
): Promise<{ ok: true; changed: number } | NeedsStrong> {
  const { officeId, personId } = grantInOffice(actor, "office-action:assign", wanted);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const actions = loadCatalogue().actions.filter(
    (action) => action.scope === "office" && action.topic === topic,
  );
  if (actions.length === 0) throw new DomainError("NOT_FOUND");
  const ids = actions.map(({ id }) => id);
  const revisions = actions.map(({ revisions }) => revisions.at(-1)?.n ?? 1);
  const to = isForUs ? "to-do" : "not-for-me";
  const isMeant = isForUs ? IS_SET_ASIDE_TOGETHER : Prisma.sql`s."status" = 'to-do'`;
  const reason = isForUs ? null : "not-used";
  const changed = await db.$executeRaw`
    WITH state AS (
      INSERT INTO "OfficeAction" AS s
        ("officeId", "actionId", "status", "reason", "revision", "version", "setAt")
      SELECT ${officeId}, a."id", ${to}, ${reason}::text, a."revision", 1, ${now}::timestamptz
      FROM unnest(${ids}::text[], ${revisions}::int[]) AS a("id", "revision")
      WHERE (${!isForUs}::boolean OR EXISTS (
          SELECT 1 FROM "OfficeAction" WHERE "officeId" = ${officeId} AND "actionId" = a."id"))
        AND NOT EXISTS (
          SELECT 1 FROM "OfficeActionChange" WHERE "officeId" = ${officeId} AND "op" = ${op} || ':' || a."id")
      ON CONFLICT ("officeId", "actionId") DO UPDATE SET
        "status" = EXCLUDED."status", "reason" = EXCLUDED."reason", "revision" = EXCLUDED."revision",
        "version" = s."version" + 1, "setAt" = EXCLUDED."setAt"
      WHERE ${isMeant}
      RETURNING "actionId", "version")
    INSERT INTO "OfficeActionChange"
      ("id", "officeId", "actionId", "op", "what", "status", "reason", "version", "byId", "at")
    SELECT gen_random_uuid()::text, ${officeId}, "actionId", ${op} || ':' || "actionId", ${to}, ${to},
      ${reason}::text, "version", ${personId}, ${now}::timestamptz
    FROM state`;
  return { ok: true, changed };
}
