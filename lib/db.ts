import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/client";

/**
 * The database, as the role that owns nothing. It connects with the first query, so that a build, which has no
 * database, may import this. A database that is away is noticed within two seconds, a hung one within eight.
 */
function connect(): PrismaClient {
  const adapter = new PrismaPg(
    {
      get connectionString() {
        return process.env.DATABASE_URL ?? "";
      },
      max: 10,
      connectionTimeoutMillis: 2000,
      statement_timeout: 5000,
      query_timeout: 8000,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
    // A lost connection is replaced by the pool; without a listener it would end the process.
    { onPoolError: () => {}, onConnectionError: () => {} },
  );
  return new PrismaClient({ adapter, errorFormat: "minimal" });
}

// In development modules are loaded again and again; the pool stays.
const kept = globalThis as { safeSeatDb?: PrismaClient };
export const db: PrismaClient = kept.safeSeatDb ?? connect();
kept.safeSeatDb = db;
