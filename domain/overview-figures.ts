import { z } from "zod";
import { ROLES } from "./access/grants";
import { TEAM_STANDINGS } from "./access/office-view";

/**
 * What somebody counts as: their role in the one office they count in. Who is in none counts with the staff: they are
 * often a handful, for whose sake a whole role could not be shown.
 */
export const GROUPS = ROLES;
export type Group = (typeof GROUPS)[number];

/** Offices by the share of their people who are up to date: under a quarter, to a half, to three quarters, above. */
export const BANDS = ["first", "second", "third", "fourth"] as const;
export type Band = (typeof BANDS)[number];

/** A figure over one or more of the smallest groups, its atoms, which do not overlap. */
export type Figure = { key: string; atoms: readonly string[] };

export const atomKey = (group: Group, standing: string) => `${group}/${standing}`;
export const ALL = "all";

/**
 * The figures over people, most important first: where two cannot both be shown, the earlier one is. The total, each
 * standing, each role, and each standing within each role.
 */
export const PEOPLE_FIGURES: readonly Figure[] = [
  { key: ALL, atoms: GROUPS.flatMap((group) => TEAM_STANDINGS.map((one) => atomKey(group, one))) },
  ...TEAM_STANDINGS.toReversed().map((one) => ({
    key: one,
    atoms: GROUPS.map((group) => atomKey(group, one)),
  })),
  ...GROUPS.toReversed().map((group) => ({
    key: group,
    atoms: TEAM_STANDINGS.map((one) => atomKey(group, one)),
  })),
  ...GROUPS.toReversed().flatMap((group) =>
    TEAM_STANDINGS.toReversed().map((one) => ({ key: atomKey(group, one), atoms: [atomKey(group, one)] })),
  ),
];

/** The figures over offices: all of them, and each band. */
export const OFFICE_FIGURES: readonly Figure[] = [
  { key: ALL, atoms: BANDS },
  ...BANDS.toReversed().map((band) => ({ key: band, atoms: [band] })),
];

const count = z.int().min(0);
const shownCounts = z.record(z.string(), count.multipleOf(10).nullable());

/** What a week shows, as it is stored: rounded numbers, and null for what is left out. Never changed once written. */
export const shownSchema = z.strictObject({
  version: z.literal(1),
  people: shownCounts,
  offices: shownCounts,
  /** Per cent of the steps that are done, in fives from 5 to 95. */
  topics: z.array(
    z.strictObject({ topic: z.string(), share: z.int().min(5).max(95).multipleOf(5).nullable() }),
  ),
});
export type Shown = z.infer<typeof shownSchema>;

/** The counts a week was made of; the next week is held against them. */
export const heldSchema = z.strictObject({
  version: z.literal(1),
  people: z.record(z.string(), count),
  offices: z.record(z.string(), count),
  topics: z.record(z.string(), z.strictObject({ people: count, done: count, total: count })),
});
export type Held = z.infer<typeof heldSchema>;
