import "server-only";
import { type Actor, grant, grantInOffice } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { type HeldCampaign, held } from "@/services/campaign";

export type PastCampaign = Pick<HeldCampaign, "id" | "name" | "kind" | "pollingDay"> & {
  /** The last assessment that was taken for it. */
  latest: string | null;
};

/** Campaigns that have ended, of the person who asks or of an office they may manage them for, newest first. */
export async function pastCampaigns(actor: Actor, officeId: string | null): Promise<PastCampaign[]> {
  const owner = officeId
    ? { officeId: grantInOffice(actor, "campaign:manage", officeId).officeId }
    : { personId: grant(actor, "campaign:read-own", actor.personId).personId };
  const rows = await db.campaign.findMany({
    where: { ...owner, endedAt: { not: null } },
    orderBy: { pollingDay: "desc" },
    include: { assessments: { orderBy: { takenAt: "desc" }, take: 1, select: { id: true } } },
  });
  return rows.map((row) => {
    const { id, name, kind, pollingDay } = held(row);
    return { id, name, kind, pollingDay, latest: row.assessments[0]?.id ?? null };
  });
}
