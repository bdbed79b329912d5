import "server-only";
import { type Actor, grantInOffice } from "@/domain/access/grants";
import { DomainError } from "@/domain/errors";
import { mayBeNudged, NUDGES, type NudgeId, nudgedLongAgo, nudgeFrom } from "@/domain/nudge";
import { officeEvent } from "@/domain/office-event";
import { openAddress } from "@/lib/address";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { keepMail, type Letter } from "@/lib/mail";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName, openOfficeName } from "@/lib/office-names";
import { isStrong, type NeedsStrong, needsStrong, type PageNeedsStrong } from "@/services/strong-session";

export type NudgeView = { office: { id: string; name: string }; name: string; againFrom: Date | null };
export type NudgeResult = { ok: true } | NeedsStrong | { ok: false; reason: "too-soon"; againFrom: Date };

/** Whom a reminder would go to. `NOT_FOUND` for oneself and for anybody outside the office. */
export async function getNudge(
  actor: Actor,
  membershipId: string,
  now: Date,
): Promise<NudgeView | PageNeedsStrong> {
  const member = await memberToNudge(actor, membershipId);
  if (!isStrong(actor, now)) return needsStrong();
  const again = mayBeNudged(member.nudgedAt, now) ? null : nudgeFrom(member.nudgedAt);
  return {
    office: { id: member.officeId, name: openOfficeName(member.office) },
    name: openMemberName(member),
    againFrom: again,
  };
}

/**
 * Sends a reminder: once a week per person, with the same words for everybody. The person can read that it was sent, and
 * by whom; that and the mail are one, so that none is said to be sent that never goes out.
 */
export async function nudge(
  actor: Actor,
  { membershipId, text }: { membershipId: string; text: NudgeId },
  now: Date,
): Promise<NudgeResult> {
  const member = await memberToNudge(actor, membershipId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  return db.$transaction(async (tx): Promise<NudgeResult> => {
    const { count } = await tx.membership.updateMany({
      where: { id: member.id, OR: [{ nudgedAt: null }, { nudgedAt: { lte: nudgedLongAgo(now) } }] },
      data: { nudgedAt: now },
    });
    if (count === 0) {
      const { nudgedAt } = await tx.membership.findUniqueOrThrow({ where: { id: member.id } });
      return { ok: false, reason: "too-soon", againFrom: nudgeFrom(nudgedAt) ?? now };
    }
    const about = { byId: actor.personId, aboutId: member.personId, detail: text };
    await recordOfficeEvent(tx, officeEvent(member.officeId, "nudged", now, about));
    await keepMail(tx, letterTo(member, text));
    return { ok: true };
  });
}

async function memberToNudge(actor: Actor, membershipId: string) {
  const offices = actor.memberships.filter(({ role }) => role === "manager").map(({ officeId }) => officeId);
  const member = await db.membership.findFirst({
    where: { id: membershipId, officeId: { in: offices }, personId: { not: actor.personId } },
    include: { office: true, person: { select: { id: true, emailSealed: true } } },
  });
  if (!member) throw new DomainError("NOT_FOUND");
  grantInOffice(actor, "people:nudge", member.officeId);
  return member;
}

type Member = Awaited<ReturnType<typeof memberToNudge>>;

function letterTo({ person, office }: Member, text: NudgeId): Letter {
  const line = NUDGES.find(({ id }) => id === text)?.line ?? NUDGES[0].line;
  return {
    to: openAddress(person.id, person.emailSealed),
    subject: "A reminder from your office",
    text: [
      line,
      "These words are the same for everybody, whatever is on their list or done on it.",
      `Open it the way you always do, or type this address: ${env().origin}/checklist`,
      `Sent through Safe Seat by a manager of: ${openOfficeName(office)}`,
    ].join("\n\n"),
  };
}
