import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, grant, grantInOffice } from "@/domain/access/grants";
import type { CalendarDate } from "@/domain/dates";
import type { Subject } from "@/domain/election/assessment-schema";
import { ELECTION_KINDS, type ElectionKind, NATIONS, type Nation } from "@/domain/election/kinds";
import { planStages, type Stage, stageOn } from "@/domain/election/phases";
import {
  checkElection,
  countdown,
  type ElectionDates,
  type ElectionInput,
  type ElectionProblem,
  electionNotes,
} from "@/domain/election/polling-day";
import { type GeneralTimetable, generalTimetable } from "@/domain/election/timetable";
import { DomainError } from "@/domain/errors";
import { asCalendarDate, asDay, londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";

const namePlace = (id: string) => `Campaign:nameSealed:${id}`;

/** What a campaign is called, or an empty text. */
export function openCampaignName({ id, nameSealed }: { id: string; nameSealed: string | null }): string {
  return nameSealed ? open(nameSealed, namePlace(id)) : "";
}

/** What is read of a campaign to work with it. */
export type HeldCampaign = {
  id: string;
  subject: Subject;
  personId: string | null;
  officeId: string | null;
  name: string;
  kind: ElectionKind;
  nation: Nation | null;
  pollingDay: CalendarDate;
  dissolution: CalendarDate | null;
  dissolutionGiven: boolean;
  startedOn: CalendarDate;
  partOfId: string | null;
  sharesReadiness: boolean;
  version: number;
  isOpen: boolean;
};

type Need = "read" | "edit";

/**
 * A campaign of the person who asks, or of an office they are in. `NOT_FOUND` for any other, alike. What an office's
 * campaign holds, its answers and its plan, asks for `edit`; its dates for `read`.
 */
export async function heldCampaign(actor: Actor, need: Need, id: string): Promise<HeldCampaign> {
  const row = await db.campaign.findFirst({
    where: {
      id,
      OR: [
        { personId: actor.personId },
        { officeId: { in: actor.memberships.map(({ officeId }) => officeId) } },
      ],
    },
  });
  if (!row) throw new DomainError("NOT_FOUND");
  if (row.officeId) grantInOffice(actor, need === "read" ? "campaign:read" : "campaign:manage", row.officeId);
  else grant(actor, need === "read" ? "campaign:read-own" : "campaign:edit-own", row.personId ?? "");
  return held(row);
}

/** The open campaign of the person who asks, or null. */
export async function ownCampaign(actor: Actor): Promise<HeldCampaign | null> {
  const { personId } = grant(actor, "campaign:read-own", actor.personId);
  const row = await db.campaign.findUnique({ where: { openFor: personId } });
  return row && held(row);
}

/** The open campaign of an office, for whoever is in it, or null. */
export async function officeCampaign(actor: Actor, officeId: string): Promise<HeldCampaign | null> {
  grantInOffice(actor, "campaign:read", officeId);
  const row = await db.campaign.findUnique({ where: { openFor: officeId } });
  return row && held(row);
}

type Row = NonNullable<Awaited<ReturnType<typeof db.campaign.findUnique>>>;

/** A row as services work with it. Whoever calls this has asked the gate, or stands for a private address. */
export function held(row: Row): HeldCampaign {
  return {
    id: row.id,
    subject: row.officeId ? "office" : "person",
    personId: row.personId,
    officeId: row.officeId,
    name: openCampaignName(row),
    kind: ELECTION_KINDS.find((kind) => kind === row.kind) ?? "other",
    nation: NATIONS.find((nation) => nation === row.nation) ?? null,
    pollingDay: asCalendarDate(row.pollingDay),
    dissolution: row.dissolution && asCalendarDate(row.dissolution),
    dissolutionGiven: row.dissolutionGiven,
    startedOn: asCalendarDate(row.startedOn),
    partOfId: row.partOfId,
    sharesReadiness: row.sharesReadiness,
    version: row.version,
    isOpen: row.endedAt === null,
  };
}

export type CampaignView = HeldCampaign & {
  today: CalendarDate;
  countdown: { days: number; words: string };
  /** What is unusual about its days, until they are past. */
  notes: string[];
  stages: Stage[];
  /** Null once the last phase is over. */
  stage: Stage | null;
  /** Of a general election only. */
  timetable: GeneralTimetable | null;
};

/** A campaign as it stands on a day. */
export function viewOf(campaign: HeldCampaign, now: Date): CampaignView {
  const today = londonDate(now);
  const stages = stagesOf(campaign);
  const { bankHolidays } = loadCatalogue();
  return {
    ...campaign,
    today,
    countdown: countdown(today, campaign.pollingDay),
    notes: campaign.isOpen && campaign.pollingDay >= today ? electionNotes(bankHolidays, campaign) : [],
    stages,
    stage: stageOn(stages, today),
    timetable: campaign.dissolution ? generalTimetable(bankHolidays, campaign.dissolution) : null,
  };
}

export function stagesOf({ startedOn, pollingDay, dissolution }: HeldCampaign): Stage[] {
  return planStages({ start: startedOn, pollingDay, dissolution });
}

export type CampaignInput = ElectionInput & { name: string };
export type CampaignResult =
  | { ok: true; id: string }
  | { ok: false; problems: ElectionProblem[] }
  | { ok: false; reason: "already-open" | "changed-elsewhere" };

/**
 * Begins a campaign, of the person who asks or of an office they may begin one for. One is open at a time: another
 * is answered with `already-open`.
 */
export async function beginCampaign(
  actor: Actor,
  officeId: string | null,
  input: CampaignInput,
  now: Date,
): Promise<CampaignResult> {
  const owner = officeId
    ? { officeId: grantInOffice(actor, "campaign:manage", officeId).officeId, personId: null }
    : { personId: grant(actor, "campaign:edit-own", actor.personId).personId, officeId: null };
  const checked = check(input, now);
  if (!checked.ok) return checked;
  const id = randomUUID();
  const { count } = await db.campaign.createMany({
    data: [
      {
        id,
        ...owner,
        openFor: owner.officeId ?? owner.personId,
        startedOn: asDay(londonDate(now)),
        version: 1,
        createdAt: now,
        ...columns(id, input, checked.dates),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return { ok: false, reason: "already-open" };
  return { ok: true, id };
}

/** Changes what an open campaign is about. Its phases are counted from the same day as before. */
export async function changeCampaign(
  actor: Actor,
  id: string,
  { version, ...input }: CampaignInput & { version: number },
  now: Date,
): Promise<CampaignResult> {
  await heldCampaign(actor, "edit", id);
  const checked = check(input, now);
  if (!checked.ok) return checked;
  const { count } = await db.campaign.updateMany({
    where: { id, version, endedAt: null },
    data: { ...columns(id, input, checked.dates), version: version + 1 },
  });
  if (count === 0) return { ok: false, reason: "changed-elsewhere" };
  return { ok: true, id };
}

function check(input: ElectionInput, now: Date) {
  const { bankHolidays, election } = loadCatalogue();
  return checkElection(input, {
    holidays: bankHolidays,
    parliament: election.parliament,
    today: londonDate(now),
  });
}

function columns(
  id: string,
  input: CampaignInput,
  { pollingDay, dissolution, dissolutionGiven }: ElectionDates,
) {
  return {
    kind: input.kind,
    nation: input.kind === "general" ? null : input.nation,
    pollingDay: asDay(pollingDay),
    dissolution: dissolution && asDay(dissolution),
    dissolutionGiven,
    nameSealed: input.name ? seal(input.name, namePlace(id)) : null,
  };
}

/**
 * Ends a campaign: its assessments can still be read, and another may begin. Its calendar address stops working.
 * Returns the office it belongs to, or null.
 */
export async function endCampaign(actor: Actor, id: string, now: Date): Promise<string | null> {
  const { officeId } = await heldCampaign(actor, "edit", id);
  await db.$transaction([
    db.calendarFeed.deleteMany({ where: { campaignId: id } }),
    db.campaign.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now, openFor: null, partOfId: null, sharesReadiness: false },
    }),
  ]);
  return officeId;
}

/**
 * Removes a campaign with its answers, assessments and dates, for good. Returns the office it belonged to, or null.
 */
export async function removeCampaign(actor: Actor, id: string): Promise<string | null> {
  const { officeId } = await heldCampaign(actor, "edit", id);
  await db.campaign.deleteMany({ where: { id } });
  return officeId;
}
