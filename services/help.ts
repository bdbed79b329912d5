import "server-only";
import { type Actor, grant, grantInOffice, type Role } from "@/domain/access/grants";
import { isHelpStanding } from "@/domain/access/help";
import { type Openable, type OpenedStep, openable, openedSteps } from "@/domain/access/help-view";
import { neutralItems, type OfficeViewInput } from "@/domain/access/office-view";
import { DomainError } from "@/domain/errors";
import { officeEvent } from "@/domain/office-event";
import { londonDate } from "@/lib/clock";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { recordOfficeEvent } from "@/lib/office-events";
import { openMemberName } from "@/lib/office-names";
import { STATE_COLUMNS, statesById } from "@/services/checklist";
import { asHelp, type HelpRow, WITH_PLACES } from "@/services/help-row";
import { changeOffice, placesIn } from "@/services/office-deed";
import { answersOf } from "@/services/profile";
import { isStrong, type NeedsStrong } from "@/services/strong-session";

const DAY = 86_400_000;
/** How long a choice waits to be confirmed. */
const DRAFT_FOR = DAY;

/** An aide as the principal who names them reads it: who, until when, and exactly what the aide sees. */
export type NamedHelp = {
  id: string;
  aide: string;
  days: number;
  from: Date;
  until: Date;
  steps: OpenedStep[];
};

/** Who helps the principal who asks, in one office; null for nobody. */
export async function getHelp(actor: Actor, officeId: string, now: Date): Promise<NamedHelp | null> {
  const row = await readOwn(actor, officeId, false);
  if (!row || !isHelpStanding(asHelp(row), now)) return null;
  return { ...(await named(actor, row, now)), from: row.createdAt, until: row.expiresAt };
}

/** What the principal chose and has not confirmed yet: from now on, if they do. */
export async function getDraft(actor: Actor, officeId: string, now: Date): Promise<NamedHelp | null> {
  const row = await readOwn(actor, officeId, true);
  if (!row || row.expiresAt <= now) return null;
  return { ...(await named(actor, row, now)), from: now, until: new Date(now.getTime() + row.days * DAY) };
}

function readOwn(actor: Actor, officeId: string, isDraft: boolean): Promise<HelpRow | null> {
  const { personId } = grantInOffice(actor, "help:name", officeId);
  return db.help.findFirst({
    where: { principal: { personId, officeId }, isDraft },
    include: WITH_PLACES,
  });
}

async function named(actor: Actor, { id, aide, days, actions }: HelpRow, now: Date) {
  const { catalogue, states, today } = await ownList(actor, now);
  return {
    id,
    aide: openMemberName(aide),
    days,
    steps: openedSteps({ catalogue, opened: actions, states, today }),
  };
}

async function ownList(actor: Actor, now: Date): Promise<OfficeViewInput> {
  const { personId } = grant(actor, "checklist:read-own", actor.personId);
  const rows = await db.actionState.findMany({ where: { personId }, select: STATE_COLUMNS });
  const answers = await answersOf(actor);
  return { catalogue: loadCatalogue(), answers, states: statesById(rows), today: londonDate(now) };
}

export type ChoiceView = Openable & {
  /** Who can be named, by name. */
  people: { membershipId: string; name: string; role: Role }[];
  /** What was chosen before: not confirmed yet, or what stands now. */
  chosen: { aide: string; days: number; actions: string[] } | null;
};

/** Whom a principal can name and what they can open; null until the sign-in is strong enough to let somebody in. */
export async function getHelpChoice(actor: Actor, officeId: string, now: Date): Promise<ChoiceView | null> {
  const { personId } = grantInOffice(actor, "help:name", officeId);
  if (!isStrong(actor, now)) return null;
  const places = await placesIn(db, officeId);
  const draft = await readOwn(actor, officeId, true);
  const standing = await readOwn(actor, officeId, false);
  const chosen = [draft, standing].find((row) => row && row.expiresAt > now);
  return {
    ...openable(await ownList(actor, now)),
    people: places
      .filter((place) => place.personId !== personId)
      .map((place) => ({ membershipId: place.id, name: openMemberName(place), role: place.role }))
      .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB")),
    chosen: chosen ? { aide: chosen.aideId, days: chosen.days, actions: chosen.actions } : null,
  };
}

export type ChooseHelpInput = {
  officeId: string;
  /** A membership of the same office. */
  aide: string;
  days: number;
  actions: readonly string[];
};

/**
 * Keeps whom a principal wants to name, for them to look at and confirm. It opens nothing yet. `NOT_FOUND` for somebody
 * who is not in the office, and for the principal themselves.
 */
export async function chooseHelp(
  actor: Actor,
  { officeId, aide, days, actions }: ChooseHelpInput,
  now: Date,
): Promise<{ ok: true } | NeedsStrong | { ok: false; reason: "list-changed" }> {
  grantInOffice(actor, "help:name", officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  const onList = new Set(neutralItems(await ownList(actor, now)).map(({ action }) => action.id));
  if (!actions.every((id) => onList.has(id))) return { ok: false, reason: "list-changed" };
  return changeOffice(actor, "help:name", officeId, async ({ tx, places, grant: { personId } }) => {
    const own = places.find((place) => place.personId === personId);
    const other = places.find((place) => place.id === aide && place.personId !== personId);
    if (!own || !other) throw new DomainError("NOT_FOUND");
    const choice = { aideId: aide, actions: [...new Set(actions)], days };
    const kept = { ...choice, createdAt: now, expiresAt: new Date(now.getTime() + DRAFT_FOR) };
    const key = { principalId: own.id, isDraft: true };
    await tx.help.upsert({ where: { principalId_isDraft: key }, create: { ...key, ...kept }, update: kept });
    return { ok: true };
  });
}

export type ConfirmHelpResult =
  | { ok: true; isReplay: boolean; aideId: string }
  | NeedsStrong
  | { ok: false; reason: "nothing-chosen" };

/** Names the aide whom the principal chose, in place of any before. Sent twice it names once. */
export async function confirmHelp(
  actor: Actor,
  { officeId, helpId }: { officeId: string; helpId: string },
  now: Date,
): Promise<ConfirmHelpResult> {
  grantInOffice(actor, "help:name", officeId);
  if (!isStrong(actor, now)) return { ok: false, reason: "sign-in-again" };
  return changeOffice(actor, "help:name", officeId, async ({ tx, grant: { personId } }) => {
    const row = await tx.help.findFirst({
      where: { id: helpId, principal: { personId, officeId }, expiresAt: { gt: now } },
      include: WITH_PLACES,
    });
    if (!row) return { ok: false, reason: "nothing-chosen" };
    const aideId = row.aide.personId;
    if (!row.isDraft) return { ok: true, isReplay: true, aideId };
    await endStanding(tx, { officeId, personId }, now);
    const until = new Date(now.getTime() + row.days * DAY);
    await tx.help.update({
      where: { id: row.id },
      data: { isDraft: false, createdAt: now, expiresAt: until },
    });
    const about = { byId: personId, aboutId: aideId };
    await recordOfficeEvent(tx, officeEvent(officeId, "help-named", now, about));
    return { ok: true, isReplay: false, aideId };
  });
}

/** Ends the help of the principal who asks: the aide's next request finds nothing. */
export async function endHelp(actor: Actor, officeId: string, now: Date): Promise<void> {
  await changeOffice(actor, "help:name", officeId, ({ tx, grant: { personId } }) =>
    endStanding(tx, { officeId, personId }, now),
  );
}

async function endStanding(
  tx: Parameters<typeof recordOfficeEvent>[0],
  { officeId, personId }: { officeId: string; personId: string },
  now: Date,
): Promise<void> {
  const where = { principal: { personId, officeId }, isDraft: false };
  const row = await tx.help.findFirst({ where, include: WITH_PLACES });
  if (!row) return;
  await tx.help.delete({ where: { id: row.id } });
  // One whose time was over has ended by itself.
  if (row.expiresAt <= now) return;
  const about = { byId: personId, aboutId: row.aide.personId };
  await recordOfficeEvent(tx, officeEvent(officeId, "help-ended", now, about));
}
