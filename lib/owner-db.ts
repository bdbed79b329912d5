import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";
import { env } from "@/lib/env";

/** The database as its owner, for what the app's own role may not write. For commands on the server; close it. */
export function connectAsOwner(): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: env().databaseOwnerUrl,
    max: 2,
    connectionTimeoutMillis: 5000,
  });
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}
