import type { Role } from "@/domain/access/grants";
import type { Level, TeamStanding } from "@/domain/access/office-view";
import type { OfficeEventCode } from "@/domain/office-event";
import type { Band, Reason } from "@/domain/office-team";

export const TEAM_STANDING_WORDS: Record<TeamStanding, string> = {
  "not-started": "Not started",
  "under-way": "Under way",
  "up-to-date": "Up to date",
  "needs-a-look": "Needs a look",
};

/** What each standing means, said wherever it is shown for the first time. */
export const TEAM_STANDING_MEANINGS: Record<TeamStanding, string> = {
  "not-started": "Nothing is recorded yet.",
  "under-way": "Some steps are done, and steps of high impact are left.",
  "up-to-date": "Every step of high impact is done or set aside, and none asks for another look.",
  "needs-a-look": "Something that was done has fallen due again, or its guidance changed.",
};

export const ROLE_WORDS: Record<Role, string> = {
  principal: "Principal",
  manager: "Manager",
  staff: "Staff",
};

/** What each role means, to choose one by. */
export const ROLE_MEANINGS: Record<Role, string> = {
  principal: "The Member or candidate whom the office works for.",
  manager: "Sees where the team stands. Invites and removes people.",
  staff: "Everybody else who works in the office.",
};

/** A role within a sentence, after "as". */
export const AS_ROLE: Record<Role, string> = {
  principal: "its principal",
  manager: "a manager",
  staff: "staff",
};

export const LEVEL_WORDS: Record<Level, { title: string; means: string }> = {
  standing: {
    title: "Standing",
    means: "Where you stand in one word, the week of your last change, and whether you asked for help.",
  },
  topics: { title: "Topics", means: "Also how many steps are done under each topic." },
  actions: { title: "Actions", means: "Also the names of steps still open." },
};

/** What no office ever sees, at any level. */
export const NEVER_SEEN = [
  "Your answers, and anything that gives them away",
  "Your notes, and why you set a step aside",
  "Whether you were warned or targeted, where you travel, or what has happened to you",
  "When you signed in, and on what",
] as const;

export const BAND_WORDS: Record<Band, string> = {
  little: "Little or none done",
  half: "About half done",
  most: "Most or all done",
};

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** "three weeks", in figures above ten. */
export function weeksInWords(weeks: number): string {
  return `${NUMBERS[weeks] ?? weeks} ${weeks === 1 ? "week" : "weeks"}`;
}

/** Finishes "Morgan …". */
export function reasonInWords(reason: Reason): string {
  if (reason.kind === "asked-for-help") return "asked for help";
  if (reason.kind === "needs-a-look") return "has steps that ask for another look";
  if (reason.kind === "not-started") return "has not started yet";
  return `has changed nothing for ${weeksInWords(reason.weeks)}`;
}

/** ", three times that day", to follow what was done; nothing for once. */
export function timesThatDay(times: number): string {
  if (times < 2) return "";
  return times === 2 ? ", twice that day" : `, ${NUMBERS[times] ?? times} times that day`;
}

/** Under a field, where somebody else in the office has that name. */
export const NAME_TAKEN = "Somebody in this office already goes by that name. Add an initial or your role.";

/** Who manages an office, besides the one who invites, to somebody who has not joined: how many and not who. */
export function managersInWords(managers: number): string {
  if (managers < 2) return "Whoever invites you is its only manager at present.";
  return `It has ${NUMBERS[managers] ?? managers} managers at present, whoever invites you among them.`;
}

/** What somebody did, to finish "Morgan …". */
export function lookInWords(code: OfficeEventCode): string {
  if (code === "team-taken-away") return "took the team’s page away, on paper or as a file";
  if (code === "takers-read") return "looked at who has taken the assessment for the election";
  if (code === "name-changed") return "changed the name they go by in the office";
  if (code === "nudged") return "asked you to look at your checklist";
  return "looked at the team’s page";
}

/** An address within the office, for one of its offices. */
export function officePath(path: string, officeId: string): string {
  return `${path}?office=${encodeURIComponent(officeId)}`;
}
