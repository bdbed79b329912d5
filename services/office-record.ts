import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import { OFFICE_EVENTS, type OfficeEventCode, TEAM_LOOKS } from "@/domain/office-event";
import { db } from "@/lib/db";
import { openMemberName, openOfficeName } from "@/lib/office-names";

export type OfficeEventView = {
  id: string;
  code: OfficeEventCode;
  at: Date;
  /** Null for an office that is gone, or that this person has left. */
  office: string | null;
  /** Null for somebody who has left it. */
  by: string | null;
  isByMe: boolean;
  isAboutMe: boolean;
  detail: string | null;
};

const MOST = 100;

/**
 * What happened in offices that concerns the person who asks, newest first: what is about them, what they did, and who
 * looked at a team they were in, also in offices they have left since.
 */
export async function getOfficeRecord(actor: Actor): Promise<OfficeEventView[]> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const memberships = await db.membership.findMany({
    where: { personId },
    include: { office: { include: { memberships: true } } },
  });
  // All of them, however old: they say when this person came and went.
  const about = await db.officeEvent.findMany({ where: { aboutId: personId } });
  const times = timesInOffices(
    about,
    memberships.map(({ officeId, createdAt }) => ({ officeId, from: createdAt })),
  );
  const others = await db.officeEvent.findMany({
    where: {
      OR: [
        { byId: personId },
        ...times.map(({ officeId, from, until }) => ({
          officeId,
          code: { in: [...TEAM_LOOKS] },
          aboutId: null,
          at: { gte: from, ...(until ? { lte: until } : {}) },
        })),
      ],
    },
    orderBy: [{ at: "desc" }, { seq: "desc" }],
    take: MOST,
  });
  const offices = new Map(memberships.map(({ office }) => [office.id, office]));
  const all = new Map([...about, ...others].map((row) => [row.id, row]));
  return [...all.values()]
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.seq - a.seq)
    .slice(0, MOST)
    .flatMap((row) => {
      const code = OFFICE_EVENTS.find((known) => known === row.code);
      if (!code) return [];
      const office = offices.get(row.officeId);
      const by = office?.memberships.find((one) => one.personId === row.byId);
      return [
        {
          id: row.id,
          code,
          at: row.at,
          office: office ? openOfficeName(office) : null,
          by: by ? openMemberName(by) : null,
          isByMe: row.byId === personId,
          isAboutMe: row.aboutId === personId,
          detail: row.detail,
        },
      ];
    });
}

type Time = { officeId: string; from: Date; until: Date | null };

/** When this person was in which office: from what the record says of coming and going, and from where they are now. */
function timesInOffices(
  events: readonly { officeId: string; code: string; at: Date }[],
  now: readonly { officeId: string; from: Date }[],
): Time[] {
  const times: Time[] = now.map((one) => ({ ...one, until: null }));
  for (const left of events.filter(({ code }) => code === "person-left" || code === "person-removed")) {
    const joined = events
      .filter(
        ({ officeId, code, at }) => officeId === left.officeId && code === "person-joined" && at <= left.at,
      )
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
    times.push({ officeId: left.officeId, from: joined?.at ?? new Date(0), until: left.at });
  }
  return times;
}
