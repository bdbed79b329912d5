const PREFIXES = [
  "checklist",
  "profile",
  "focus",
  "office",
  "election",
  "account",
  "overview",
  "guidance",
  "briefings",
];
const PATH = new RegExp(`^/(?:${PREFIXES.join("|")})(?:/[A-Za-z0-9_-]{1,100}){0,4}$`);

/** Where somebody lands who asked for nothing in particular. */
export const HOME = "/checklist";

/**
 * A path of ours to return to, from whatever a request says, or null. Query and fragment are dropped; only known
 * sections pass, so that a link to sign-in can never lead elsewhere.
 */
export function returnPath(wanted: unknown): string | null {
  if (typeof wanted !== "string" || wanted.length > 300) return null;
  const path = wanted.split(/[?#]/, 1)[0] ?? "";
  return PATH.test(path) ? path : null;
}

/** The sign-in page, set to come back to a path if it is one of ours. */
export function signInPath(wanted: unknown): string {
  const next = returnPath(wanted);
  return next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
}
