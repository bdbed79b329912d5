/** One side of a help: a place in an office, as it stands now. */
export type HelpPlace = { readonly personId: string; readonly officeId: string; readonly role: string };

/** An aide whom a principal named, and for how long. */
export type Help = {
  readonly id: string;
  readonly principal: HelpPlace;
  readonly aide: HelpPlace;
  /** Ids of the principal's actions that are opened to the aide. */
  readonly actions: readonly string[];
  /** Chosen, but not confirmed yet. */
  readonly isDraft: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** The longest an aide can be named for, in days. */
export const MOST_HELP_DAYS = 90;

/** Whether a help opens anything now: confirmed, within its time, between a principal and somebody of the same office. */
export function isHelpStanding(help: Help, now: Date): boolean {
  const { principal, aide, isDraft, createdAt, expiresAt } = help;
  return (
    !isDraft &&
    principal.role === "principal" &&
    principal.officeId === aide.officeId &&
    principal.personId !== aide.personId &&
    createdAt <= now &&
    now < expiresAt
  );
}
