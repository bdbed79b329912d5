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

/** What is recorded for one person and one action. `setOn` is a calendar date in London. */
export type ActionState = {
  status: Status;
  /** The revision of the guidance that the person acted on. */
  revision: number;
  setOn: string;
  version: number;
};
