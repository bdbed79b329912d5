import type { AccountEventBy, AccountEventCode } from "@/domain/account-event";

/** How somebody was signed in, to finish "Signed in with …". */
export const METHOD_WORDS: Record<AccountEventBy, string> = {
  email: "a link by email",
  passkey: "a passkey",
  entra: "your organisation’s sign-in",
  recovery: "a way back in",
  nobody: "nothing",
};

const EVENT_WORDS: Record<Exclude<AccountEventCode, "signed-in">, string> = {
  "session-ended": "Signed another browser out.",
  "other-sessions-ended": "Signed every other browser out.",
  "mail-sessions-ended":
    "Browsers that had come in by a link by email were signed out, since a stronger way to sign in was added.",
  "passkey-added": "Added a passkey.",
  "passkey-removed": "Removed a passkey. Browsers it had signed in were signed out.",
  "organisation-added": "Added signing in with your organisation.",
  "organisation-removed":
    "Removed signing in with your organisation. Browsers it had signed in were signed out.",
  "data-exported": "Downloaded everything held here.",
  "calendar-made": "Made a private calendar address for an election. An earlier one stopped working.",
  "calendar-ended": "Ended the private calendar address.",
  "recovery-codes-made": "Made recovery codes. Earlier ones stopped working.",
  "recovery-code-used": "Used a recovery code.",
  "recovery-asked": "Asked to get back in by waiting.",
  "recovery-cancelled": "Cancelled getting back in by waiting.",
  "overview-given": "Whoever runs this let you read the overview.",
  "overview-taken": "Whoever runs this ended your reading of the overview.",
  "recovery-lapsed": "Getting back in by waiting ran out, unused.",
  "recovery-finished": "Got back in after waiting. Every other browser was signed out.",
  "way-back-given": "Whoever runs this gave a fresh invitation and a code to get back in.",
  "way-back-cancelled": "Cancelled a fresh invitation to get back in.",
  "way-back-used": "Got back in by a fresh invitation and its code. Every other browser was signed out.",
};

/** What happened, in a sentence. */
export function eventInWords({ code, by }: { code: AccountEventCode; by: AccountEventBy }): string {
  return code === "signed-in" ? `Signed in with ${METHOD_WORDS[by]}.` : EVENT_WORDS[code];
}

/** How to confirm that it is oneself, to follow "sign in again": a link by email is not enough beside these. */
export function strongMeansInWords(has: { hasPasskey: boolean; hasOrganisation: boolean }): string {
  const means = [has.hasPasskey && "a passkey", has.hasOrganisation && "your organisation"].filter(Boolean);
  return means.length > 0 ? `, with ${means.join(" or ")}` : "";
}

const MOMENT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** "4 March 2026 at 14:02", in London. */
export function fullMoment(at: Date): string {
  return MOMENT.format(at);
}
