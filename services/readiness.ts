import "server-only";
import { db } from "@/lib/db";

/** Whether the database answers. */
export async function isDatabaseThere(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
