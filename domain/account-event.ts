import type { SignInMethod } from "./access/grants";

/** What can happen to an account. Each has a sentence of its own on the page that shows them. */
export const ACCOUNT_EVENTS = [
  "signed-in",
  "session-ended",
  "other-sessions-ended",
  "mail-sessions-ended",
  "passkey-added",
  "passkey-removed",
  "organisation-added",
  "organisation-removed",
  "data-exported",
  "recovery-codes-made",
  "recovery-code-used",
  "recovery-asked",
  "recovery-cancelled",
  "recovery-lapsed",
  "recovery-finished",
  "overview-given",
  "overview-taken",
  "calendar-made",
  "calendar-ended",
  "way-back-given",
  "way-back-cancelled",
  "way-back-used",
] as const;
export type AccountEventCode = (typeof ACCOUNT_EVENTS)[number];

/** How whoever did it was signed in; `nobody` where it was done without a session, such as asking for recovery. */
export type AccountEventBy = SignInMethod | "nobody";

export type AccountEventRow = { personId: string; code: AccountEventCode; by: AccountEventBy; at: Date };

/** The row that records one: written in the same transaction as the deed, so that neither stands alone. */
export function accountEvent(
  personId: string,
  code: AccountEventCode,
  by: AccountEventBy,
  at: Date,
): AccountEventRow {
  return { personId, code, by, at };
}
