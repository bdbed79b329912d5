import type { ElectionKind, Nation } from "@/domain/election/kinds";
import type { Fit } from "@/domain/election/plan";
import type { Level, Recorded, StatementAnswer } from "@/domain/election/readiness";

export const KIND_WORDS: Record<ElectionKind, string> = {
  general: "General election",
  "by-election": "By-election to the UK Parliament",
  devolved: "Scottish Parliament, Senedd or Northern Ireland Assembly",
  local: "Council, mayor, or police and crime commissioner",
  other: "Another election",
};

/** What an election is called where nobody gave it a name. */
export const KIND_TITLES: Record<ElectionKind, string> = {
  general: "General election",
  "by-election": "By-election",
  devolved: "Devolved election",
  local: "Local election",
  other: "Election",
};

export const NATION_WORDS: Record<Nation, string> = {
  england: "England",
  wales: "Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
};

export const ANSWER_WORDS: Record<StatementAnswer, string> = {
  yes: "Yes, checked",
  partly: "Partly",
  no: "No",
  "dont-know": "Don’t know",
  "not-for-us": "Not for us",
};

export const LEVEL_WORDS: Record<Level, string> = {
  firm: "Firm",
  nearly: "Nearly",
  gaps: "Gaps",
  unknown: "Unknown",
};

/** What a level means, for whoever reads it the first time. */
export const LEVEL_MEANINGS: Record<Level, string> = {
  firm: "Everything that concerns you was checked and is so.",
  nearly: "Nothing is missing, and something is only partly done.",
  gaps: "At least one thing is missing.",
  unknown: "At least one thing is not known yet. That is no better than a gap until somebody looks.",
};

/** What a level of the whole means: other areas can stand worse than the ones that decide it. */
export const WHOLE_MEANINGS: Record<Level, string> = {
  firm: "Everything that concerns you was checked and is so.",
  nearly: "The areas that decide the whole are sound, or nearly so. Something is still open.",
  gaps: "Something is missing in an area that decides the whole.",
  unknown:
    "Something is not known yet in an area that decides the whole. That is no better than a gap until somebody looks.",
};

export const RECORDED_WORDS: Record<Exclude<Recorded, null>, string> = {
  done: "done",
  partly: "partly done",
  open: "still to do",
  "not-for-me": "set aside",
};

export const FIT_WORDS: Record<Exclude<Fit, "fits">, string> = {
  late: "Later than its phase, but not after polling day",
  "in-freeze": "In the last week, when nothing new should be set up: it no longer fits well",
  "after-poll": "After polling day: it no longer fits",
  "closed-late": "Later than the weeks after the poll that are meant for it",
  past: "This day has passed",
};

/** What is said once an election is ended or removed: by itself, and beside another that is open. */
export const OVER_WORDS = {
  ended: {
    alone: "That election is ended. It stands below, with its assessments to read.",
    beside: "The other election is ended, and stands below. The one that is open is as it was.",
  },
  removed: {
    alone: "That election is removed, with all that was kept for it.",
    beside:
      "The other election is removed, with all that was kept for it. The one that is open is as it was.",
  },
};
