/** What can happen in an office that its people may read later. Each has a sentence of its own on the record. */
export const OFFICE_EVENTS = [
  "office-made",
  "office-renamed",
  "office-ended",
  "person-joined",
  "person-left",
  "person-removed",
  "role-changed",
  "sharing-changed",
  "name-changed",
  "invited",
  "invitation-ended",
  "team-read",
  "takers-read",
  "team-taken-away",
  "nudged",
  "help-named",
  "help-read",
  "help-ended",
] as const;
export type OfficeEventCode = (typeof OFFICE_EVENTS)[number];

/** Looks at the whole team: they concern everybody who was in it then. */
export const TEAM_LOOKS = [
  "team-read",
  "takers-read",
  "team-taken-away",
] as const satisfies readonly OfficeEventCode[];

/** What somebody can do as often as they like: the record says it once for a day, with how often. */
export const COUNTED_BY_DAY = [
  ...TEAM_LOOKS,
  "help-read",
  "name-changed",
] as const satisfies readonly OfficeEventCode[];

/**
 * What everybody in an office reads of it, whoever it is about: who looked, who came to manage it or not to, and who
 * goes by another name than before. An event holds the new role only, so every change of one is among them.
 */
export const FOR_ALL = [
  ...TEAM_LOOKS,
  "role-changed",
  "name-changed",
] as const satisfies readonly OfficeEventCode[];

/** Ids and codes only: `by` did it, `about` is whom it concerns (nobody: the whole team), `detail` a role or a level. */
export type OfficeEventRow = {
  officeId: string;
  code: OfficeEventCode;
  at: Date;
  byId: string | null;
  aboutId: string | null;
  detail: string | null;
};

/** The row that records one, written in the same transaction as the deed. */
export function officeEvent(
  officeId: string,
  code: OfficeEventCode,
  at: Date,
  {
    byId = null,
    aboutId = null,
    detail = null,
  }: Partial<Pick<OfficeEventRow, "byId" | "aboutId" | "detail">>,
): OfficeEventRow {
  return { officeId, code, at, byId, aboutId, detail };
}
