import type { Catalogue } from "./catalogue";
import type { Item, Standing } from "./checklist";

/** The filters of the list, in the order they are shown. Each is an address of its own. */
export const VIEWS = ["to-do", "due-again", "needs-help", "done", "not-for-me", "all"] as const;
export type View = (typeof VIEWS)[number];
export const GROUPINGS = ["topic", "place"] as const;
export type Grouping = (typeof GROUPINGS)[number];

const SHOWN: Record<View, readonly Standing[]> = {
  "to-do": ["to-do", "due-again", "changed", "needs-help"],
  "due-again": ["due-again", "changed"],
  "needs-help": ["needs-help"],
  done: ["done", "due-again", "changed"],
  "not-for-me": ["not-for-me"],
  all: ["to-do", "due-again", "changed", "needs-help", "done", "not-for-me"],
};

export function inView(items: readonly Item[], view: View): Item[] {
  return items.filter((item) => SHOWN[view].includes(item.standing));
}

export type Group = { id: string; title: string; items: Item[]; done: number; minutes: number };

/** Groups in the catalogue's order. By place, an action stands under each place where it is done. */
export function grouped(catalogue: Catalogue, items: readonly Item[], by: Grouping): Group[] {
  const heads = by === "topic" ? catalogue.topics : catalogue.places;
  return heads.flatMap(({ id, title }) => {
    const inside = items.filter((item) =>
      by === "topic" ? item.action.topic === id : item.places.some((place) => place.id === id),
    );
    if (inside.length === 0) return [];
    const done = inside.filter((item) => item.standing === "done").length;
    const open = inside.filter((item) => SHOWN["to-do"].includes(item.standing));
    return [
      { id, title, items: inside, done, minutes: open.reduce((sum, item) => sum + item.action.minutes, 0) },
    ];
  });
}
