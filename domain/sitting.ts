import type { Item } from "./checklist";
import { ORDERING } from "./ordering";

/** What the choice of a sitting looks at: whole minutes, what doing it is worth, and what must come with it. */
export type Candidate = { id: string; minutes: number; worth: number; needs: readonly string[] };

/**
 * The set worth most within the minutes, where a step comes only with the open steps it builds on. Exact: a
 * knapsack by dynamic programming; where its best set leaves a needed step out, both ways to mend that are tried
 * (without the one, or with the other). Among equals, the set that takes less time, then the one listed first.
 */
export function chooseSet(candidates: readonly Candidate[], minutes: number): string[] {
  const known = new Set(candidates.map((candidate) => candidate.id));
  const usable = candidates.filter((candidate) => candidate.needs.every((id) => known.has(id)));
  const best = mended(usable, minutes, new Set());
  return candidates.filter((candidate) => best?.ids.has(candidate.id)).map((candidate) => candidate.id);
}

type Chosen = { ids: ReadonlySet<string>; worth: number; minutes: number };

function mended(
  candidates: readonly Candidate[],
  minutes: number,
  forced: ReadonlySet<string>,
): Chosen | null {
  const best = knapsack(candidates, minutes, forced);
  if (!best) return null;
  for (const candidate of candidates) {
    if (!best.ids.has(candidate.id)) continue;
    const left = candidate.needs.find((id) => !best.ids.has(id));
    if (left === undefined) continue;
    const without = forced.has(candidate.id)
      ? null
      : mended(
          candidates.filter((other) => other !== candidate),
          minutes,
          forced,
        );
    const withIt = candidates.some((other) => other.id === left)
      ? mended(candidates, minutes, new Set([...forced, left]))
      : null;
    return better(without, withIt);
  }
  return best;
}

function better(a: Chosen | null, b: Chosen | null): Chosen | null {
  if (!a || !b) return a ?? b;
  if (a.worth !== b.worth) return a.worth > b.worth ? a : b;
  return a.minutes <= b.minutes ? a : b;
}

function knapsack(
  candidates: readonly Candidate[],
  minutes: number,
  forced: ReadonlySet<string>,
): Chosen | null {
  const start = candidates.filter((candidate) => forced.has(candidate.id));
  const taken = start.reduce((sum, candidate) => sum + candidate.minutes, 0);
  const room = minutes - taken;
  if (room < 0) return null;
  const free = candidates.filter((candidate) => !forced.has(candidate.id) && candidate.worth > 0);
  // best[m]: the best set of what was looked at so far that takes m minutes or fewer.
  let best: Chosen[] = Array.from({ length: room + 1 }, () => ({
    ids: new Set(start.map((candidate) => candidate.id)),
    worth: start.reduce((sum, candidate) => sum + candidate.worth, 0),
    minutes: taken,
  }));
  for (const candidate of free) {
    best = best.map((without, m) => {
      const before = m >= candidate.minutes ? best[m - candidate.minutes] : undefined;
      if (!before) return without;
      const withIt = {
        ids: new Set([...before.ids, candidate.id]),
        worth: before.worth + candidate.worth,
        minutes: before.minutes + candidate.minutes,
      };
      return better(without, withIt) ?? without;
    });
  }
  return best[room] ?? null;
}

/** What doing an item is worth: its impact for this person, without the push that short steps get in the list. */
export function worthOf(item: Item): number {
  return Math.max(1, Math.round(item.score - item.action.minutes * ORDERING.perMinute));
}

/**
 * A sitting: the best use of the minutes, grouped by place so that one device is picked up once. Places come in the
 * order of their most pressing step, and a step never before one it builds on within the same place.
 */
export function planSitting(items: readonly Item[], minutes: number): string[] {
  const open = items.filter((item) => ["to-do", "due-again", "changed"].includes(item.standing));
  const chosen = new Set(
    chooseSet(
      open.map((item) => ({
        id: item.action.id,
        minutes: item.action.minutes,
        worth: worthOf(item),
        needs: item.betterAfter,
      })),
      minutes,
    ),
  );
  const inOrder = open.filter((item) => chosen.has(item.action.id));
  const places = [...new Set(inOrder.map(placeOf))];
  return places.flatMap((place) =>
    inOrder.filter((item) => placeOf(item) === place).map((item) => item.action.id),
  );
}

function placeOf(item: Item): string {
  return item.places[0]?.id ?? "";
}
