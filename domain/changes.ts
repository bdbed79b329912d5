import type { Catalogue } from "./catalogue";
import type { Action, Revision } from "./content-schema";
import type { CalendarDate } from "./dates";

/** What one edition changed, with the actions it names. */
export type EditionChange = { material: boolean; text: string; actions: Action[] };
export type EditionView = { date: CalendarDate; changes: EditionChange[] };

/** The revisions of one day: those of advice that was already there, and the actions that were new. */
export type RevisionDay = {
  date: CalendarDate;
  revised: { action: Action; revision: Revision }[];
  added: { action: Action; revision: Revision }[];
};

/** The editions, newest first. An action that has been renamed since leads to its successor; a retired one is left out. */
export function editionViews(catalogue: Catalogue): EditionView[] {
  const { edition, actionById, renames } = catalogue;
  const find = (id: string) => {
    const successor = renames.find((rename) => rename.from === id)?.to;
    return actionById.get(id) ?? (successor ? actionById.get(successor) : undefined) ?? [];
  };
  return edition.editions
    .map(({ date, what }) => ({
      date,
      changes: what.map(({ material, text, actions }) => ({
        material,
        text,
        actions: actions.flatMap(find),
      })),
    }))
    .sort((a, b) => b.date.localeCompare(a.date));
}

/** The ids of the actions that editions after this one changed materially. */
export function changedAfter(catalogue: Catalogue, edition: CalendarDate): ReadonlySet<string> {
  const changes = editionViews(catalogue).flatMap(({ date, changes }) => (date > edition ? changes : []));
  return new Set(changes.flatMap(({ material, actions }) => (material ? actions.map(({ id }) => id) : [])));
}

/** Every revision of every action, by day, newest first; within a day material ones first, then by the catalogue. */
export function revisionDays(catalogue: Catalogue): RevisionDay[] {
  const days = new Map<CalendarDate, RevisionDay>();
  for (const action of catalogue.actions) {
    for (const revision of action.revisions) {
      const day = days.get(revision.date) ?? { date: revision.date, revised: [], added: [] };
      days.set(revision.date, day);
      (revision.n === 1 ? day.added : day.revised).push({ action, revision });
    }
  }
  for (const day of days.values()) {
    day.revised.sort((a, b) => Number(b.revision.material) - Number(a.revision.material));
  }
  return [...days.values()].sort((a, b) => b.date.localeCompare(a.date));
}
