import type { Role } from "./access/grants";
import { TEAM_STANDINGS, type TeamStanding, type TopicCount } from "./access/office-view";
import {
  ALL,
  atomKey,
  BANDS,
  type Band,
  type Figure,
  GROUPS,
  type Group,
  type Held,
  OFFICE_FIGURES,
  PEOPLE_FIGURES,
  type Shown,
} from "./overview-figures";
import { hold, inTens, LEAST, showable } from "./overview-suppression";

/** An office of fewer people has no share that is not somebody's own standing: it is in no band. */
const LEAST_IN_OFFICE = 3;

/** What one person adds to the overview: made of what an office may see of them, so of nothing private. */
export type CountedPerson = {
  group: Group;
  officeId: string | null;
  standing: TeamStanding;
  topics: readonly TopicCount[];
};

type Membership = { officeId: string; role: Role; createdAt: Date };
const RANK: readonly Role[] = ["principal", "manager", "staff"];

/** The one office somebody counts in, so that nobody moves two figures: by role, then the one they joined first. */
export function countsIn(memberships: readonly Membership[]): { group: Group; officeId: string | null } {
  const [first] = memberships.toSorted(
    (a, b) =>
      RANK.indexOf(a.role) - RANK.indexOf(b.role) ||
      a.createdAt.getTime() - b.createdAt.getTime() ||
      (a.officeId < b.officeId ? -1 : 1),
  );
  return first ? { group: first.role, officeId: first.officeId } : { group: "staff", officeId: null };
}

type TopicSum = { people: number; done: number; total: number };

/** Sums over people, added one at a time. */
export type Tally = {
  atoms: Map<string, number>;
  topics: Map<string, TopicSum>;
  offices: Map<string, { people: number; upToDate: number }>;
};
export const emptyTally = (): Tally => ({ atoms: new Map(), topics: new Map(), offices: new Map() });

/** Adds one person to the sums. */
export function addPerson(tally: Tally, { group, officeId, standing, topics }: CountedPerson): void {
  const atom = atomKey(group, standing);
  tally.atoms.set(atom, (tally.atoms.get(atom) ?? 0) + 1);
  for (const { topic, done, total } of topics) {
    const sum = tally.topics.get(topic) ?? { people: 0, done: 0, total: 0 };
    tally.topics.set(topic, { people: sum.people + 1, done: sum.done + done, total: sum.total + total });
  }
  if (officeId === null) return;
  const office = tally.offices.get(officeId) ?? { people: 0, upToDate: 0 };
  const isUpToDate = standing === "up-to-date" ? 1 : 0;
  tally.offices.set(officeId, { people: office.people + 1, upToDate: office.upToDate + isUpToDate });
}

function bandOf({ people, upToDate }: { people: number; upToDate: number }): Band {
  return BANDS[Math.min(BANDS.length - 1, Math.floor((upToDate * BANDS.length) / people))] ?? "first";
}

function bandCounts(tally: Tally): Map<string, number> {
  const counts = new Map<string, number>();
  for (const office of tally.offices.values()) {
    if (office.people < LEAST_IN_OFFICE) continue;
    const band = bandOf(office);
    counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  return counts;
}

/**
 * The counts of a table, held. A group that is held to be empty is counted in no total either until ten are in it:
 * then no total less the rest of it tells of one who came.
 */
function holdTable(
  figures: readonly Figure[],
  before: Readonly<Record<string, number>>,
  counts: ReadonlyMap<string, number>,
): Record<string, number> {
  const atoms = [...new Set(figures.flatMap((figure) => figure.atoms))];
  const heldAtoms = hold(before, Object.fromEntries(atoms.map((atom) => [atom, counts.get(atom) ?? 0])));
  const counted = (atom: string) => (heldAtoms[atom] === 0 ? 0 : (counts.get(atom) ?? 0));
  const sums = figures
    .filter(({ key }) => heldAtoms[key] === undefined)
    .map(({ key, atoms: within }): [string, number] => [
      key,
      within.reduce((sum, atom) => sum + counted(atom), 0),
    ]);
  return { ...hold(before, Object.fromEntries(sums)), ...heldAtoms };
}

/**
 * A week's figures, held against the week before. `stepsOf` says how many steps a topic has at most, per topic, in the
 * catalogue's order. Everything shown follows from what is held, and so changes only with it.
 */
export function makeWeek(
  tally: Tally,
  before: Held | null,
  stepsOf: Readonly<Record<string, number>>,
): { shown: Shown; held: Held } {
  const held: Held = {
    version: 1,
    people: holdTable(PEOPLE_FIGURES, before?.people ?? {}, tally.atoms),
    offices: holdTable(OFFICE_FIGURES, before?.offices ?? {}, bandCounts(tally)),
    topics: Object.fromEntries(
      Object.entries(stepsOf).map(([topic, steps]) => [
        topic,
        holdTopic(before?.topics[topic], tally.topics.get(topic), steps),
      ]),
    ),
  };
  const shown: Shown = {
    version: 1,
    people: shownCounts(PEOPLE_FIGURES, held.people),
    offices: shownCounts(OFFICE_FIGURES, held.offices),
    topics: Object.keys(stepsOf).map((topic) => ({ topic, share: shareOf(held.topics[topic]) })),
  };
  return { shown, held };
}

function shownCounts(
  figures: readonly Figure[],
  held: Readonly<Record<string, number>>,
): Record<string, number | null> {
  const keys = showable(figures, held);
  return Object.fromEntries(figures.map(({ key }) => [key, keys.has(key) ? inTens(held[key] ?? 0) : null]));
}

/** One person cannot add or take away more than all steps of a topic: ten people's worth must differ. */
function holdTopic(before: TopicSum | undefined, now: TopicSum | undefined, steps: number): TopicSum {
  const sum = now ?? { people: 0, done: 0, total: 0 };
  if (!before) return sum;
  const isMoved =
    Math.abs(sum.people - before.people) >= LEAST ||
    Math.abs(sum.done - before.done) >= LEAST * steps ||
    Math.abs(sum.total - before.total) >= LEAST * steps;
  return isMoved ? sum : before;
}

/** In fives, and never none or all: that would say the same of each of them. */
function shareOf(sum: TopicSum | undefined): number | null {
  // Held numbers may be nine off.
  if (!sum || sum.people < 2 * LEAST - 1 || sum.total === 0) return null;
  return Math.min(95, Math.max(5, Math.round((20 * sum.done) / sum.total) * 5));
}

/** A stored week as a table: for everybody and for each role, the people of each standing. */
export function peopleTable({ people }: Shown) {
  const rowOf = (key: string, cell: (standing: TeamStanding) => string) => ({
    key,
    total: people[key] ?? null,
    cells: TEAM_STANDINGS.map((standing) => ({ standing, people: people[cell(standing)] ?? null })),
  });
  return [
    rowOf(ALL, (standing) => standing),
    ...GROUPS.map((group) => rowOf(group, (standing) => atomKey(group, standing))),
  ];
}

/** Topics that are shown, those that lag first. */
export function laggingTopics({ topics }: Shown): { topic: string; share: number }[] {
  return topics
    .flatMap(({ topic, share }) => (share === null ? [] : [{ topic, share }]))
    .toSorted((a, b) => a.share - b.share);
}
