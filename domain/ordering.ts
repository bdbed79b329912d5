import type { Impact } from "./content-schema";

/**
 * The only numbers that the order of a checklist rests on. The words are what the page prints under
 * "How this list is ordered"; change both together.
 */
export const ORDERING = {
  impact: { high: 30, medium: 18, low: 6 } satisfies Record<Impact, number>,
  /** For each step a claim raises an action by, up to the most that claims may add together. */
  raisedPerStep: 6,
  raisedAtMost: 24,
  /** Once, when something that is done already leaves less for it to protect. */
  eased: -10,
  /** First place in "where to start" for a role; each later place counts one less. */
  startFirst: 12,
  /** Something has happened: these come before everything else. */
  happening: 100,
  /** An answer is missing, so we cannot tell whether it concerns this person. */
  mayApply: -12,
  perMinute: -0.1,
} as const;

export const ORDERING_IN_WORDS = [
  "What you told us is happening now comes first.",
  "Then what protects you most, raised where a published threat statement or your own circumstances call for it.",
  "It counts less when something you have done already covers part of it.",
  "Where to start in your role counts next, and shorter steps come before longer ones.",
  "A step that others build on always stands before them.",
  "Steps that may not concern you come later.",
] as const;
