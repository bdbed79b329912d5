import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { accountEvent } from "@/domain/account-event";
import { recordAccountEvent } from "@/lib/account-events";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { take } from "@/lib/rate-limit";
import { type Freshness, getFreshness } from "@/services/account";
import { collect, type PersonData } from "@/services/person-data";

export type { PersonData };

/** One moment's view: a save on another device is in all of it or in none. */
const AT_ONE_MOMENT = { isolationLevel: "RepeatableRead", timeout: 10_000 } as const;

export type DataView = Freshness & {
  /** Null until the sign-in is fresh enough to see it all in one place. */
  data: PersonData | null;
};

/** Everything held about the person who asks, for reading. */
export async function getData(actor: Actor, now: Date): Promise<DataView> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const freshness = await getFreshness(actor, now);
  const data = freshness.isFresh ? await db.$transaction((tx) => collect(tx, personId), AT_ONE_MOMENT) : null;
  return { ...freshness, data };
}

export type ExportResult =
  | { ok: true; json: string }
  | { ok: false; reason: "sign-in-again" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/** Everything held about the person who asks, as one JSON text. Recorded, and limited to five a day. */
export async function exportData(actor: Actor, now: Date): Promise<ExportResult> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  if (!(await getFreshness(actor, now)).isFresh) return { ok: false, reason: "sign-in-again" };
  const taken = await take("export", personId, now);
  if (!taken.ok) return { ...taken, reason: "too-many" };
  // Before it is read, and by itself: two downloads at once wait for each other here, which one that reads everything
  // as of one moment could not.
  await db.$transaction((tx) =>
    recordAccountEvent(tx, accountEvent(personId, "data-exported", actor.method, now)),
  );
  const data = await db.$transaction((tx) => collect(tx, personId), AT_ONE_MOMENT);
  return { ok: true, json: asJson({ format: "safe-seat-export-1", from: env().origin, at: now, ...data }) };
}

/** The data as the download has it: indented, times in UTC. */
export function asJson(data: unknown): string {
  return JSON.stringify(data, null, 2);
}
