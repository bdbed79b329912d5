import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { officeEvent } from "@/domain/office-event";
import { databaseAdapter } from "@/lib/adapter";
import { addressHash } from "@/lib/address";
import { loadCatalogue } from "@/lib/content";
import { seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { sendMail } from "@/lib/mail";
import { recordOfficeEvent } from "@/lib/office-events";
import { sealMemberName, sealMoveName, sealOfficeName } from "@/lib/office-names";
import { addOrganisation } from "@/lib/organisation-account";
import { connectAsOwner } from "@/lib/owner-db";
import { take } from "@/lib/rate-limit";
import { openSession } from "@/lib/session";
import { TestAuthenticator } from "@/lib/test-authenticator";
import { finishPasskey, startPasskey } from "./account";
import { saveArea, takeAssessment } from "./assessment";
import { makeFeed } from "./calendar";
import { beginCampaign } from "./campaign";
import { saveNote, setStatus } from "./checklist";
import { recordEvents } from "./events";
import { invitedPlace } from "./invite";
import { changeOverviewRight } from "./overview-right";
import { getPlan, movePlanDate } from "./plan";
import { saveAnswer } from "./profile";
import { startRecovery } from "./recovery";
import { makeRecoveryCodes } from "./recovery-codes";
import { chooseReminder } from "./reminders";
import { startSitting } from "./sitting";
import { firstAnswers } from "./test-campaigns";
import { aPerson } from "./test-people";

/** What the app's role may not write is written, and put back, as the owner. */
const owner = connectAsOwner();

export type FullPerson = { actor: Actor; address: string; officeOfTheirOwn: string };

/** What this person says in their own words: found nowhere in the catalogue. */
export const CANARIES = {
  reason: "Canary-reason-4T7Q",
  note: "Canary-note-9K2M",
  letter: "Canary-letter-1W5X",
  office: "Canary-office-8R3J",
  memberName: "Canary-member-2H6L",
  move: "Canary-move-6P8Z",
  campaign: "Canary-campaign-3N9T",
} as const;

/** Somebody of whom every kind of row is held, made the way the app makes them. They share an office if one is given. */
export async function aFullPerson(now: Date, sharedOffice?: string): Promise<FullPerson> {
  const person = await aPerson();
  const { personId } = person;
  const address = `${personId}@people.example.org`;
  await openSession({ personId, method: "passkey", device: "Safari on iPhone" }, now);
  const session = await db.session.findFirstOrThrow({ where: { personId } });
  const officeOfTheirOwn = await anOffice(CANARIES.office, now);
  const memberships = [officeOfTheirOwn, sharedOffice].flatMap((officeId) =>
    officeId ? [{ officeId, role: "manager" as const }] : [],
  );
  const actor: Actor = { ...person, sessionId: session.id, method: "passkey", signedInAt: now, memberships };

  const options = await startPasskey(actor, now);
  if (!options) throw new Error("The sign-in is not fresh.");
  await finishPasskey(actor, { reply: new TestAuthenticator().register(options), userAgent: "iPhone" }, now);
  await addOrganisation(
    {
      personId,
      sessionId: session.id,
      identity: { id: `organisation:${personId}`, address, provenAt: now },
      by: "passkey",
    },
    now,
  );
  // Another one begun, whose challenge is still waiting.
  await startPasskey(actor, now);
  await databaseAdapter().createVerificationToken?.({
    identifier: address,
    token: randomUUID(),
    expires: new Date(now.getTime() + 600_000),
  });
  await makeRecoveryCodes(actor, "none", now);
  await startRecovery({ id: randomUUID(), personId, next: null }, now);
  // An invitation that was made at the moment they came in.
  const invitationId = randomUUID();
  await db.invitation.create({
    data: {
      id: invitationId,
      addressHash: addressHash(address),
      addressSealed: seal(address, invitedPlace(invitationId)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  await take("link-mailbox", address, now);
  await sendMail({ to: address, subject: "A letter", text: CANARIES.letter });

  for (const { officeId, role } of memberships) {
    const id = randomUUID();
    const nameSealed = sealMemberName(id, CANARIES.memberName);
    const own = { id, officeId, personId, nameSealed, createdAt: now };
    await db.membership.create({ data: { ...own, role } });
  }

  await keepOfficeRows(personId, address, officeOfTheirOwn, now);

  const action = (n: number) => loadCatalogue().actions[n]?.id ?? "";
  await saveAnswer(
    actor,
    { questionId: "role", chosen: ["parliamentarian"], isSkipped: false },
    new Date(now.getTime() + 1),
  );
  await setStatus(
    actor,
    {
      actionId: action(0),
      status: "not-for-me",
      reason: "other",
      reasonText: CANARIES.reason,
      op: randomUUID(),
      version: 0,
    },
    now,
  );
  await saveNote(actor, { actionId: action(1), text: CANARIES.note, op: randomUUID(), version: 0 }, now);
  await startSitting(actor, 30, now);
  const event = [...loadCatalogue().events.values()].find(({ ask }) => ask)?.id ?? "";
  await recordEvents(actor, [event], now);
  await chooseReminder(actor, "weekly", now);
  await changeOverviewRight(owner, address, "given", now);
  await keepCampaign(actor, now);
  await keepOfficeCampaign(actor, officeOfTheirOwn, now);
  return { actor, address, officeOfTheirOwn };
}

/** An election they stand at: answers, an assessment, a date they moved, and a private calendar address. */
async function keepCampaign(actor: Actor, now: Date): Promise<void> {
  const begun = await beginCampaign(actor, null, { ...ELECTION, name: CANARIES.campaign }, now);
  if (!begun.ok) throw new Error("The election could not be begun.");
  const campaignId = begun.id;
  await saveArea(actor, { campaignId, area: "people", said: firstAnswers({ lead: "no" }) }, now);
  await takeAssessment(actor, { campaignId, op: randomUUID() }, now);
  const [planned] = (await getPlan(actor, campaignId, now)).open;
  const actionId = planned?.action.id ?? "";
  await movePlanDate(actor, { campaignId, actionId, due: "2027-04-01" }, now);
  await makeFeed(actor, campaignId, now);
}

/** An election that their office prepares for, with a private calendar address they made. */
async function keepOfficeCampaign(actor: Actor, officeId: string, now: Date): Promise<void> {
  const begun = await beginCampaign(actor, officeId, { ...ELECTION, name: "" }, now);
  if (!begun.ok) throw new Error("The office's election could not be begun.");
  await makeFeed(actor, begun.id, now);
}

const ELECTION = {
  kind: "local",
  nation: "england",
  pollingDay: "2027-05-06",
  dissolution: null,
} as const;

/** What an office of theirs holds: somebody asks them in, the team of a week, an action of the office and its change. */
async function keepOfficeRows(personId: string, address: string, officeId: string, now: Date): Promise<void> {
  const id = randomUUID();
  await db.officeInvitation.create({
    data: {
      id,
      officeId,
      addressHash: addressHash(address),
      addressSealed: seal(address, `OfficeInvitation:addressSealed:${id}`),
      role: "staff",
      invitedById: personId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
    },
  });
  // Both sides of it at once: it takes two people, and this office has one.
  const place = await db.membership.findFirstOrThrow({ where: { officeId, personId } });
  const sides = { principalId: place.id, aideId: place.id, isDraft: false };
  await db.help.create({
    data: {
      ...{ ...sides, days: 30, actions: [loadCatalogue().actions[0]?.id ?? ""], createdAt: now },
      expiresAt: new Date(now.getTime() + 30 * 86_400_000),
    },
  });
  const event = officeEvent(officeId, "person-joined", now, { byId: personId, aboutId: personId });
  await db.$transaction((tx) => recordOfficeEvent(tx, event));
  const week = new Date("2026-11-23T00:00:00Z");
  await db.officeWeek.create({
    data: { officeId, week, notStarted: 1, underWay: 0, upToDate: 0, needsALook: 0 },
  });
  const actionId = loadCatalogue().actions.find(({ scope }) => scope === "office")?.id ?? "";
  const state = { officeId, actionId, status: "done", version: 1 };
  const noteSealed = seal("Canary-office-note-5D1V", `OfficeAction:noteSealed:${officeId}:${actionId}`);
  await db.officeAction.create({ data: { ...state, revision: 1, noteSealed, setAt: now } });
  await db.officeActionChange.create({
    data: { ...state, op: randomUUID(), what: "done", byId: personId, at: now },
  });
  const moveId = randomUUID();
  await db.officeMove.create({
    data: {
      ...{ id: moveId, officeId, kind: "leave", nameSealed: sealMoveName(moveId, CANARIES.move) },
      ...{ day: week, op: randomUUID(), startedById: personId, createdAt: now },
      items: { create: { itemId: "item", status: "done", version: 1, setById: personId, setAt: now } },
    },
  });
}

export async function anOffice(name: string, now: Date): Promise<string> {
  const id = randomUUID();
  await db.office.create({ data: { id, nameSealed: sealOfficeName(id, name), createdAt: now } });
  return id;
}

/** Every row of these tables as PostgreSQL writes it, sorted. */
export async function dump(tables: readonly string[]): Promise<Record<string, string[]>> {
  const rows = await Promise.all(
    tables.map(async (table) => {
      const found = await db.$queryRawUnsafe<{ row: string }[]>(
        `SELECT row_to_json(t)::text AS row FROM "${table}" t`,
      );
      return [table, found.map(({ row }) => row).toSorted()] as const;
    }),
  );
  return Object.fromEntries(rows);
}

/** Puts rows of a dump back, as restoring a backup would. */
export async function restore(rows: Record<string, string[]>, order: readonly string[]): Promise<void> {
  for (const table of order) {
    const json = `[${rows[table]?.join(",") ?? ""}]`;
    await owner.$executeRawUnsafe(
      `INSERT INTO "${table}" SELECT * FROM json_populate_recordset(NULL::"${table}", $1::json) ON CONFLICT DO NOTHING`,
      json,
    );
  }
}
