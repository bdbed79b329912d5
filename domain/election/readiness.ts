import type { AssessmentStatement } from "./assessment-schema";

/** Counts up whenever the same answers could give another result. Stored with each assessment. */
export const RULES_VERSION = 1;

/** From best to worst known; "don't know" is not known, and counts no better than "no". */
export const ANSWERS = ["yes", "partly", "no", "dont-know", "not-for-us"] as const;
export type StatementAnswer = (typeof ANSWERS)[number];

/**
 * How an area stands. Gaps and Unknown weigh the same: not knowing is no better than a gap, and no worse, so that
 * nobody gains by not looking and nobody loses by finding out.
 */
export const LEVELS = ["firm", "nearly", "gaps", "unknown"] as const;
export type Level = (typeof LEVELS)[number];
const RANK: Record<Level, number> = { firm: 2, nearly: 1, gaps: 0, unknown: 0 };

/** One statement as it was answered; null when it was left open. */
export type Answered = {
  id: string;
  answer: StatementAnswer | null;
  /** "Not for us" is no answer to it, and counts as left open. */
  always: boolean;
};
export type AreaInput = { id: string; critical: boolean; statements: readonly Answered[] };

export type AreaReadiness = {
  id: string;
  critical: boolean;
  /** Null when nothing in the area concerns this person or office. */
  level: Level | null;
  /** The statements behind the level, by id. */
  findOut: string[];
  missing: string[];
  partly: string[];
  sound: string[];
};

export type Readiness = {
  level: Level;
  /** The critical areas (or, where all of those are sound, the others) that hold the level where it is. */
  heldBy: string[];
  areas: AreaReadiness[];
};

/** Readiness, area by area and as a whole. Pure; the order of areas and answers does not matter to the levels. */
export function assessReadiness(areas: readonly AreaInput[]): Readiness {
  const judged = areas.map(areaReadiness);
  const counted = judged.flatMap((area) => (area.level === null ? [] : [{ ...area, level: area.level }]));
  const critical = counted.filter((area) => area.critical);
  if (critical.length === 0) return { level: "unknown", heldBy: [], areas: judged };
  const weakest = Math.min(...critical.map(({ level }) => RANK[level]));
  const holding = critical.filter(({ level }) => RANK[level] === weakest);
  if (weakest < RANK.firm) {
    const level =
      weakest === RANK.nearly ? "nearly" : holding.some((area) => area.level === "gaps") ? "gaps" : "unknown";
    return { level, heldBy: holding.map(({ id }) => id), areas: judged };
  }
  // Everything critical is sound: another area can still keep the whole from being firm.
  const others = counted.filter(({ level }) => level !== "firm");
  return { level: others.length > 0 ? "nearly" : "firm", heldBy: others.map(({ id }) => id), areas: judged };
}

function areaReadiness({ id, critical, statements }: AreaInput): AreaReadiness {
  const with_ = (...wanted: (StatementAnswer | null)[]) =>
    statements.filter((one) => wanted.includes(countedAnswer(one))).map((one) => one.id);
  const groups = {
    findOut: with_("dont-know", null),
    missing: with_("no"),
    partly: with_("partly"),
    sound: with_("yes"),
  };
  return { id, critical, level: levelOf(groups), ...groups };
}

/** "Not for us" leaves a statement out, but for those that concern everybody: there it is no answer. */
export function countedAnswer({ answer, always }: Answered): StatementAnswer | null {
  return always && answer === "not-for-us" ? null : answer;
}

function levelOf(groups: Pick<AreaReadiness, "findOut" | "missing" | "partly" | "sound">): Level | null {
  if (groups.missing.length > 0) return "gaps";
  if (groups.findOut.length > 0) return "unknown";
  if (groups.partly.length > 0) return "nearly";
  return groups.sound.length > 0 ? "firm" : null;
}

export type Gap = { id: string; area: string; critical: boolean; kind: "find-out" | "missing" | "partly" };

/** What is to do, in order: first to find out, then what is missing, then what is half done; critical areas first. */
export function gapsOf(readiness: Readiness): Gap[] {
  const gaps = readiness.areas.flatMap(({ id: area, critical, findOut, missing, partly }) => [
    ...findOut.map((id): Gap => ({ id, area, critical, kind: "find-out" })),
    ...missing.map((id): Gap => ({ id, area, critical, kind: "missing" })),
    ...partly.map((id): Gap => ({ id, area, critical, kind: "partly" })),
  ]);
  const kinds = ["find-out", "missing", "partly"];
  return gaps.toSorted(
    (a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || Number(b.critical) - Number(a.critical),
  );
}

/** What a checklist records of the actions behind a statement. */
export type Recorded = "done" | "partly" | "open" | "not-for-me" | null;

/** An answer that recorded progress would support. It is offered, never assumed: open actions say nothing. */
export function offeredAnswer(recorded: Recorded, { always }: Pick<AssessmentStatement, "always">) {
  if (recorded === "done") return "yes" as const;
  if (recorded === "partly") return "partly" as const;
  return recorded === "not-for-me" && !always ? ("not-for-us" as const) : null;
}

/** How an action stands that nobody has recorded anything on: that says nothing, not even that it is open. */
export const UNRECORDED = "unrecorded";

/** Sums up what is recorded for the actions of one statement that are on the checklist. */
export function recordedOf(standings: readonly string[]): Recorded {
  if (standings.every((standing) => standing === UNRECORDED)) return null;
  const counted = standings.filter((standing) => standing !== "not-for-me");
  if (counted.length === 0) return "not-for-me";
  const done = counted.filter((standing) => standing === "done").length;
  if (done === counted.length) return "done";
  return done > 0 ? "partly" : "open";
}

/** Whether an answer says something else than what is recorded. */
export function differs(answer: StatementAnswer | null, recorded: Recorded): boolean {
  if (answer === null || answer === "dont-know" || recorded === null) return false;
  if (recorded === "done") return answer !== "yes";
  if (recorded === "partly") return answer === "yes" || answer === "not-for-us";
  if (recorded === "open") return answer === "yes";
  return answer !== "not-for-us";
}
