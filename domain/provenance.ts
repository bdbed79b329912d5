/**
 * Who says that a status is so. `self`: the person, in their own session. `together` and `reported`: their aide, who
 * sat beside them, or was told by them. `undone`: the person took back what an aide had recorded.
 */
export const HOWS = ["self", "together", "reported", "undone"] as const;
export type How = (typeof HOWS)[number];

/** What an aide can say of something they record. Neither is ever shown as checked by us. */
export const AIDE_HOWS = ["together", "reported"] as const;
export type AideHow = (typeof AIDE_HOWS)[number];

export function isByAide(how: string): how is AideHow {
  return (AIDE_HOWS as readonly string[]).includes(how);
}

/**
 * What still stands of the changes of one action, oldest first: each `undone` takes back the one before it. The last
 * is what the status rests on; none means that it was never set.
 */
export function standingChanges<T extends { how: string }>(changes: readonly T[]): T[] {
  const standing: T[] = [];
  for (const change of changes) {
    if (change.how === "undone") standing.pop();
    else standing.push(change);
  }
  return standing;
}
