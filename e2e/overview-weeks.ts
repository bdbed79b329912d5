import { TEAM_STANDINGS, type TeamStanding } from "@/domain/access/office-view";
import { addDays, type CalendarDate, mondayOf } from "@/domain/dates";
import { addPerson, type CountedPerson, emptyTally, makeWeek } from "@/domain/overview";
import type { Held } from "@/domain/overview-figures";
import { loadCatalogue } from "@/lib/content";

const OFFICES = 650;
const IN_OFFICE = 6;

/** Writes twelve weeks of a parliament that gets on with it, as the scheduled work would have taken them. */
export async function writeTwelveWeeks(today: CalendarDate): Promise<void> {
  const { db } = await import("@/lib/db");
  await db.overviewWeek.deleteMany();
  let before: Held | null = null;
  for (let n = 0; n < 12; n += 1) {
    const week = addDays(mondayOf(today), -7 * (11 - n));
    const { shown, held } = makeWeek(tallyOf(n), before, stepsByTopic());
    const at = new Date(`${week}T06:00:00Z`);
    await db.overviewWeek.create({
      data: { week: new Date(`${week}T00:00:00Z`), takenAt: at, shown, ...(n === 11 ? { held } : {}) },
    });
    before = held;
  }
}

function stepsByTopic(): Record<string, number> {
  return Object.fromEntries(loadCatalogue().topics.map(({ id }) => [id, 10]));
}

function tallyOf(week: number) {
  const tally = emptyTally();
  for (let n = 0; n < OFFICES * IN_OFFICE; n += 1) addPerson(tally, personOf(n, week));
  return tally;
}

/** Some offices are quick and some slow, and within each some people are; most get further week by week. */
function personOf(n: number, week: number): CountedPerson {
  const place = n % IN_OFFICE;
  const office = Math.floor(n / IN_OFFICE);
  const far = week * 6 + ((office * 37) % 50) + ((n * 53) % 40) - 40;
  return {
    group: place === 0 ? "principal" : place === 1 ? "manager" : "staff",
    officeId: `office-${office}`,
    standing: standingAt(far, n),
    topics: loadCatalogue().topics.map(({ id }, topic) => ({
      topic: id,
      done: Math.max(0, Math.min(10, Math.round(far / 10) + 3 - ((topic * 7) % 5))),
      total: 10,
    })),
  };
}

function standingAt(far: number, n: number): TeamStanding {
  const [notStarted, underWay, upToDate, needsALook] = TEAM_STANDINGS;
  if (far > 55) return n % 7 === 0 ? needsALook : upToDate;
  return far > 10 ? underWay : notStarted;
}
