import type { Rename } from "./content-schema";
import type { ActionState } from "./status";

/**
 * Carries what was recorded under a renamed or retired id over to its successor, unless something is recorded
 * there already. Carried states have version 0: the successor has no row of its own yet.
 */
export function carryOver(
  states: Readonly<Record<string, ActionState>>,
  renames: readonly Rename[],
): Record<string, ActionState> {
  const carried: Record<string, ActionState> = { ...states };
  for (const { from, to } of renames) {
    const state = carried[from];
    if (!state) continue;
    delete carried[from];
    if (to && !carried[to]) carried[to] = { ...state, version: 0 };
  }
  return carried;
}
