import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { getAssessment, getTaken, listTaken, type Said, saveArea, takeAssessment } from "./assessment";
import { endCampaign, removeCampaign } from "./campaign";
import { setStatus } from "./checklist";
import { saveAnswer } from "./profile";
import { aCampaign, anAssessment, firstAnswers } from "./test-campaigns";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

async function begun(): Promise<{ actor: Actor; campaignId: string }> {
  const actor = await aPerson();
  return { actor, campaignId: await aCampaign(actor, NOW) };
}
const done = (actor: Actor, actionId: string) =>
  setStatus(
    actor,
    { actionId, status: "done", reason: null, reasonText: "", op: randomUUID(), version: 0 },
    NOW,
  );

describe("the self-assessment", () => {
  test("keeps answers area by area, and says which area comes next", async () => {
    const { actor, campaignId } = await begun();
    const said = firstAnswers({ "linked-devices": "yes", "email-sign-in": "no", "no-such-statement": "yes" });
    expect(await saveArea(actor, { campaignId, area: "messaging", said }, NOW)).toEqual({
      ok: true,
      next: "approaches",
    });
    expect(await saveArea(actor, { campaignId, area: "people", said: new Map() }, NOW)).toEqual({
      ok: true,
      next: null,
    });
    const view = await getAssessment(actor, campaignId, NOW);
    expect([view.answered, view.of]).toEqual([1, 25]);
    const messaging = view.areas.find(({ id }) => id === "messaging");
    expect(messaging?.statements.map(({ answer }) => answer)).toEqual(["yes", null]);
  });
  test("offers what is recorded and does not assume it; marks an answer that differs", async () => {
    const { actor, campaignId } = await begun();
    await saveAnswer(actor, { questionId: "messaging", chosen: ["whatsapp"], isSkipped: false }, NOW);
    await done(actor, "check-linked-devices");
    const before = await getAssessment(actor, campaignId, NOW);
    const linked = before.areas.flatMap((area) => area.statements).find(({ id }) => id === "linked-devices");
    expect(linked).toMatchObject({ answer: null, recorded: "done", offered: "yes", differs: false });
    const said = firstAnswers({ "linked-devices": "no" });
    await saveArea(actor, { campaignId, area: "messaging", said }, NOW);
    const after = await getAssessment(actor, campaignId, NOW);
    const now = after.areas.flatMap((area) => area.statements).find(({ id }) => id === "linked-devices");
    expect(now).toMatchObject({ answer: "no", offered: null, differs: true });
    const id = await takeAssessment(actor, { campaignId, op: randomUUID() }, NOW);
    const { snapshot } = await getTaken(actor, id);
    expect(snapshot.level).toBe("gaps");
    expect(snapshot.areas.flatMap((area) => area.statements).filter((one) => one.differs)).toHaveLength(1);
  });
  test("“not for us” is no answer to what concerns everybody", async () => {
    const { actor, campaignId } = await begun();
    const said = firstAnswers({ "email-sign-in": "not-for-us", "text-codes": "not-for-us" });
    await saveArea(actor, { campaignId, area: "signing-in", said }, NOW);
    expect((await getAssessment(actor, campaignId, NOW)).answered).toBe(1);
  });
  test("RE-5: an answer over one that its sender has not seen is asked about; the others are saved", async () => {
    const { actor, campaignId } = await begun();
    const save = (said: Map<string, Said>) => saveArea(actor, { campaignId, area: "messaging", said }, NOW);
    const stands = async () =>
      (await getAssessment(actor, campaignId, NOW)).areas
        .find(({ id }) => id === "messaging")
        ?.statements.map(({ answer }) => answer);
    await save(firstAnswers({ "linked-devices": "yes" }));
    const late = firstAnswers({ "linked-devices": "no", "app-pin": "partly" });
    expect(await save(late)).toMatchObject({
      ok: false,
      changed: [{ id: "linked-devices", answer: "yes" }],
    });
    expect(await stands()).toEqual(["yes", "partly"]);
    // The same once more, knowing what stands there; and what was only looked at changes nothing.
    expect(await save(late.set("linked-devices", { answer: "no", seen: "yes" }))).toMatchObject({ ok: true });
    expect(await stands()).toEqual(["no", "partly"]);
    await save(
      new Map([
        ["linked-devices", { answer: "yes", seen: "yes" }],
        ["app-pin", { answer: null, seen: "yes" }],
      ]),
    );
    expect(await stands()).toEqual(["no", "partly"]);
    // Twenty at one moment: one is first, those who say the same agree with it, the others are asked.
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        save(new Map([["app-pin", { answer: n % 2 ? "yes" : "dont-know", seen: "partly" }]])),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(10);
  });
  test("sent twice is taken once, and once more on another day beside the earlier one", async () => {
    const { actor, campaignId } = await begun();
    const op = randomUUID();
    const ids = await Promise.all([1, 2, 3].map(() => takeAssessment(actor, { campaignId, op }, NOW)));
    expect(new Set(ids).size).toBe(1);
    const second = await anAssessment(actor, campaignId, later(30));
    const taken = await getTaken(actor, second);
    expect(taken.snapshot).toMatchObject({ level: "firm", takenOn: "2026-12-24" });
    expect(taken.before).toMatchObject({ id: ids[0], snapshot: { level: "unknown" } });
    expect((await listTaken(actor, campaignId)).map(({ id }) => id)).toEqual([second, ids[0]]);
  });
  test("cannot be answered or taken once the campaign has ended, and can still be read", async () => {
    const { actor, campaignId } = await begun();
    const id = await anAssessment(actor, campaignId, NOW);
    await endCampaign(actor, campaignId, NOW);
    await expect(takeAssessment(actor, { campaignId, op: randomUUID() }, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(anAssessment(actor, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
    expect((await getTaken(actor, id)).snapshot.level).toBe("firm");
  });
  test("AC-1: of somebody else is not found", async () => {
    const { actor, campaignId } = await begun();
    const id = await anAssessment(actor, campaignId, NOW);
    const other = await aPerson();
    for (const wanted of [id, randomUUID()])
      await expect(getTaken(other, wanted)).rejects.toThrow("NOT_FOUND");
    await expect(getAssessment(other, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(listTaken(other, campaignId)).rejects.toThrow("NOT_FOUND");
    await expect(takeAssessment(other, { campaignId, op: randomUUID() }, NOW)).rejects.toThrow("NOT_FOUND");
  });
});

describe("an assessment that was taken is never changed", () => {
  const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  beforeAll(() => Promise.all([app.connect(), owner.connect()]));
  afterAll(() => Promise.all([app.end(), owner.end()]));
  const outcome = (client: pg.Client, statement: string) =>
    client.query(statement).then(
      () => "done",
      (error: { code: string }) => error.code,
    );

  test.each([
    `update "Assessment" set "takenAt" = now()`,
    `update "Assessment" set digest = 'x'`,
    `update "Assessment" set sealed = sealed || 'x'`,
    `update "Assessment" set sealed = (select sealed from "StatementAnswer" limit 1)`,
    `delete from "Assessment"`,
    `truncate "Assessment"`,
    `truncate "Campaign" cascade`,
  ])("nobody can: %s", async (statement) => {
    const { actor, campaignId } = await begun();
    await anAssessment(actor, campaignId, NOW);
    const before = await db.assessment.findMany({ where: { campaignId } });
    expect(await outcome(app, statement)).toBe("42501");
    expect(await outcome(owner, statement)).toBe("42501");
    expect(await db.assessment.findMany({ where: { campaignId } })).toEqual(before);
  });
  test("it can be sealed with another key, and one whose content differs is not shown", async () => {
    const { actor, campaignId } = await begun();
    const id = await anAssessment(actor, campaignId, NOW);
    const { sealed } = await db.assessment.findUniqueOrThrow({ where: { id } });
    const other = sealed.replace(/^v1\.[^.]+/, "v1.another");
    expect((await app.query(`update "Assessment" set sealed = $1 where id = $2`, [other, id])).rowCount).toBe(
      1,
    );
    await expect(getTaken(actor, id)).rejects.toThrow("does not open");
  });
  test("it goes with its campaign when somebody removes that", async () => {
    const { actor, campaignId } = await begun();
    await anAssessment(actor, campaignId, NOW);
    await removeCampaign(actor, campaignId);
    expect(await db.assessment.count({ where: { campaignId } })).toBe(0);
  });
});
