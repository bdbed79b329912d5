// By itself, so that a form in the browser can read it without the rules and their schemas.
export const ELECTION_KINDS = ["general", "by-election", "devolved", "local", "other"] as const;
export type ElectionKind = (typeof ELECTION_KINDS)[number];
export const NATIONS = ["england", "wales", "scotland", "northern-ireland"] as const;
export type Nation = (typeof NATIONS)[number];
