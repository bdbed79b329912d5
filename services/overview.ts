import "server-only";
import { type Actor, grantOverview, type OverviewGrant } from "@/domain/access/grants";
import type { CalendarDate } from "@/domain/dates";
import { trendWeeks } from "@/domain/office-team";
import { type Shown, shownSchema } from "@/domain/overview-figures";
import { londonDate } from "@/lib/clock";
import { db } from "@/lib/db";
import { isStrong, needsStrong, type PageNeedsStrong } from "@/services/strong-session";

export type OverviewWeekView = { week: CalendarDate; shown: Shown | null };
export type OverviewView = {
  /** The newest week there is, or null before the first. */
  latest: { week: CalendarDate; shown: Shown } | null;
  /** Twelve, the latest last; null where none was taken. */
  weeks: OverviewWeekView[];
};
export type OverviewResult = { ok: true; overview: OverviewView } | PageNeedsStrong;

/** The overview as it was taken, week by week: nothing is counted when somebody looks. */
export async function getOverview(actor: Actor, now: Date): Promise<OverviewResult> {
  const granted = grantOverview(actor);
  if (!isStrong(actor, now)) return needsStrong();
  const rows = await readWeeks(granted);
  const weeks = trendWeeks(londonDate(now)).map((week) => ({
    week,
    shown: rows.find((row) => row.week === week)?.shown ?? null,
  }));
  return { ok: true, overview: { latest: rows[0] ?? null, weeks } };
}

/** The newest first. A week of a form we do not know is left out rather than misread. */
async function readWeeks(_: OverviewGrant): Promise<{ week: CalendarDate; shown: Shown }[]> {
  const rows = await db.overviewWeek.findMany({
    orderBy: { week: "desc" },
    take: 12,
    select: { week: true, shown: true },
  });
  return rows.flatMap(({ week, shown }) => {
    const read = shownSchema.safeParse(shown);
    return read.success ? [{ week: week.toISOString().slice(0, 10), shown: read.data }] : [];
  });
}
