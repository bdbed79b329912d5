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

/** What an address may say besides its path, and in which sections: the id of an office, or of a campaign. */
const IDS = { office: /^\/(?:office|election)(?:\/|$)/, campaign: /^\/election(?:\/|$)/ };
const NAMES = ["office", "campaign"] as const;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A path of ours to return to, from whatever a request says, or null. Of the query only the id of an office or of a
 * campaign is kept, where it is said once: without it somebody in two offices would land in the wrong one. Only known
 * sections pass, so that a link to sign-in can never lead elsewhere.
 */
export function returnPath(wanted: unknown): string | null {
  if (typeof wanted !== "string" || wanted.length > 300) return null;
  const [before = ""] = wanted.split("#", 1);
  const [path = ""] = before.split("?", 1);
  if (!PATH.test(path)) return null;
  const query = new URLSearchParams(before.slice(path.length));
  const [office, campaign] = NAMES.map((name) => {
    const [id, ...more] = query.getAll(name);
    return more.length === 0 && IDS[name].test(path) ? id : undefined;
  });
  return backTo(path, { office, campaign });
}

/** A page with the office and the campaign that its address names, as far as they are ids: where to come back to. */
export function backTo(path: string, asked: { office?: unknown; campaign?: unknown }): string {
  const query = NAMES.flatMap((name) => {
    const id = asked[name];
    return typeof id === "string" && ID.test(id) ? [`${name}=${id}`] : [];
  }).join("&");
  return query ? `${path}?${query}` : path;
}

/** The sign-in page, set to come back to a path if it is one of ours. */
export function signInPath(wanted: unknown): string {
  const next = returnPath(wanted);
  return next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in";
}

/** The page that asks somebody who is signed in to prove once more that it is them, and comes back to a path of ours. */
export function signInAgainPath(to: string): string {
  return `/sign-in?again=1&next=${encodeURIComponent(to)}`;
}
