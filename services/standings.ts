import "server-only";
import { type Actor, grantInOffice } from "@/domain/access/grants";
import { UNRECORDED } from "@/domain/election/readiness";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import type { HeldCampaign } from "@/services/campaign";
import { type OwnStanding, ownStandings } from "@/services/checklist";
import { readOffice } from "@/services/office-state";
import { isStrong } from "@/services/strong-session";

/** Where an action stands, and on whose list: an office's, or one's own (null). */
export type ActionStanding = OwnStanding & { officeId: string | null };

/**
 * Where the actions behind a campaign stand, by action id. For an office: on its list. For a person: on their own, and
 * what belongs to an office they are in on the office's.
 */
export async function standingsFor(
  actor: Actor,
  campaign: HeldCampaign,
  now: Date,
): Promise<Map<string, ActionStanding>> {
  if (campaign.officeId) return inOffice(actor, campaign.officeId, now);
  const [own, offices] = await Promise.all([ownStandings(actor, now), officesFor(actor, campaign)]);
  return new Map([
    ...[...own].map(([id, one]) => [id, { ...one, officeId: null }] as const),
    ...(await inOffices(actor, offices, now)),
  ]);
}

/** The offices that count for somebody's own campaign: the one it is part of, else all they are in. */
async function officesFor({ memberships }: Actor, { partOfId }: HeldCampaign): Promise<string[]> {
  const ids = memberships.map(({ officeId }) => officeId);
  if (partOfId === null || ids.length === 0) return ids;
  const part = await db.campaign.findUnique({ where: { id: partOfId }, select: { officeId: true } });
  return part?.officeId && ids.includes(part.officeId) ? [part.officeId] : ids;
}

/** What belongs to offices: settled once one of them has it so. */
async function inOffices(
  actor: Actor,
  offices: readonly string[],
  now: Date,
): Promise<[string, ActionStanding][]> {
  const [first] = offices;
  if (first === undefined) return [];
  // How others left an office's list is shown after a strong sign-in only. Without one nothing of it is known here.
  const lists = isStrong(actor, now) ? await Promise.all(offices.map((id) => inOffice(actor, id, now))) : [];
  return sharedActions().map((id) => {
    const known = lists.flatMap((list) => list.get(id) ?? []);
    const settled = known
      .filter(({ standing }) => standing === "done" || standing === "not-for-me")
      .toSorted((a, b) => (b.setAt ?? "").localeCompare(a.setAt ?? ""));
    const none = { standing: UNRECORDED, setAt: null, isListed: true, officeId: first } as const;
    return [id, settled[0] ?? known.find(({ setAt }) => setAt !== null) ?? none];
  });
}

/** As the office's own checklist shows it: what fell due again, or was done before the guidance changed, is not done. */
async function inOffice(actor: Actor, officeId: string, now: Date): Promise<Map<string, ActionStanding>> {
  const { checklist } = await readOffice(grantInOffice(actor, "office-action:read", officeId), now);
  return new Map(
    checklist.items.map(({ action, standing, state }) => [
      action.id,
      { standing: state ? standing : UNRECORDED, setAt: state?.setAt ?? null, isListed: true, officeId },
    ]),
  );
}

function sharedActions(): string[] {
  return loadCatalogue().actions.flatMap(({ id, scope }) => (scope === "office" ? [id] : []));
}
