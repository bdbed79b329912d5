import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/access/grants";
import { MORNING } from "../app-under-test";
import { inOffices } from "./offices";

/** Somebody with rows in every table that forms lead to, so that every page has all its forms. */
export async function somebodyUnderWay(): Promise<Actor> {
  const [
    { aPerson, withPasskey },
    { addOrganisation },
    { startRecovery },
    { tellOfRecovery },
    { saveAnswer },
    { saveNote, setStatus },
    { startSitting },
    { aCampaign, anAssessment },
    { makeFeed },
    { takePart },
    { ownCampaign },
    { db },
  ] = await Promise.all([
    import("@/services/test-people"),
    import("@/lib/organisation-account"),
    import("@/services/recovery"),
    import("@/services/recovery-mail"),
    import("@/services/profile"),
    import("@/services/checklist"),
    import("@/services/sitting"),
    import("@/services/test-campaigns"),
    import("@/services/calendar"),
    import("@/services/campaign-office"),
    import("@/services/campaign"),
    import("@/lib/db"),
  ]);
  const actor = await withPasskey(await aPerson());
  const { personId, sessionId } = actor;
  const identity = { id: personId, address: null, provenAt: MORNING };
  await addOrganisation({ personId, sessionId, identity, by: "passkey" }, MORNING);
  await startRecovery({ id: randomUUID(), personId, next: null }, MORNING);
  // As after the answer: left untold, the server would tell it by itself a few minutes later.
  await tellOfRecovery(personId, MORNING);
  // Read by its owner and thrown away: everybody on this machine can open the outbox, and the letter's link cancels.
  await db.mail.deleteMany();
  await saveAnswer(actor, { questionId: "role", chosen: ["staff"], isSkipped: false }, MORNING);
  const set = { actionId: "set-up-passkeys", op: randomUUID(), version: 0 };
  await setStatus(actor, { ...set, status: "done", reason: null, reasonText: "" }, MORNING);
  await saveNote(actor, { ...set, op: randomUUID(), text: "A note." }, MORNING);
  await startSitting(actor, 30, MORNING);
  const manager = await inOffices(actor, MORNING);
  const officeId = manager.memberships.find(({ role }) => role === "manager")?.officeId ?? "";
  const ofOffice = await aCampaign(manager, MORNING, officeId);
  await anAssessment(manager, ofOffice, MORNING, { "page-admins": "no" });
  await takePart(manager, ofOffice, false, MORNING);
  const campaignId = (await ownCampaign(manager))?.id ?? "";
  await anAssessment(manager, campaignId, MORNING, { "email-sign-in": "no" });
  await makeFeed(manager, campaignId, MORNING);
  return manager;
}
