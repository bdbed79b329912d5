import { z } from "zod";
import { id, line, sourceIds } from "./content-schema";

/** Furthest an item's day may lie from the first or last day. */
const MOST_DAYS = 60;

const item = z.strictObject({
  id,
  /** Counts from the first or last day: negative is before it. */
  day: z.number().int().min(-MOST_DAYS).max(MOST_DAYS),
  title: z.string().trim().min(8).max(80),
  text: line,
  /** The actions it belongs with. */
  actions: z.array(id).default([]),
  sources: sourceIds,
});

const list = z.strictObject({
  title: line,
  intro: line,
  /** What a started list means for actions that are done: those that look again on one of these fall due. */
  events: z.array(id).min(1),
  items: z.array(item).min(6).max(12),
});

/** What to do when somebody joins an office, and when somebody leaves it. */
export const officeMovesSchema = z.strictObject({ join: list, leave: list });

export type OfficeMoveLists = z.infer<typeof officeMovesSchema>;
export type OfficeMoveList = z.infer<typeof list>;
export type OfficeMoveListItem = z.infer<typeof item>;
