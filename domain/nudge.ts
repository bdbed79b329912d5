const DAY = 86_400_000;
const EVERY_DAYS = 7;

/**
 * The reminders a manager may send. They say the same whatever somebody's standing is, so that the mail tells nothing
 * to whoever else reads it.
 */
export const NUDGES = [
  {
    id: "plain",
    label: "When you have a moment",
    line: "Your office asks you to look at your checklist when you have a moment.",
  },
  {
    id: "week",
    label: "This week",
    line: "Your office asks you to look at your checklist this week. Ten minutes help already.",
  },
  {
    id: "meeting",
    label: "Before the next team meeting",
    line: "Your office asks everybody to look at their checklist before the next team meeting.",
  },
] as const;
export type NudgeId = (typeof NUDGES)[number]["id"];

/** When somebody may be reminded again: a week after the last time, or at once. */
export function nudgeFrom(nudgedAt: Date | null): Date | null {
  return nudgedAt ? new Date(nudgedAt.getTime() + EVERY_DAYS * DAY) : null;
}

/** Whoever was last reminded then, or before, may be reminded at `now`. */
export function nudgedLongAgo(now: Date): Date {
  return new Date(now.getTime() - EVERY_DAYS * DAY);
}

export function mayBeNudged(nudgedAt: Date | null, now: Date): boolean {
  return nudgedAt === null || nudgedAt <= nudgedLongAgo(now);
}
