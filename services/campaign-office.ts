import "server-only";
import { type Actor, grant, grantInOffice, type Role } from "@/domain/access/grants";
import { mondayOf } from "@/domain/dates";
import type { Level } from "@/domain/election/readiness";
import { DomainError } from "@/domain/errors";
import { officeEvent } from "@/domain/office-event";
import { openAssessment } from "@/lib/assessment-seal";
import { asDay, londonDate } from "@/lib/clock";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName, openOfficeName } from "@/lib/office-names";
import { type HeldCampaign, held, heldCampaign, ownCampaign } from "@/services/campaign";
import { isStrong, needsStrong, type PageNeedsStrong } from "@/services/strong-session";

export type OfficeElection = {
  officeId: string;
  office: string;
  role: Role;
  /** Null while the office has none open. */
  campaign: HeldCampaign | null;
  /** Whether the person's own open campaign is part of it. */
  isPart: boolean;
};

/** The offices the person who asks is in, each with the election it prepares for. */
export async function officeElectionsFor(actor: Actor): Promise<OfficeElection[]> {
  grant(actor, "campaign:read-own", actor.personId);
  const ids = actor.memberships.map(({ officeId }) => officeId);
  if (ids.length === 0) return [];
  const [offices, campaigns, own] = await Promise.all([
    db.office.findMany({ where: { id: { in: ids } }, select: { id: true, nameSealed: true } }),
    db.campaign.findMany({ where: { openFor: { in: ids } } }),
    ownCampaign(actor),
  ]);
  return offices.flatMap((office) => {
    const role = actor.memberships.find(({ officeId }) => officeId === office.id)?.role;
    const row = campaigns.find(({ openFor }) => openFor === office.id);
    const campaign = row ? held(row) : null;
    const isPart = campaign !== null && own?.partOfId === campaign.id;
    return role ? [{ officeId: office.id, office: openOfficeName(office), role, campaign, isPart }] : [];
  });
}

/**
 * Makes the own open campaign part of the office's, with its polling day, or begins one that is. `shares` says whether
 * the office sees how ready this person is; it can be taken back at any time, and so can being part.
 */
export async function takePart(
  actor: Actor,
  officeCampaignId: string,
  shares: boolean,
  now: Date,
): Promise<void> {
  const office = await heldCampaign(actor, "read", officeCampaignId);
  if (office.subject !== "office" || !office.isOpen) throw new DomainError("NOT_FOUND");
  const { personId } = grant(actor, "campaign:edit-own", actor.personId);
  const linked = {
    kind: office.kind,
    nation: office.nation,
    pollingDay: asDay(office.pollingDay),
    dissolution: office.dissolution && asDay(office.dissolution),
    dissolutionGiven: office.dissolutionGiven,
    partOfId: office.id,
    sharesReadiness: shares,
  };
  await db.$transaction(async (tx) => {
    const { count } = await tx.campaign.updateMany({
      where: { openFor: personId },
      data: { ...linked, version: { increment: 1 } },
    });
    if (count > 0) return;
    await tx.campaign.createMany({
      data: [
        {
          ...linked,
          personId,
          openFor: personId,
          startedOn: asDay(londonDate(now)),
          version: 1,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
    });
  });
}

/** Takes the own campaign out of the office's, which sees nothing of it from then on. Its polling day stays. */
export async function leavePart(actor: Actor): Promise<void> {
  const { personId } = grant(actor, "campaign:edit-own", actor.personId);
  await db.campaign.updateMany({
    where: { openFor: personId },
    data: { partOfId: null, sharesReadiness: false },
  });
}

export type TakerRow = {
  membershipId: string;
  name: string;
  isYou: boolean;
  isPart: boolean;
  /** The London date of the last assessment; null when there is none. */
  takenOn: string | null;
  /** Only of somebody who shares it. */
  level: Level | null;
};
export type TakersView = {
  campaign: HeldCampaign;
  people: TakerRow[];
  takenThisWeek: number;
};
export type TakersResult = { ok: true; view: TakersView } | PageNeedsStrong;

/**
 * Who in an office has taken the assessment of its election, and how ready those are who share it. Only for who manages
 * it, and after a strong sign-in. Everybody is told beforehand, where they take part and on what the office sees.
 */
export async function getTakers(actor: Actor, officeId: string, now: Date): Promise<TakersResult> {
  grantInOffice(actor, "campaign:read-takers", officeId);
  if (!isStrong(actor, now)) return needsStrong();
  const row = await db.campaign.findUnique({ where: { openFor: officeId } });
  if (!row) throw new DomainError("NOT_FOUND");
  // Before anything is shown: everybody can read later who looked.
  await db.$transaction((tx) =>
    recordOfficeEvent(tx, officeEvent(officeId, "takers-read", now, { byId: actor.personId })),
  );
  const members = await db.membership.findMany({
    where: { officeId },
    select: {
      id: true,
      personId: true,
      nameSealed: true,
      person: {
        select: {
          campaigns: {
            where: { partOfId: row.id, endedAt: null },
            select: {
              sharesReadiness: true,
              assessments: { orderBy: { takenAt: "desc" }, take: 1, select: { id: true, takenAt: true } },
            },
          },
        },
      },
    },
  });
  const levels = await sharedLevels(
    members.flatMap(({ person: { campaigns } }) =>
      campaigns.flatMap((part) => (part.sharesReadiness ? part.assessments.map(({ id }) => id) : [])),
    ),
  );
  const people = members.map((member): TakerRow => {
    const part = member.person.campaigns[0];
    const latest = part?.assessments[0];
    return {
      membershipId: member.id,
      name: openMemberName(member),
      isYou: member.personId === actor.personId,
      isPart: part !== undefined,
      takenOn: latest ? londonDate(latest.takenAt) : null,
      level: (latest && levels.get(latest.id)) ?? null,
    };
  });
  const monday = mondayOf(londonDate(now));
  return {
    ok: true,
    view: {
      campaign: held(row),
      people: people.toSorted((a, b) => a.name.localeCompare(b.name, "en-GB")),
      takenThisWeek: people.filter(({ takenOn }) => takenOn !== null && takenOn >= monday).length,
    },
  };
}

/** The bands of assessments whose people share them, and of no others. */
async function sharedLevels(ids: readonly string[]): Promise<Map<string, Level>> {
  const rows = await db.assessment.findMany({ where: { id: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.id, openAssessment(row).level]));
}
