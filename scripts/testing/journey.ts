// Two people use everything that keeps something: what they typed must be nowhere but sealed.
import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { databaseAdapter } from "@/lib/adapter";
import { addressHash } from "@/lib/address";
import { seal } from "@/lib/crypto";
import { db } from "@/lib/db";
import { sendMail } from "@/lib/mail";
import { take } from "@/lib/rate-limit";
import { openSession } from "@/lib/session";
import { TestAuthenticator } from "@/lib/test-authenticator";
import { seedDemo } from "@/prisma/seed";
import { DEMO_OFFICE, DEMO_PEOPLE } from "@/prisma/seed-data";
import { finishPasskey, renamePasskey, startPasskey } from "@/services/account";
import { saveArea, takeAssessment } from "@/services/assessment";
import { makeFeed } from "@/services/calendar";
import { beginCampaign } from "@/services/campaign";
import { saveNote, setStatus } from "@/services/checklist";
import { recordEvents } from "@/services/events";
import { invite } from "@/services/invite";
import { saveOfficeNote } from "@/services/office-action-saves";
import { startMove } from "@/services/office-moves";
import { addOwnOrganisation } from "@/services/organisation";
import { saveAnswer } from "@/services/profile";
import { startRecovery } from "@/services/recovery";
import { makeRecoveryCodes } from "@/services/recovery-codes";
import { tendRecoveries } from "@/services/recovery-mail";
import { startSitting } from "@/services/sitting";

export const JOURNEY_AT = new Date("2026-11-24T12:00:00Z");
const ACTION = "check-linked-devices";
const OFFICE_ACTION = "keep-access-register";
const NETWORK = "203.0.113";
const typed = {
  reason: "Zinnia Quaverley keeps the tablet",
  note: "Ask Peregrine Oxlade-Thripp about the spare phone",
  passkey: "Ottoline's grey laptop",
  device: "Zephyr on Quillpad",
  numberThere: "Ermintrude-0481",
  subject: "About the Westbridge cheese",
  letter: "Dear Ottoline, the cheese is at Westbridge",
  askedIn: "persephone@quillingham.example",
  officeNote: "Mortimer Quince keeps the list of keys",
  leaving: "Thaddeus Winterbourne",
  invited: "bartholomew@quillingham.example",
  answer: '["china"]',
  election: "The by-election at Upper Quillingham",
};

/** What the journey left behind: texts that may be nowhere in clear, and ids that are there as they are. */
export type Journey = { secret: readonly string[]; known: readonly string[]; people: readonly Actor[] };

/** Empties the database of people and lets the demo office use it, as services let them. */
export async function goOnJourney(): Promise<Journey> {
  await db.membership.deleteMany();
  await db.office.deleteMany();
  await db.person.deleteMany();
  await db.mail.deleteMany();
  await db.invitation.deleteMany();
  const seeded = await seedDemo(JOURNEY_AT);
  if (!seeded.ok) throw new Error(seeded.why);

  const people: Actor[] = [];
  for (const { id, address, role } of DEMO_PEOPLE.slice(0, 2)) {
    const adapter = databaseAdapter();
    await take("link-address", address, JOURNEY_AT);
    await take("link-network", NETWORK, JOURNEY_AT);
    const expires = new Date(JOURNEY_AT.getTime() + 600_000);
    await adapter.createVerificationToken?.({ identifier: address, token: randomUUID(), expires });
    await sendMail({ to: address, subject: typed.subject, text: typed.letter });
    await openSession({ personId: id, method: "passkey", device: typed.device }, JOURNEY_AT);
    const session = await db.session.findFirstOrThrow({ where: { personId: id } });
    const actor: Actor = {
      personId: id,
      sessionId: session.id,
      method: "passkey",
      signedInAt: JOURNEY_AT,
      memberships: role ? [{ officeId: DEMO_OFFICE.id, role }] : [],
      overview: false,
    };
    people.push(actor);
    await addPasskey(actor);
    await addOwnOrganisation(
      actor,
      { id: `${typed.numberThere}:${id}`, address, provenAt: JOURNEY_AT },
      JOURNEY_AT,
    );
    await makeCodesAndWait(actor);
    await keepList(actor);
  }
  await invite(typed.invited, JOURNEY_AT);
  const manager = people.find(({ memberships }) => memberships[0]?.role === "manager");
  if (manager) await keepOffice(manager);
  return {
    people,
    secret: [
      ...DEMO_PEOPLE.map(({ address }) => address),
      ...DEMO_PEOPLE.flatMap(({ name, role }) => (role ? [name] : [])),
      DEMO_OFFICE.name,
      NETWORK,
      ...Object.values(typed),
    ],
    known: [DEMO_OFFICE.id, ...people.map(({ personId }) => personId), ACTION],
  };
}

/** What the office holds besides its people: somebody asked in, a note on one of its actions, and somebody who leaves. */
async function keepOffice(manager: Actor): Promise<void> {
  const officeId = DEMO_OFFICE.id;
  const id = randomUUID();
  await db.officeInvitation.create({
    data: {
      id,
      officeId,
      addressHash: addressHash(typed.askedIn),
      addressSealed: seal(typed.askedIn, `OfficeInvitation:addressSealed:${id}`),
      role: "staff",
      createdAt: JOURNEY_AT,
      expiresAt: new Date(JOURNEY_AT.getTime() + 86_400_000),
    },
  });
  const form = { officeId, op: randomUUID(), version: 0 };
  await saveOfficeNote(manager, { ...form, actionId: OFFICE_ACTION, text: typed.officeNote }, JOURNEY_AT);
  const leaving = { kind: "leave" as const, name: typed.leaving, day: "2026-11-27" };
  await startMove(manager, { officeId, op: randomUUID(), ...leaving }, JOURNEY_AT);
}

async function addPasskey(actor: Actor): Promise<void> {
  const options = await startPasskey(actor, JOURNEY_AT);
  if (!options) throw new Error("The session is not fresh.");
  const reply = new TestAuthenticator().register(options);
  await finishPasskey(actor, { reply, userAgent: "Mozilla/5.0 (iPhone) Safari/604.1" }, JOURNEY_AT);
  const passkey = await db.passkey.findFirstOrThrow({ where: { personId: actor.personId } });
  await renamePasskey(actor, passkey.id, typed.passkey);
}

async function makeCodesAndWait(actor: Actor): Promise<void> {
  await makeRecoveryCodes(actor, "none", JOURNEY_AT);
  await startRecovery({ id: randomUUID(), personId: actor.personId, next: null }, JOURNEY_AT);
  await tendRecoveries(JOURNEY_AT);
}

async function keepList(actor: Actor): Promise<void> {
  await saveAnswer(actor, { questionId: "subjects", chosen: ["china"], isSkipped: false }, JOURNEY_AT);
  await setStatus(
    actor,
    {
      actionId: ACTION,
      status: "not-for-me",
      reason: "other",
      reasonText: typed.reason,
      op: randomUUID(),
      version: 0,
    },
    JOURNEY_AT,
  );
  await saveNote(actor, { actionId: ACTION, text: typed.note, op: randomUUID(), version: 0 }, JOURNEY_AT);
  await recordEvents(actor, ["new-device"], JOURNEY_AT);
  await startSitting(actor, 15, JOURNEY_AT);
  await prepareForElection(actor);
}

async function prepareForElection(actor: Actor): Promise<void> {
  const begun = await beginCampaign(
    actor,
    null,
    {
      name: typed.election,
      kind: "by-election",
      nation: "england",
      pollingDay: "2027-03-04",
      dissolution: null,
    },
    JOURNEY_AT,
  );
  if (!begun.ok) throw new Error("The election could not be begun.");
  const campaignId = begun.id;
  const said = new Map([["linked-devices", { answer: "dont-know", seen: null } as const]]);
  await saveArea(actor, { campaignId, area: "messaging", said }, JOURNEY_AT);
  await takeAssessment(actor, { campaignId, op: randomUUID() }, JOURNEY_AT);
  await makeFeed(actor, campaignId, JOURNEY_AT);
}
