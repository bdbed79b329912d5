import type { Catalogue } from "./catalogue";
import { buildChecklist, type Checklist, type Item, type Standing } from "./checklist";
import { addDays, type CalendarDate, mondayOf } from "./dates";
import { officeActionIds } from "./office-action";
import { carryOver } from "./renames";
import type { ActionState } from "./status";

export type OfficeChecklistInput = {
  catalogue: Catalogue;
  /** Only of actions whose status was ever set. */
  states: Readonly<Record<string, ActionState>>;
  /** When something last happened to the office, by event id: ISO 8601 in UTC. */
  events: Readonly<Record<string, string>>;
  today: CalendarDate;
};

/**
 * The checklist of an office: every action of scope office, whoever is in it. An office has no profile, and a list that
 * followed its people's answers would tell whose answer brought what. What an office does not need it sets aside.
 */
export function buildOfficeChecklist({ catalogue, states, events, today }: OfficeChecklistInput): Checklist {
  return buildChecklist({
    catalogue: officeCatalogue(catalogue),
    answers: {},
    states: carryOver(states, catalogue.renames),
    events,
    today,
  });
}

const OWN = new WeakMap<Catalogue, Catalogue>();

/** The catalogue of somebody in an office: what belongs to the office stands on its list and is not counted twice. */
export function ownCatalogue(catalogue: Catalogue): Catalogue {
  const known = OWN.get(catalogue);
  if (known) return known;
  const made = { ...catalogue, actions: catalogue.actions.filter(({ scope }) => scope === "person") };
  OWN.set(catalogue, made);
  return made;
}

const FOR_OFFICES = new WeakMap<Catalogue, Catalogue>();

/** The catalogue with office actions alone, each of them for everybody. */
function officeCatalogue(catalogue: Catalogue): Catalogue {
  const known = FOR_OFFICES.get(catalogue);
  if (known) return known;
  const ids = new Set(officeActionIds(catalogue));
  const actions = catalogue.actions
    .filter(({ id }) => ids.has(id))
    .map(({ when: _, ...action }) => ({ ...action, raised_when: [] }));
  const made = {
    ...catalogue,
    actions,
    actionById: new Map(actions.map((action) => [action.id, action])),
  };
  FOR_OFFICES.set(catalogue, made);
  return made;
}

const UNSETTLED: readonly Standing[] = ["to-do", "needs-help", "due-again", "changed"];

/** Whether somebody still has to look at it. */
export function isUnsettled(standing: Standing): boolean {
  return UNSETTLED.includes(standing);
}

/**
 * By when an action is to be looked at, or null: the day that was planned while it is open, and for what was done
 * before that day was planned for it; else the day it falls due again.
 */
export function deadline(item: Item, plannedFor: CalendarDate | null): CalendarDate | null {
  if (item.standing === "not-for-me") return null;
  const isOpen = isUnsettled(item.standing);
  const isDoneSince = item.state?.status === "done" && plannedFor !== null && plannedFor <= item.state.setOn;
  if (plannedFor && isOpen && !isDoneSince) return plannedFor;
  return item.dueOn;
}

/** The Sunday of the week a date is in. */
export function endOfWeek(date: CalendarDate): CalendarDate {
  return addDays(mondayOf(date), 6);
}

export type Due = { id: string; dueOn: CalendarDate | null };

/**
 * What an office has to look at by Sunday, of any kind: what is overdue first, then by day. `asks` are things without a
 * day that ask for somebody all the same (help was asked for, the guidance changed); they follow at the end.
 */
export function dueThisWeek<T extends Due>(
  dated: readonly T[],
  asks: readonly T[],
  today: CalendarDate,
): T[] {
  const sunday = endOfWeek(today);
  const due = dated
    .filter(({ dueOn }) => dueOn !== null && dueOn <= sunday)
    .toSorted((a, b) => (a.dueOn ?? "").localeCompare(b.dueOn ?? ""));
  const shown = new Set(due.map(({ id }) => id));
  return [...due, ...asks.filter(({ id }) => !shown.has(id))];
}
