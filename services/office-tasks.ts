import "server-only";
import { type Actor, grantInOffice } from "@/domain/access/grants";
import type { CalendarDate } from "@/domain/dates";
import { isUnsettled } from "@/domain/office-checklist";
import { londonDate } from "@/lib/clock";
import { itemsOf, type OfficeItem } from "@/services/office-checklist";
import { readOffice } from "@/services/office-state";
import { isStrong } from "@/services/strong-session";

/** An office's open action on somebody's own checklist. */
export type OfficeTask = OfficeItem & { officeId: string; office: string };
export type OfficeTasks = {
  today: CalendarDate;
  /** Assigned to the person who asks. */
  mine: OfficeTask[];
  /** For managers: whatever else is open in their offices. */
  others: OfficeTask[];
  /** False until the sign-in is strong enough to see what others record. */
  isShown: boolean;
};

/** What the offices of the person who asks expect of them, each action once for each office. */
export async function getOfficeTasks(actor: Actor, now: Date): Promise<OfficeTasks> {
  const today = londonDate(now);
  if (!isStrong(actor, now)) return { today, mine: [], others: [], isShown: false };
  const offices = await Promise.all(
    actor.memberships.map(async ({ officeId }) => {
      const grant = grantInOffice(actor, "office-action:read", officeId);
      const state = await readOffice(grant, now);
      return itemsOf(grant, state)
        .filter(({ item }) => isUnsettled(item.standing))
        .map((one) => ({ ...one, officeId, office: state.office, role: grant.role }));
    }),
  );
  const tasks = offices.flat();
  return {
    today,
    mine: tasks.filter(({ isMine }) => isMine),
    others: tasks.filter(({ isMine, role }) => !isMine && role === "manager"),
    isShown: true,
  };
}
