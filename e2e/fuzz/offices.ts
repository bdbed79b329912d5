import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";

const ACTION = "set-up-passkeys";
/** What somebody's aide recorded for them. On everybody's list. */
export const RECORDED_BY_AIDE = "turn-on-auto-updates";

/**
 * Puts somebody at every place in offices that has forms of its own: a manager with people, invitations and lists; a
 * principal whose aide recorded something; an aide; and somebody who is asked in. Returns them as they are then.
 */
export async function inOffices(somebody: Actor, now: Date): Promise<Actor> {
  const [
    { aColleague, aNamedOffice, joins },
    { sealInvited },
    { addressHash },
    { startMove },
    { chooseHelp, confirmHelp, getDraft },
    { recordForPrincipal },
    { db },
    { addressOf },
  ] = await Promise.all([
    import("@/services/test-offices"),
    import("@/lib/office-invitations"),
    import("@/lib/address"),
    import("@/services/office-moves"),
    import("@/services/help"),
    import("@/services/helping"),
    import("@/lib/db"),
    import("@/services/account"),
  ]);
  const strong = (actor: Actor): Actor => ({ ...actor, method: "passkey", signedInAt: now });

  const managed = await aNamedOffice("An office", now);
  let actor: Actor = strong(await joins(somebody, managed, { role: "manager", name: "Robin" }));
  await aColleague(managed, { role: "manager", name: "A colleague" });
  await ask(managed, actor.personId, `${randomUUID()}@people.example.org`);
  const day = "2026-12-01";
  await startMove(actor, { officeId: managed, kind: "leave", name: "A leaver", day, op: randomUUID() }, now);

  const led = await aNamedOffice("The office of a Member", now);
  const principal = await joins(actor, led, { role: "principal", name: "Robin" });
  actor = strong(principal);
  const aide = await aColleague(led, { role: "staff", name: "An aide" });
  const opened = [ACTION, RECORDED_BY_AIDE];
  const choice = { officeId: led, aide: aide.membershipId, days: 30, actions: opened };
  await nameAide(actor);
  await recordForPrincipal(strong(aide), await tick(principal.membershipId), now);
  // Another choice, which waits to be confirmed.
  await chooseHelp(actor, choice, now);

  const helped = await aNamedOffice("The office of another Member", now);
  const other = await aColleague(helped, { role: "principal", name: "A Member" });
  const asAide = await joins(actor, helped, { role: "staff", name: "Robin" });
  const named = { officeId: helped, aide: asAide.membershipId, days: 30, actions: [ACTION] };
  await chooseHelp(strong(other), named, now);
  const helpId = (await getDraft(strong(other), helped, now))?.id ?? "";
  await confirmHelp(strong(other), { officeId: helped, helpId }, now);
  actor = strong(asAide);

  const asking = await aNamedOffice("An office that asks", now);
  const asker = strong(await aColleague(asking, { role: "manager", name: "A manager" }));
  const address = await addressOf(actor.personId);
  await ask(asking, asker.personId, address);
  return actor;

  async function ask(officeId: string, invitedById: string, invited: string): Promise<void> {
    const id = randomUUID();
    const kept = { id, addressHash: addressHash(invited), addressSealed: sealInvited(id, invited) };
    const expiresAt = new Date(now.getTime() + 7 * 86_400_000);
    await db.officeInvitation.create({
      data: { ...kept, officeId, role: "staff", invitedById, createdAt: now, expiresAt },
    });
  }
  async function nameAide(as: Actor): Promise<void> {
    await chooseHelp(as, choice, now);
    const draft = await getDraft(as, led, now);
    await confirmHelp(as, { officeId: led, helpId: draft?.id ?? "" }, now);
  }
  async function tick(principalId: string) {
    const standing = await db.help.findFirstOrThrow({ where: { principalId, isDraft: false } });
    return {
      helpId: standing.id,
      actionId: RECORDED_BY_AIDE,
      how: "together" as const,
      op: randomUUID(),
      version: 0,
    };
  }
}
