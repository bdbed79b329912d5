import "server-only";
import { type Actor, grantInOffice, type OfficeGrant, ROLES, type Role } from "@/domain/access/grants";
import { LEVELS, type Level, type OfficeRow, officeRowWithCounts } from "@/domain/access/office-view";
import type { Catalogue } from "@/domain/catalogue";
import type { Answers } from "@/domain/condition";
import type { CalendarDate } from "@/domain/dates";
import { type OfficeEventCode, officeEvent } from "@/domain/office-event";
import {
  attentionReasons,
  type CountedPerson,
  countStandings,
  type Reason,
  type StandingCounts,
  type TeamTopic,
  teamTopics,
  trendWeeks,
} from "@/domain/office-team";
import type { Prisma } from "@/generated/prisma/client";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName, openOfficeName } from "@/lib/office-names";
import { STATE_COLUMNS, statesById } from "@/services/checklist";
import { openAnswer } from "@/services/profile";
import { isStrong, needsStrong, type PageNeedsStrong } from "@/services/strong-session";

export type TeamPerson = {
  membershipId: string;
  name: string;
  role: Role;
  isYou: boolean;
  /** Exactly what this person shares. */
  row: OfficeRow;
  reasons: Reason[];
  nudgedAt: Date | null;
};
export type TeamWeek = { week: CalendarDate; counts: StandingCounts | null };
export type TeamView = {
  office: { id: string; name: string };
  /** By name. */
  people: TeamPerson[];
  counts: StandingCounts;
  /** Those that lag first; only above the floor. */
  topics: TeamTopic[];
  /** Twelve, the latest last; null where nothing was noted. */
  weeks: TeamWeek[];
};
export type TeamResult = { ok: true; team: TeamView } | PageNeedsStrong;

/**
 * The team as its manager may see it. The look is recorded in the same transaction, before anything is shown; three
 * reads whatever the size.
 */
export async function getTeam(
  actor: Actor,
  officeId: string,
  now: Date,
  how: Extract<OfficeEventCode, "team-read" | "team-taken-away"> = "team-read",
): Promise<TeamResult> {
  const granted = grantInOffice(actor, "office:read-status", officeId);
  if (!isStrong(actor, now)) return needsStrong();
  const team = await db.$transaction(
    async (tx) => {
      await recordOfficeEvent(tx, officeEvent(officeId, how, now, { byId: granted.personId }));
      return readTeam(tx, granted, now);
    },
    { timeout: 10_000 },
  );
  return { ok: true, team };
}

/** The offices somebody is in, by name. */
export async function officesOf(actor: Actor): Promise<{ id: string; name: string; role: Role }[]> {
  const grants = actor.memberships.map(({ officeId }) => grantInOffice(actor, "office:read", officeId));
  const offices = await db.office.findMany({
    where: { id: { in: grants.map(({ officeId }) => officeId) } },
    select: { id: true, nameSealed: true },
  });
  return offices
    .map((office) => ({
      id: office.id,
      name: openOfficeName(office),
      role: grants.find(({ officeId }) => officeId === office.id)?.role ?? "staff",
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

type Db = Prisma.TransactionClient;

async function readTeam(tx: Db, granted: OfficeGrant<"office:read-status">, now: Date): Promise<TeamView> {
  const { officeId, personId } = granted;
  const today = londonDate(now);
  const catalogue = loadCatalogue();
  const members = await readMembers(tx, granted);
  const rowOf = await readRows(tx, officeId, today);
  const counted: CountedPerson[] = [];
  const people = members.map((member): TeamPerson => {
    const level = LEVELS.find((known) => known === member.level) ?? "standing";
    const { row, counts } = rowOf(member.personId, level);
    counted.push({ level, standing: row.standing, counts, isViewer: member.personId === personId });
    return {
      membershipId: member.id,
      name: openMemberName(member),
      role: ROLES.find((known) => known === member.role) ?? "staff",
      isYou: member.personId === personId,
      row,
      reasons: attentionReasons(row, londonDate(member.createdAt), today),
      nudgedAt: member.nudgedAt,
    };
  });
  const counts = countStandings(people.map(({ row }) => row));
  const [first] = members;
  return {
    office: {
      id: officeId,
      name: first ? openOfficeName({ id: officeId, nameSealed: first.officeName }) : "",
    },
    people: people.toSorted((a, b) => a.name.localeCompare(b.name, "en-GB")),
    counts,
    topics: teamTopics(counted, topicsOf(catalogue)),
    weeks: withThisWeek(trendWeeks(today), first?.weeks ?? [], counts),
  };
}

const topicsOf = ({ topics, actions }: Catalogue) =>
  topics.map(({ id }) => {
    const own = actions.filter(({ topic, scope }) => topic === id && scope === "person");
    return { id, isAllHigh: own.every(({ impact }) => impact === "high") };
  });

type WeekRow = { week: string; notStarted: number; underWay: number; upToDate: number; needsALook: number };
type MemberRow = {
  id: string;
  personId: string;
  role: string;
  level: string;
  nameSealed: string | null;
  nudgedAt: Date | null;
  createdAt: Date;
  officeName: string;
  weeks: WeekRow[];
};

/** The first read: the office, who is in it, and its last weeks. */
function readMembers(tx: Db, { officeId }: OfficeGrant<"office:read-status">): Promise<MemberRow[]> {
  return tx.$queryRaw<MemberRow[]>`
    SELECT m.id, m."personId", m.role, m.level, m."nameSealed", m."nudgedAt", m."createdAt",
      o."nameSealed" AS "officeName", w.weeks
    FROM "Membership" m JOIN "Office" o ON o.id = m."officeId"
    CROSS JOIN (
      SELECT coalesce(json_agg(t), '[]'::json) AS weeks FROM (
        SELECT to_char(week, 'YYYY-MM-DD') AS week, "notStarted", "underWay", "upToDate", "needsALook"
        FROM "OfficeWeek" WHERE "officeId" = ${officeId} ORDER BY week DESC LIMIT 12) t) w
    WHERE m."officeId" = ${officeId}`;
}

/** The second and third: answers that are not private, and statuses. What they are read for is a row, and its sums. */
async function readRows(tx: Db, officeId: string, today: CalendarDate) {
  const catalogue = loadCatalogue();
  const inOffice = { person: { memberships: { some: { officeId } } } };
  const open = catalogue.questions.filter((question) => !question.private).map(({ id }) => id);
  const answers = await tx.answer.findMany({
    where: { ...inOffice, questionId: { in: open } },
    select: { personId: true, questionId: true, sealed: true },
  });
  const states = await tx.actionState.findMany({
    where: inOffice,
    select: { personId: true, ...STATE_COLUMNS },
  });
  const answersBy = byPerson(answers);
  const statesBy = byPerson(states);
  return (personId: string, level: Level) => {
    const said: Answers = Object.fromEntries(
      (answersBy.get(personId) ?? []).map((row) => [row.questionId, openAnswer(row)]),
    );
    const recorded = statesById(statesBy.get(personId) ?? []);
    return officeRowWithCounts({ catalogue, answers: said, states: recorded, today }, level);
  };
}

function byPerson<T extends { personId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.personId);
    if (group) group.push(row);
    else groups.set(row.personId, [row]);
  }
  return groups;
}

/** Noted weeks at their places; this week as it stands now. */
function withThisWeek(
  weeks: readonly CalendarDate[],
  noted: readonly WeekRow[],
  now: StandingCounts,
): TeamWeek[] {
  return weeks.map((week, n) => {
    const row = noted.find((one) => one.week === week);
    if (n === weeks.length - 1) return { week, counts: now };
    if (!row) return { week, counts: null };
    const { notStarted, underWay, upToDate, needsALook } = row;
    return {
      week,
      counts: {
        "not-started": notStarted,
        "under-way": underWay,
        "up-to-date": upToDate,
        "needs-a-look": needsALook,
      },
    };
  });
}

/**
 * Notes how a team stands in this week, for its trend: numbers of people only. The scheduled work alone calls this,
 * with no actor; nothing of it is shown to anybody but the team's manager.
 */
export async function noteWeek(officeId: string, now: Date): Promise<void> {
  const today = londonDate(now);
  const members = await db.membership.findMany({ where: { officeId }, select: { personId: true } });
  const rowOf = await readRows(db, officeId, today);
  const counts = countStandings(members.map(({ personId }) => rowOf(personId, "standing").row));
  const week = new Date(`${trendWeeks(today).at(-1)}T00:00:00Z`);
  const row = {
    notStarted: counts["not-started"],
    underWay: counts["under-way"],
    upToDate: counts["up-to-date"],
    needsALook: counts["needs-a-look"],
  };
  await db.officeWeek.upsert({
    where: { officeId_week: { officeId, week } },
    create: { officeId, week, ...row },
    update: row,
  });
}
