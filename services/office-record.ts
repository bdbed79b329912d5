import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import type { OfficeEventCode } from "@/domain/office-event";
import { db } from "@/lib/db";
import { openMemberName, openOfficeName } from "@/lib/office-names";
import { eventLines, eventsConcerning } from "@/services/office-events-of";

export type OfficeEventView = {
  id: string;
  code: OfficeEventCode;
  /** Of the newest, where there are several. */
  at: Date;
  /** How often on that day. */
  times: number;
  /** Null for an office that is gone, or that this person has left. */
  office: string | null;
  /** Null for somebody who has left it. */
  by: string | null;
  /** Whom it is about, where that is somebody who is in it. */
  about: string | null;
  isByMe: boolean;
  isAboutMe: boolean;
  detail: string | null;
};
export type OfficeRecordView = { events: OfficeEventView[]; page: number; hasEarlier: boolean };

const PAGE_SIZE = 50;

/**
 * What happened in offices that concerns the person who asks, newest first. `page` counts from 1; past the end it is
 * empty.
 */
export async function getOfficeRecord(actor: Actor, page = 1): Promise<OfficeRecordView> {
  const { personId } = grant(actor, "account:read-own", actor.personId);
  const memberships = await db.membership.findMany({
    where: { personId },
    include: { office: { include: { memberships: true } } },
  });
  const concerning = await eventsConcerning(db, personId);
  const lines = await eventLines(db, concerning, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE + 1 });
  const offices = new Map(memberships.map(({ office }) => [office.id, office]));
  const events = lines.slice(0, PAGE_SIZE).map(({ officeId, byId, aboutId, ...line }) => {
    const office = offices.get(officeId);
    const nameOf = (id: string | null) => {
      const place = office?.memberships.find((one) => one.personId === id);
      return place ? openMemberName(place) : null;
    };
    return {
      ...line,
      office: office ? openOfficeName(office) : null,
      by: nameOf(byId),
      about: nameOf(aboutId),
      isByMe: byId === personId,
      isAboutMe: aboutId === personId,
    };
  });
  return { events, page, hasEarlier: lines.length > PAGE_SIZE };
}
