import type { Catalogue } from "./catalogue";
import { carryOver } from "./renames";
import type { ActionState, NotForMeReason, Status } from "./status";

/** Why an action is not for an office: the reasons of a person, in the words of several. */
export const NOT_FOR_US_REASONS: readonly { id: NotForMeReason; label: string }[] = [
  { id: "not-used", label: "We do not use this" },
  { id: "managed-for-me", label: "Our parliament or party looks after it" },
  { id: "covered-otherwise", label: "We are protected in another way" },
  { id: "not-possible", label: "It is not possible for us at present" },
  { id: "other", label: "Another reason" },
];

/** What is kept of a change to an office action besides its status: what was planned, the note, what came along. */
export const OTHER_CHANGES = ["planned", "note", "moved-over"] as const;
export type OfficeChange = Status | (typeof OTHER_CHANGES)[number];

/** Ids of the actions that belong to an office, in the catalogue's order. */
export function officeActionIds(catalogue: Catalogue): string[] {
  return catalogue.actions.filter(({ scope }) => scope === "office").map(({ id }) => id);
}

/**
 * What somebody recorded on office actions of their own, as far as it may become the office's: what they did, and where
 * they need help. Why something was not for them is theirs, and what a newcomer set aside hides nothing from a team; so
 * that status moves only with somebody who is alone in the office, and without its reason.
 */
export function whatMovesOver(
  catalogue: Catalogue,
  states: Readonly<Record<string, ActionState>>,
  { isAlone }: { isAlone: boolean },
): Record<string, ActionState> {
  const moving: readonly Status[] = isAlone ? ["done", "needs-help", "not-for-me"] : ["done", "needs-help"];
  const carried = carryOver(states, catalogue.renames);
  const ids = officeActionIds(catalogue);
  return Object.fromEntries(
    ids.flatMap((id): [string, ActionState][] => {
      const state = carried[id];
      return state && moving.includes(state.status) ? [[id, state]] : [];
    }),
  );
}
