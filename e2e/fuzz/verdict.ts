import type { PrismaClient } from "@/generated/prisma/client";
import type { Input } from "./inputs";
import type { Answer } from "./send";

/** What only our insides say: a stack, a path of the server, SQL, the database's or its client's own words. */
const INSIDES =
  /\n\s*at [^\n]*:\d+:\d+|node_modules\/|\.next\/server|Prisma|\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE) ["*]|duplicate key value|violates \w+ constraint|postgres(?:ql)?:\/\//;

/**
 * What is wrong with an answer, or null. The rule for failures: 500 is allowed only where the input was written down as
 * broken when it was made, since Next's reader then fails before our code is called; no other answer of 500 or more
 * is, unless a plain GET of the same address gives it too (such as /unavailable, which is 503).
 */
export function faultIn(input: Input, { status, headers, body }: Answer, plainStatus: number): string | null {
  const isNextsOwn = status === 500 && input.isBroken;
  if (status >= 500 && !isNextsOwn && status !== plainStatus) return `answers ${status}`;
  if (status < 200) return `answers ${status}`;
  const inside = INSIDES.exec(body);
  if (inside) return `says ${JSON.stringify(inside[0])}`;
  const onward = String(headers.location ?? headers["x-action-redirect"] ?? "");
  if (onward.includes("/unavailable") && !input.path.startsWith("/unavailable"))
    return "sends on to /unavailable";
  if (/We could not save this|We cannot sign anybody in/.test(body)) return "hides a failure of ours";
  return null;
}

/** Whether an input came as far as being read: no limit of size, length, kind or number turned it away before. */
export function isPastLimits({ status, body }: Answer): boolean {
  return (
    ![403, 405, 413, 414, 421, 429, 431].includes(status) && !/That was a lot in a short time/.test(body)
  );
}

/** What only an action that ran says: that it saved, or that a letter's link is of no use any more. */
const RAN = /"saved":"|There is nothing left to cancel/;

/** Whether an action's own code ran on it: what was sent had passed its limits and its schema. */
export function isPastParsing({ status, headers, body }: Answer): boolean {
  if (status >= 400) return false;
  return Boolean(headers.location ?? headers["x-action-redirect"]) || RAN.test(body);
}

/** A line of the log that tells of a failure in our code. Next's own come with the kind of work it was doing. */
export function isFailureOfOurs(line: string): boolean {
  return line.includes('"event":"failure"') && !line.includes('"kind":"');
}

/** What asking for a link or a challenge writes, and the server by itself: nobody needs a session for it. */
const WITHOUT_SESSION = new Set([
  "RateLimit",
  "SignInToken",
  "Challenge",
  "Mail",
  "OverviewWeek",
  "OfficeWeek",
]);

/** Every row of every table the app can read that only somebody signed in may change; with an id, only the rows that name it. */
export async function rowsOf(db: PrismaClient, naming = ""): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;
  const rows: string[] = [];
  for (const { name } of tables.filter((table) => !WITHOUT_SESSION.has(table.name))) {
    const found = await db.$queryRawUnsafe<{ row: string }[]>(
      `SELECT t::text AS row FROM "${name}" t WHERE t::text LIKE $1 ORDER BY 1`,
      `%${naming}%`,
    );
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows;
}
