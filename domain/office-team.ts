import {
  type Level,
  type OfficeRow,
  TEAM_STANDINGS,
  type TeamStanding,
  type TopicCount,
} from "./access/office-view";
import { addDays, type CalendarDate, daysBetween, mondayOf } from "./dates";

/** A team is summed up by topic only where at least this many people stand behind a figure. */
export const FLOOR = 5;
const QUIET_WEEKS = 3;
const NEW_DAYS = 7;
const TREND_WEEKS = 12;

export type Reason =
  | { kind: "asked-for-help" }
  | { kind: "needs-a-look" }
  | { kind: "not-started" }
  | { kind: "quiet"; weeks: number };

/** Why a manager might turn to somebody, in order; nothing but what the row says and since when they are here. */
export function attentionReasons(row: OfficeRow, joinedOn: CalendarDate, today: CalendarDate): Reason[] {
  const reasons: Reason[] = [];
  if (row.askedForHelp) reasons.push({ kind: "asked-for-help" });
  if (row.standing === "needs-a-look") reasons.push({ kind: "needs-a-look" });
  if (row.standing === "not-started" && daysBetween(joinedOn, today) >= NEW_DAYS)
    reasons.push({ kind: "not-started" });
  if (row.standing === "under-way" && row.lastChangeWeek) {
    const weeks = daysBetween(row.lastChangeWeek, mondayOf(today)) / 7;
    if (weeks >= QUIET_WEEKS) reasons.push({ kind: "quiet", weeks });
  }
  return reasons;
}

const NEED: readonly Reason["kind"][] = ["asked-for-help", "needs-a-look", "not-started", "quiet"];

/** Those who may need the manager, by the first of their reasons; who asked for help comes first. */
export function inOrderOfNeed<T extends { reasons: readonly Reason[] }>(people: readonly T[]): T[] {
  const need = ({ reasons: [first] }: T) => (first ? NEED.indexOf(first.kind) : NEED.length);
  return people.filter(({ reasons }) => reasons.length > 0).toSorted((a, b) => need(a) - need(b));
}

export type StandingCounts = Record<TeamStanding, number>;

/** How many people stand where. */
export function countStandings(rows: readonly OfficeRow[]): StandingCounts {
  const counts = Object.fromEntries(TEAM_STANDINGS.map((standing) => [standing, 0])) as StandingCounts;
  for (const { standing } of rows) counts[standing] += 1;
  return counts;
}

/**
 * How far a team is with a topic, coarse on purpose. There is no word for nothing and none for everything: one tick
 * would take it away, and the week of the last change would say whose.
 */
export const BANDS = ["little", "half", "most"] as const;
export type Band = (typeof BANDS)[number];
export type TeamTopic = { topic: string; band: Band; people: number };

export type CountedPerson = {
  level: Level;
  standing: TeamStanding;
  isViewer: boolean;
  counts: readonly TopicCount[];
};
/** `isAllHigh`: each of its steps is of high impact, so that whoever is up to date has none left in it. */
export type CountedTopic = { id: string; isAllHigh: boolean };

/**
 * Topics over everybody in the team but the reader, those that lag first. A topic is left out where fewer than five of
 * them have it on their lists, or where a subtraction would name one: where those who show no topics of their own are
 * one to four, or those of them whose standing does not tell already how they stand. The reader's own steps are not in
 * it, or they could tick them to find where a word turns.
 */
export function teamTopics(people: readonly CountedPerson[], topics: readonly CountedTopic[]): TeamTopic[] {
  const others = people.filter(({ isViewer }) => !isViewer);
  return topics
    .flatMap((topic) => {
      const counted = others.flatMap((person) => {
        const count = person.counts.find((one) => one.topic === topic.id);
        return count ? [{ ...person, ...count }] : [];
      });
      const hidden = counted.filter(({ level }) => level === "standing");
      const open = hidden.filter(({ standing }) => !isToldBy(standing, topic));
      if (counted.length < FLOOR || isFew(hidden.length) || isFew(open.length)) return [];
      const [done, total] = [sum(counted.map((one) => one.done)), sum(counted.map((one) => one.total))];
      return [{ topic: topic.id, people: counted.length, band: bandOf(done / total) }];
    })
    .toSorted((a, b) => BANDS.indexOf(a.band) - BANDS.indexOf(b.band));
}

/** Whether a standing, which the page shows for each, tells how much somebody has done of a topic. */
function isToldBy(standing: TeamStanding, { isAllHigh }: CountedTopic): boolean {
  return standing === "not-started" || (isAllHigh && standing === "up-to-date");
}

const isFew = (people: number) => people > 0 && people < FLOOR;

function bandOf(share: number): Band {
  if (share < 0.4) return "little";
  return share < 0.6 ? "half" : "most";
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** The Mondays of the last twelve weeks, this one last. */
export function trendWeeks(today: CalendarDate): CalendarDate[] {
  const monday = mondayOf(today);
  return Array.from({ length: TREND_WEEKS }, (_, n) => addDays(monday, -7 * (TREND_WEEKS - 1 - n)));
}
