import type { Catalogue } from "../catalogue";
import { buildChecklist, type Item, type Standing } from "../checklist";
import type { Action } from "../content-schema";
import type { CalendarDate } from "../dates";
import { carryOver } from "../renames";
import { planSitting } from "../sitting";
import type { ActionState } from "../status";
import { neutralItems, type OfficeViewInput } from "./office-view";

const TO_DO: readonly Standing[] = ["to-do", "due-again", "changed", "needs-help"];
const SUGGESTED = 3;

/** What a principal can open to an aide. */
export type Openable = {
  /** What is left to do, in the order to work through it. */
  actions: Action[];
  /** Those that are chosen beforehand: the next steps. */
  suggested: string[];
};

/**
 * What a principal can open: open steps of the neutral list, which has none that only private circumstances bring.
 * What is suggested comes from it as well: the next three of the real list would give those circumstances away.
 */
export function openable(input: OfficeViewInput): Openable {
  const actions = neutralItems(input)
    .filter(({ standing }) => TO_DO.includes(standing))
    .map(({ action }) => action);
  return { actions, suggested: actions.slice(0, SUGGESTED).map(({ id }) => id) };
}

/** One opened step, as the aide reads it. Its guidance is the public one, for every kind of device. */
export type OpenedStep = {
  action: Action;
  standing: Standing;
  /** Whether the aide can record it. */
  isOpen: boolean;
  /** Counts the changes, so that two of them at once are noticed. */
  version: number;
};

export type OpenedInput = {
  catalogue: Catalogue;
  /** Ids of the opened actions. */
  opened: readonly string[];
  states: Readonly<Record<string, ActionState>>;
  today: CalendarDate;
};

/**
 * What an aide sees of a principal: the only function that says so, for the preview and for the aide's pages. It takes
 * no answers, so that nothing in it can depend on them: each opened step stands there whatever the profile says, in the
 * order that is right for anybody.
 */
export function openedSteps(input: OpenedInput): OpenedStep[] {
  return itemsOf(input).map(({ action: { id }, standing, state }) => ({
    action: input.catalogue.actionById.get(id) as Action,
    standing,
    isOpen: TO_DO.includes(standing),
    version: state?.version ?? 0,
  }));
}

/** Ids of the opened steps that make the best use of so many minutes together. */
export function planOpened(input: OpenedInput, minutes: number): string[] {
  return planSitting(itemsOf(input), minutes);
}

function itemsOf({ catalogue, opened, states, today }: OpenedInput): Item[] {
  const actions = catalogue.actions
    .filter(({ id, scope }) => opened.includes(id) && scope === "person")
    .map(({ when: _, ...action }) => action);
  const ids = new Set(actions.map(({ id }) => id));
  const recorded = Object.entries(carryOver({ ...states }, catalogue.renames));
  return buildChecklist({
    catalogue: { ...catalogue, actions },
    answers: {},
    // How other steps stand would show in the order: one that is done can make another easier.
    states: Object.fromEntries(recorded.filter(([id]) => ids.has(id))),
    today,
  }).items;
}
