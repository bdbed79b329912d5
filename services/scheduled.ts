import "server-only";
import { mondayOf } from "@/domain/dates";
import { asDay, londonDate } from "@/lib/clock";
import { db } from "@/lib/db";
import { logEvent, logFailure } from "@/lib/log";
import { noteWeek } from "@/services/office";
import { takeOverviewWeek } from "@/services/overview-week";
import { sendReminders } from "@/services/reminder-mail";

const HOUR = 3_600_000;
const FIRST_AFTER = 300_000;

/** What a run did: 1 where the week's overview was taken, offices whose week was noted, reminders sent, parts that failed. */
export type Done = { overviews: number; officeWeeks: number; reminders: number; failed: number };

/**
 * Everything that is due by now. Run again, or at two places at once, it does each thing once: each part asks the
 * database what is done. One that fails does not hold the others up, and is tried by the next run.
 */
export async function runScheduled(now: Date): Promise<Done> {
  const done: Done = { overviews: 0, officeWeeks: 0, reminders: 0, failed: 0 };
  const part = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      done.failed += 1;
      logFailure(`scheduled.${name}`, error);
    }
  };
  await part("overview", async () => {
    done.overviews = (await takeOverviewWeek(now)) ? 1 : 0;
  });
  await part("office-weeks", async () => {
    done.officeWeeks = await noteWeeks(now);
  });
  await part("reminders", async () => {
    done.reminders = await sendReminders(now);
  });
  return done;
}

/** Notes the week of every office that has none noted yet. */
async function noteWeeks(now: Date): Promise<number> {
  const week = asDay(mondayOf(londonDate(now)));
  const offices = await db.office.findMany({ where: { weeks: { none: { week } } }, select: { id: true } });
  for (const { id } of offices) await noteWeek(id, now);
  return offices.length;
}

/**
 * Runs it soon after the start and then every hour, so that a copy without cron needs none: hourly, since a start in
 * the evening would otherwise have every reminder fall into the night.
 */
export function runScheduledHourly(): void {
  const work = async () => {
    const done = await runScheduled(new Date());
    if (Object.values(done).some((count) => count > 0)) logEvent("scheduled", done);
  };
  setTimeout(work, FIRST_AFTER).unref();
  setInterval(work, HOUR).unref();
}
