import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/domain/access/grants";
import type { Status } from "@/domain/status";
import { calendarToDownload, endFeed, getCalendar, makeFeed, readFeed } from "./calendar";
import { endCampaign } from "./campaign";
import { setStatus } from "./checklist";
import { getPlan, movePlanDate, ownPlan } from "./plan";
import { saveAnswer } from "./profile";
import { aCampaign, anAssessment } from "./test-campaigns";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const GAPS = { "email-sign-in": "no", volunteers: "partly", "linked-devices": "dont-know" } as const;

async function withGaps() {
  const actor = await aPerson();
  const campaignId = await aCampaign(actor, NOW);
  await anAssessment(actor, campaignId, NOW, GAPS);
  return { actor, campaignId };
}

describe("the plan", () => {
  test("is empty before the first assessment", async () => {
    const actor = await aPerson();
    const campaignId = await aCampaign(actor, NOW);
    expect(await getPlan(actor, campaignId, NOW)).toEqual({ assessmentId: null, open: [], settled: 0 });
    expect(await ownPlan(actor, NOW)).toMatchObject({ open: [] });
    expect(await ownPlan(await aPerson(), NOW)).toBeNull();
  });
  test("has each gap as dated actions of one’s own list, and lets go of what is done", async () => {
    const { actor, campaignId } = await withGaps();
    const before = await getPlan(actor, campaignId, NOW);
    const passkeys = before.open.find(({ action }) => action.id === "set-up-passkeys");
    expect(passkeys).toMatchObject({ due: "2027-02-24", fit: "fits", isOverdue: false, isMoved: false });
    expect((await ownPlan(actor, NOW))?.open).toEqual(before.open);
    const done = { status: "done", reason: null, reasonText: "", op: randomUUID(), version: 0 } as const;
    await setStatus(actor, { actionId: "set-up-passkeys", ...done }, NOW);
    const after = await getPlan(actor, campaignId, NOW);
    expect(after.open.map(({ action }) => action.id)).not.toContain("set-up-passkeys");
    expect(after.settled).toBe(before.settled + 1);
  });
  test("keeps its dates as days go by, and says what is overdue", async () => {
    const { actor, campaignId } = await withGaps();
    const [first] = (await getPlan(actor, campaignId, new Date("2027-03-01T09:00:00Z"))).open;
    expect(first).toMatchObject({ due: "2027-02-24", isOverdue: true, fit: "past" });
  });
  test("lets a date be moved, says whether it still fits, and goes back to its own", async () => {
    const { actor, campaignId } = await withGaps();
    const move = (due: string | null) =>
      movePlanDate(actor, { campaignId, actionId: "set-up-passkeys", due }, NOW);
    expect(await move("2026-12-01")).toMatchObject({ due: "2026-12-01", isMoved: true, fit: "fits" });
    expect(await move("2027-05-01")).toMatchObject({ fit: "in-freeze" });
    expect(await move("2027-05-20")).toMatchObject({ fit: "after-poll" });
    expect(await move(null)).toMatchObject({ due: "2027-02-24", isMoved: false });
    const other = await aPerson();
    const input = { campaignId, actionId: "set-up-passkeys", due: null };
    await expect(movePlanDate(other, input, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(movePlanDate(actor, { ...input, actionId: "lead" }, NOW)).rejects.toThrow("NOT_FOUND");
  });
});

describe("a tick and an answer that contradict each other", () => {
  const EMAIL = ["set-up-passkeys", "strong-email-password", "turn-on-2sv"];
  const set = (actor: Actor, actionId: string, status: Status, now: Date, version = 0) => {
    const reason = status === "not-for-me" ? "not-used" : null;
    return setStatus(actor, { actionId, status, reason, reasonText: "", op: randomUUID(), version }, now);
  };
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const openOf = async (actor: Actor, campaignId: string) =>
    (await getPlan(actor, campaignId, later(60))).open.map(({ action, doubted }) => [action.id, doubted]);

  test("all ticked before, then “no”: the steps stay until the tick is newer than the answer", async () => {
    const actor = await aPerson();
    const campaignId = await aCampaign(actor, NOW);
    for (const id of EMAIL) await set(actor, id, id === "turn-on-2sv" ? "not-for-me" : "done", NOW);
    await anAssessment(actor, campaignId, later(10), { "email-sign-in": "no" });
    expect(await openOf(actor, campaignId)).toEqual([
      ["set-up-passkeys", "done"],
      ["strong-email-password", "done"],
      ["turn-on-2sv", "not-for-me"],
    ]);
    // Still true, as of after the answer; and one is to do after all.
    await set(actor, "set-up-passkeys", "done", later(20), 1);
    await set(actor, "turn-on-2sv", "to-do", later(20), 1);
    expect(await openOf(actor, campaignId)).toEqual([
      ["strong-email-password", "done"],
      ["turn-on-2sv", null],
    ]);
    expect((await getPlan(actor, campaignId, later(60))).settled).toBe(1);
    // Answered again: nothing is doubted any more.
    await anAssessment(actor, campaignId, later(30));
    expect(await openOf(actor, campaignId)).toEqual([]);
  });
  test("where something was still to do, a tick counts whenever it was made", async () => {
    const actor = await aPerson();
    const campaignId = await aCampaign(actor, NOW);
    await set(actor, "set-up-passkeys", "done", NOW);
    await anAssessment(actor, campaignId, later(10), { "email-sign-in": "no" });
    expect(await openOf(actor, campaignId)).toEqual([
      ["strong-email-password", null],
      ["turn-on-2sv", null],
    ]);
  });
  test("what the profile leaves out is in the plan by the answer, and its tick counts", async () => {
    const actor = await aPerson();
    const campaignId = await aCampaign(actor, NOW);
    await saveAnswer(actor, { questionId: "role", chosen: ["staff"], isSkipped: false }, NOW);
    await anAssessment(actor, campaignId, NOW, { "home-address": "no", "mail-images": "no" });
    const before = (await ownPlan(actor, NOW))?.open ?? [];
    expect(before.map(({ action, isListed }) => [action.id, isListed]).toSorted()).toEqual([
      ["block-remote-images", true],
      ["hide-home-address", false],
    ]);
    await set(actor, "hide-home-address", "done", later(10));
    expect(await openOf(actor, campaignId)).toEqual([["block-remote-images", null]]);
    // An answer after the tick that says otherwise doubts it, as on the list.
    await anAssessment(actor, campaignId, later(20), { "home-address": "no" });
    expect(await openOf(actor, campaignId)).toEqual([["hide-home-address", "done"]]);
  });
});

describe("the calendar", () => {
  test("names no action, no election and no status: the same words on each day, done or not", async () => {
    const { actor, campaignId } = await withGaps();
    const before = await calendarToDownload(actor, campaignId, NOW);
    expect(before).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(new Set(before.match(/^SUMMARY:.*$/gm))).toEqual(new Set(["SUMMARY:Security check-up"]));
    expect(before).toContain("DTSTART;VALUE=DATE:20270224");
    expect(before).not.toMatch(/passkey|poll|election|done|volunteer/i);
    for (const line of before.split("\r\n")) expect(line.length).toBeLessThanOrEqual(75);
    const done = { status: "done", reason: null, reasonText: "", op: randomUUID(), version: 0 } as const;
    await setStatus(actor, { actionId: "set-up-passkeys", ...done }, NOW);
    expect(await calendarToDownload(actor, campaignId, NOW)).toBe(before);
  });
  test("can be read at a private address that is kept as a hash, until it is ended or replaced", async () => {
    const { actor, campaignId } = await withGaps();
    expect((await getCalendar(actor, campaignId)).feedSince).toBeNull();
    const token = await makeFeed(actor, campaignId, NOW);
    expect(token).toHaveLength(43);
    expect(await readFeed(token, NOW)).toBe(await calendarToDownload(actor, campaignId, NOW));
    const second = await makeFeed(actor, campaignId, NOW);
    expect(await readFeed(token, NOW)).toBeNull();
    expect(await readFeed(second, NOW)).not.toBeNull();
    await endFeed(actor, campaignId, NOW);
    expect(await readFeed(second, NOW)).toBeNull();
    expect(await readFeed("", NOW)).toBeNull();
    const third = await makeFeed(actor, campaignId, NOW);
    await endCampaign(actor, campaignId, NOW);
    expect(await readFeed(third, NOW)).toBeNull();
  });
  test("AC-1: of somebody else is not found", async () => {
    const { campaignId } = await withGaps();
    const other = await aPerson();
    await expect(getCalendar(other, campaignId)).rejects.toThrow("NOT_FOUND");
    await expect(makeFeed(other, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(endFeed(other, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
    await expect(calendarToDownload(other, campaignId, NOW)).rejects.toThrow("NOT_FOUND");
  });
});
