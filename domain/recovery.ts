/** How long a recovery waits, and how long it can be used after that, in milliseconds. */
export const WAITS = 24 * 3_600_000;
export const STAYS_OPEN = 48 * 3_600_000;

export const RECOVERY_ENDS = ["cancelled", "lapsed", "finished"] as const;
export type RecoveryEnd = (typeof RECOVERY_ENDS)[number];

/** What is kept of a recovery: everything else follows from it and the time. */
export type RecoveryTimes = { startedAt: Date; endedAs: RecoveryEnd | null };

/** `waiting` and `ready` can be cancelled; only `ready` lets anybody in. */
export type RecoveryState = "waiting" | "ready" | RecoveryEnd;

/** From when a link by email is enough. */
export function readyAt({ startedAt }: Pick<RecoveryTimes, "startedAt">): Date {
  return new Date(startedAt.getTime() + WAITS);
}

/** From when it is over without having been used. */
export function lapsesAt({ startedAt }: Pick<RecoveryTimes, "startedAt">): Date {
  return new Date(startedAt.getTime() + WAITS + STAYS_OPEN);
}

/** From when its owner is told once more. */
export function halfWayAt({ startedAt }: Pick<RecoveryTimes, "startedAt">): Date {
  return new Date(startedAt.getTime() + WAITS / 2);
}

/** How a recovery stands. A clock that was set back makes it wait longer, never shorter. */
export function recoveryState(recovery: RecoveryTimes, now: Date): RecoveryState {
  if (recovery.endedAs) return recovery.endedAs;
  if (now < readyAt(recovery)) return "waiting";
  return now < lapsesAt(recovery) ? "ready" : "lapsed";
}

/** Whether it can still let somebody in, now or later. */
export function isUnderWay(recovery: RecoveryTimes, now: Date): boolean {
  const state = recoveryState(recovery, now);
  return state === "waiting" || state === "ready";
}

/**
 * From when the next one may be started: at once when there was none, never while one is under way, and otherwise a
 * day after the last start, so that whoever reads a mailbox cannot keep its owner busy cancelling.
 */
export function nextStartAt(last: RecoveryTimes | null, now: Date): Date {
  if (!last) return now;
  const earliest = isUnderWay(last, now) ? lapsesAt(last) : readyAt(last);
  return earliest > now ? earliest : now;
}
