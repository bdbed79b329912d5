export const STATUSES = ["to-do", "done", "needs-help", "not-for-me"] as const;
export type Status = (typeof STATUSES)[number];

export const NOT_FOR_ME_REASONS = [
  { id: "not-used", label: "I do not use this" },
  { id: "managed-for-me", label: "My organisation looks after it" },
  { id: "covered-otherwise", label: "I am protected in another way" },
  { id: "not-possible", label: "It is not possible for me at present" },
  { id: "other", label: "Another reason" },
] as const;
export type NotForMeReason = (typeof NOT_FOR_ME_REASONS)[number]["id"];

/** What is recorded for one person and one action. */
export type ActionState = {
  status: Status;
  /** The revision of the guidance that the person acted on. */
  revision: number;
  /** The calendar date in London. */
  setOn: string;
  /** The moment, as an ISO 8601 string in UTC. */
  setAt: string;
  version: number;
};
