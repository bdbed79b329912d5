import type { Band, Group } from "@/domain/overview-figures";

export const GROUP_WORDS: Record<Group, string> = {
  principal: "Principals",
  manager: "Managers",
  staff: "Staff, and people in no office",
};

/** How many of an office's people are up to date. */
export const BAND_WORDS: Record<Band, string> = {
  first: "Fewer than a quarter up to date",
  second: "A quarter to a half up to date",
  third: "A half to three quarters up to date",
  fourth: "Three quarters or more up to date",
};

const NUMBER = new Intl.NumberFormat("en-GB");

/** "1,240". */
export function inFigures(count: number): string {
  return NUMBER.format(count);
}

export const NOT_SHOWN = "not shown";
