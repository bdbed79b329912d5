import type { Standing } from "@/domain/checklist";
import type { Basis, Impact } from "@/domain/content-schema";
import type { How } from "@/domain/provenance";
import type { Status } from "@/domain/status";

export const STANDING_WORDS: Record<Standing, string> = {
  "to-do": "To do",
  "due-again": "Due again",
  changed: "Guidance changed",
  "needs-help": "Needs help",
  done: "Done",
  "not-for-me": "Not for me",
};

export const STATUS_WORDS: Record<Status, string> = {
  "to-do": "To do",
  done: "Done",
  "needs-help": "Needs help",
  "not-for-me": "Not for me",
};

/** Who says that a status is so. */
export const HOW_WORDS: Record<How, string> = {
  self: "you said so",
  together: "recorded by your aide, done together",
  reported: "recorded by your aide, as you told them",
  undone: "you took back what your aide recorded",
};

/** "Priya Castell": what an aide is called, who may have left since. */
export function aideInWords(name: string | null): string {
  return name ?? "somebody who has left the office";
}

/** "Recorded by Priya Castell on 3 March 2026: done together." */
export function recordedInWords(how: "together" | "reported", by: string | null, on: string): string {
  const what = how === "together" ? "done together" : "you told them that it is done";
  return `Recorded by ${aideInWords(by)} on ${on}: ${what}.`;
}

/** Where advice comes from: short for tags, long for the page of an action. */
export const BASIS_WORDS: Record<Basis, { short: string; long: string }> = {
  hri: {
    short: "NCSC high-risk guidance",
    long: "Straight from the NCSC’s guidance for high-risk individuals, or a service attached to it.",
  },
  "hri-plus": {
    short: "NCSC high-risk guidance, applied",
    long: "The NCSC’s guidance for high-risk individuals gives the principle; this applies it to one product or habit.",
  },
  ncsc: { short: "Other NCSC guidance", long: "From another page or alert of the NCSC." },
  uk: {
    short: "UK public body",
    long: "From another UK public body, such as NPSA, Parliament, the Electoral Commission, the ICO or the police.",
  },
  gp: {
    short: "Good practice",
    long: "Additional good practice from overseas guidance, vendors or experience. It is not NCSC advice.",
  },
};

export const IMPACT_WORDS: Record<Impact, string> = {
  high: "High impact",
  medium: "Medium impact",
  low: "Low impact",
};

const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/London",
});

/** "4 March 2026" for a calendar date. */
export function inWords(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

const LONDON_DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London", dateStyle: "short" });

/** The calendar date in London at a moment, for `inWords`. */
export function londonDay(at: Date): string {
  return LONDON_DAY.format(at);
}

/** "4 March at 14:02", in London. */
export function momentInWords(at: Date): string {
  return MOMENT.format(at);
}

/** "25 minutes" or "1 hour 30 minutes". */
export function minutesInWords(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return `${hours} ${hours === 1 ? "hour" : "hours"}${rest > 0 ? ` ${rest} minutes` : ""}`;
}

/** "a, b and c". */
export function listInWords(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
