import "server-only";
import { FLOOR } from "@/domain/office-team";
import type { Prisma } from "@/generated/prisma/client";

/**
 * Takes an office's weeks in which fewer than five people were counted out of its trend, in the transaction in which
 * somebody leaves it: less what those who stayed know of themselves, they would go on telling how that person stood.
 */
export async function forgetSmallWeeks(tx: Prisma.TransactionClient, officeId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "OfficeWeek" WHERE "officeId" = ${officeId}
      AND "notStarted" + "underWay" + "upToDate" + "needsALook" < ${FLOOR}`;
}
