import type { Catalogue } from "./catalogue";
import type { Answers } from "./condition";
import { listOf } from "./content-checks";

/** Somebody whose checklist is made twice: a persona, or answers drawn by chance. */
export type Profile = { name: string; answers: Answers };

/** How one person's checklist differs. `first` is given when the first three steps, or their order, differ. */
export type ListChange = {
  name: string;
  added: string[];
  removed: string[];
  first: { before: string[]; after: string[] } | null;
};

export type Lengths = { median: number; longest: number };

/** How the checklists of many people differ: only those that do, and the lengths of all of them. */
export type ListComparison = { changes: ListChange[]; before: Lengths; after: Lengths; profiles: number };

const FIRST = 3;

/** Makes each checklist from both catalogues. An action that was only renamed counts as the same. */
export function compareLists(
  before: Catalogue,
  after: Catalogue,
  profiles: readonly Profile[],
): ListComparison {
  const renamed = new Map(after.renames.map(({ from, to }) => [from, to ?? from]));
  const lists = profiles.map(({ name, answers }) => ({
    name,
    old: listOf(before, answers).map((id) => renamed.get(id) ?? id),
    now: listOf(after, answers),
  }));
  const changes = lists
    .map(({ name, old, now }) => ({
      name,
      added: now.filter((id) => !old.includes(id)),
      removed: old.filter((id) => !now.includes(id)),
      first: firstThree(old, now),
    }))
    .filter(({ added, removed, first }) => added.length > 0 || removed.length > 0 || first !== null);
  return {
    changes,
    before: lengths(lists.map(({ old }) => old.length)),
    after: lengths(lists.map(({ now }) => now.length)),
    profiles: profiles.length,
  };
}

/** How many of the changed lists gained or lost each action, the most frequent first. */
export function tally(
  changes: readonly ListChange[],
  kind: "added" | "removed",
): { id: string; lists: number }[] {
  const counts = new Map<string, number>();
  for (const change of changes) for (const id of change[kind]) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, lists]) => ({ id, lists }))
    .sort((a, b) => b.lists - a.lists || a.id.localeCompare(b.id));
}

function firstThree(old: readonly string[], now: readonly string[]): ListChange["first"] {
  const before = old.slice(0, FIRST);
  const after = now.slice(0, FIRST);
  return before.join() === after.join() ? null : { before, after };
}

function lengths(counts: readonly number[]): Lengths {
  const sorted = counts.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 };
}
