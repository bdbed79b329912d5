import { addDays, type CalendarDate } from "./dates";
import type { OfficeMoveList, OfficeMoveListItem, OfficeMoveLists } from "./office-moves-schema";

export const MOVE_KINDS = ["join", "leave"] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];
export const MOVE_ITEM_STATUSES = ["to-do", "done", "not-needed"] as const;
export type MoveItemStatus = (typeof MOVE_ITEM_STATUSES)[number];

/** What is kept of one item of one person's list. */
export type MoveItemState = { itemId: string; status: MoveItemStatus };

export type MoveItem = OfficeMoveListItem & {
  status: MoveItemStatus;
  dueOn: CalendarDate;
  isOverdue: boolean;
};

/** The items of one list with their days, in the order in which they fall due. `day` is the first or last day. */
export function moveItems(
  list: OfficeMoveList,
  day: CalendarDate,
  states: readonly MoveItemState[],
  today: CalendarDate,
): MoveItem[] {
  const status = new Map(states.map((state) => [state.itemId, state.status]));
  return list.items
    .map((item) => {
      const dueOn = addDays(day, item.day);
      const own = status.get(item.id) ?? "to-do";
      return { ...item, status: own, dueOn, isOverdue: own === "to-do" && dueOn < today };
    })
    .toSorted((a, b) => a.day - b.day);
}

/** Whether nothing on a list is left to do. */
export function isMoveFinished(list: OfficeMoveList, states: readonly MoveItemState[]): boolean {
  const settled = new Set(states.filter(({ status }) => status !== "to-do").map(({ itemId }) => itemId));
  return list.items.every(({ id }) => settled.has(id));
}

/**
 * When something last happened to an office, by event id, as its lists tell: ISO 8601 in UTC. Office actions that look
 * again on such an event then fall due, as a person's do when they tell us of it. Not before the day itself: what is due
 * must not tell that somebody is going to leave.
 */
export function eventsOfMoves(
  lists: OfficeMoveLists,
  moves: readonly { kind: MoveKind; day: CalendarDate }[],
  today: CalendarDate,
): Record<string, string> {
  const events: Record<string, string> = {};
  for (const { kind, day } of moves) {
    if (day > today) continue;
    const at = `${day}T00:00:00.000Z`;
    for (const id of lists[kind].events) if (at > (events[id] ?? "")) events[id] = at;
  }
  return events;
}
