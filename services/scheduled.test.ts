import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { loadCatalogue } from "@/lib/content";
import { db } from "@/lib/db";
import { readOutbox } from "@/lib/mail";
import { getChecklist, setStatus } from "./checklist";
import { saveAnswer } from "./profile";
import { chooseReminder, getReminder, stopReminders, stopToken } from "./reminders";
import { runScheduled } from "./scheduled";
import { anOffice } from "./test-full-person";
import { aPerson } from "./test-people";

// A Tuesday, at noon in London.
const NOW = new Date("2026-11-24T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

beforeEach(async () => {
  await db.reminder.deleteMany();
  await db.mail.deleteMany();
  await db.overviewWeek.deleteMany();
  await db.office.deleteMany();
});

const letters = () => readOutbox(1000);

async function record(actor: Actor, actionId: string, at: Date): Promise<void> {
  const input = {
    actionId,
    status: "done" as const,
    reason: null,
    reasonText: "",
    op: randomUUID(),
    version: 0,
  };
  const revision = { revision: loadCatalogue().actionById.get(actionId)?.revisions.at(-1)?.n ?? 1 };
  await setStatus(actor, input, at);
  await db.actionState.updateMany({ where: { personId: actor.personId, actionId }, data: revision });
}
const steps = loadCatalogue().actions.filter(
  ({ scope, when, recheck }) => scope === "person" && when === undefined && recheck.days !== null,
);

describe("reminders that people asked for", () => {
  test("nobody is reminded who did not ask, and nobody twice", async () => {
    const [asked, other] = [await aPerson(), await aPerson()];
    await chooseReminder(asked, "weekly", NOW);
    expect((await runScheduled(later(6 * DAY + HOUR))).reminders).toBe(0);
    const runs = await Promise.all([1, 2, 3].map(() => runScheduled(later(7 * DAY))));
    expect(runs.map(({ reminders }) => reminders).toSorted()).toEqual([0, 0, 1]);
    expect((await runScheduled(later(7 * DAY + HOUR))).reminders).toBe(0);
    expect((await letters()).map(({ to }) => to)).toEqual([`${asked.personId}@people.example.org`]);
    expect((await getReminder(other)).rhythm).toBe("never");
    expect(await getReminder(asked)).toEqual({ rhythm: "weekly", lastSentAt: later(7 * DAY) });
    expect((await runScheduled(later(14 * DAY))).reminders).toBe(1);
  });

  test.each([
    ["Tuesday at 07:59", "2026-12-01T07:59:00Z", 0],
    ["Tuesday at 08:00", "2026-12-01T08:00:00Z", 1],
    ["Tuesday at 19:59", "2026-12-01T19:59:00Z", 1],
    ["Tuesday at 20:00", "2026-12-01T20:00:00Z", 0],
    ["Saturday at noon", "2026-12-05T12:00:00Z", 1],
    ["Sunday at noon", "2026-12-06T12:00:00Z", 0],
    ["summer, 08:30 in London", "2027-06-01T07:30:00Z", 1],
    ["summer, 20:30 in London", "2027-06-01T19:30:00Z", 0],
  ])("on %s in London: %s, %i", async (_, at, count) => {
    await chooseReminder(await aPerson(), "weekly", NOW);
    expect((await runScheduled(new Date(at))).reminders).toBe(count);
  });

  test("say the same words whatever the status, and name no step and nobody", async () => {
    const [quick, slow] = [await aPerson(), await aPerson()];
    for (const { id } of steps) await record(quick, id, NOW);
    for (const actor of [quick, slow]) await chooseReminder(actor, "weekly", NOW);
    await runScheduled(later(7 * DAY));
    const [one, other] = await letters();
    const neutral = (text = "") => text.replace(/stop-reminders\/[\w-]{43}/, "stop-reminders/…");
    expect(neutral(one?.text)).toBe(neutral(other?.text));
    expect(one?.subject).toBe(other?.subject);
    for (const { title } of loadCatalogue().actions) expect(one?.text).not.toContain(title);
    expect(one?.text).not.toMatch(/token|sign-in\/confirm|@/);
  });

  test("HT-4: carry the address that a mail provider may post to, and nothing else of the person", async () => {
    const actor = await aPerson();
    await chooseReminder(actor, "weekly", NOW);
    await runScheduled(later(7 * DAY));
    const [letter] = await letters();
    const token = stopToken(actor.personId);
    expect(letter?.headers).toEqual({
      "List-Unsubscribe": `<http://localhost:3000/api/stop-reminders/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
    expect(JSON.stringify(await db.reminder.findMany())).not.toContain(token);
  });

  test("one that was not taken by the evening is not sent in the night", async () => {
    const mail = await import("@/lib/mail");
    await chooseReminder(await aPerson(), "weekly", NOW);
    const keep = vi.spyOn(mail, "keepMail");
    await runScheduled(new Date("2026-12-01T19:50:00Z"));
    expect(keep.mock.calls[0]?.[1].until).toEqual(new Date("2026-12-01T20:00:00Z"));
    vi.restoreAllMocks();
  });

  test("when something falls due: once for what fell due since, a week apart at least", async () => {
    const actor = await aPerson();
    const [first, second] = steps.toSorted((a, b) => (a.recheck.days ?? 0) - (b.recheck.days ?? 0));
    if (!first || !second) throw new Error("The catalogue has too few steps that fall due.");
    await record(actor, first.id, NOW);
    await chooseReminder(actor, "when-due", NOW);
    const due = (first.recheck.days ?? 0) * DAY;
    // Whatever the weekday, one of these is no Sunday.
    const sent = async (from: number) =>
      (await runScheduled(later(from))).reminders + (await runScheduled(later(from + DAY))).reminders;
    expect((await runScheduled(later(due - DAY))).reminders).toBe(0);
    expect(await sent(due)).toBe(1);
    expect(await sent(due + 10 * DAY)).toBe(0);
  });

  test("when something falls due: a newer edition that changes a step they did, once, however old the advice", async () => {
    const content = await import("@/lib/content");
    const catalogue = loadCatalogue();
    const edition = (date: string, actions: string[]) => ({
      ...catalogue,
      edition: {
        edition: date,
        editions: [
          ...catalogue.edition.editions,
          { date, what: [{ actions, material: true, text: "Changed." }] },
        ],
      },
    });
    const [did, bystander, weekly] = [await aPerson(), await aPerson(), await aPerson()];
    for (const actor of [did, weekly]) {
      await record(actor, "set-up-passkeys", NOW);
      await db.actionState.updateMany({ where: { personId: actor.personId }, data: { revision: 1 } });
    }
    await record(bystander, "set-up-passkeys", NOW);
    for (const actor of [did, bystander]) await chooseReminder(actor, "when-due", NOW);
    // They saw at their choice how the list stands under this edition.
    expect((await runScheduled(later(DAY))).reminders).toBe(0);
    const load = vi.spyOn(content, "loadCatalogue").mockReturnValue(edition("2026-11-26", ["turn-on-2sv"]));
    expect((await runScheduled(later(2 * DAY))).reminders).toBe(0);
    load.mockReturnValue(edition("2026-11-27", ["set-up-passkeys"]));
    expect((await runScheduled(new Date("2026-11-27T07:59:00Z"))).reminders).toBe(0);
    expect((await runScheduled(later(3 * DAY))).reminders).toBe(1);
    expect((await letters()).map(({ to }) => to)).toEqual([`${did.personId}@people.example.org`]);
    expect((await runScheduled(later(10 * DAY))).reminders).toBe(0);
    // Two editions in a week are one mail, and none less than a week after the last.
    load.mockReturnValue(edition("2026-12-05", ["set-up-passkeys"]));
    expect((await runScheduled(later(11 * DAY))).reminders).toBe(1);
    load.mockReturnValue(edition("2026-12-08", ["set-up-passkeys"]));
    expect((await runScheduled(later(14 * DAY))).reminders).toBe(0);
    expect((await runScheduled(later(18 * DAY))).reminders).toBe(1);
    // A weekly reminder under an edition says it too: chosen otherwise, nothing is left to tell.
    await chooseReminder(weekly, "weekly", later(18 * DAY));
    await chooseReminder(weekly, "when-due", later(18 * DAY));
    expect((await runScheduled(later(25 * DAY))).reminders).toBe(0);
    load.mockRestore();
  });

  test("when something falls due: what private circumstances bring plays no part", async () => {
    const actor = await aPerson();
    const answer = async (questionId: string, chosen: string[]) =>
      expect(await saveAnswer(actor, { questionId, chosen, isSkipped: false }, NOW)).toMatchObject({
        ok: true,
      });
    await answer("role", ["parliamentarian"]);
    await answer("profile", ["shares-home"]);
    expect(loadCatalogue().questions.find(({ id }) => id === "profile")?.private).toBe(true);
    const id = "brief-close-family";
    expect(loadCatalogue().actionById.get(id)?.recheck.days).toBe(365);
    await record(actor, id, NOW);
    await chooseReminder(actor, "when-due", NOW);
    expect((await getChecklist(actor, later(400 * DAY))).items.map(({ action }) => action.id)).toContain(id);
    expect((await runScheduled(later(400 * DAY))).reminders).toBe(0);
    expect((await runScheduled(later(401 * DAY))).reminders).toBe(0);
  });

  test("are ended by the token of any mail, and by nothing else", async () => {
    const [actor, other] = [await aPerson(), await aPerson()];
    for (const one of [actor, other]) await chooseReminder(one, "weekly", NOW);
    await stopReminders(stopToken(randomUUID()));
    await stopReminders("");
    expect(await db.reminder.count()).toBe(2);
    await stopReminders(stopToken(actor.personId));
    await stopReminders(stopToken(actor.personId));
    expect((await getReminder(actor)).rhythm).toBe("never");
    expect((await getReminder(other)).rhythm).toBe("weekly");
  });

  test("chosen again, the same choice changes nothing, and another one counts from now", async () => {
    const actor = await aPerson();
    const chosenAt = async () => (await db.reminder.findFirstOrThrow()).chosenAt;
    await chooseReminder(actor, "weekly", NOW);
    await chooseReminder(actor, "weekly", later(DAY));
    expect(await chosenAt()).toEqual(NOW);
    await chooseReminder(actor, "when-due", later(DAY));
    expect(await chosenAt()).toEqual(later(DAY));
    await chooseReminder(actor, "never", later(DAY));
    expect(await db.reminder.count()).toBe(0);
  });
});

describe("the scheduled work", () => {
  test("takes the overview and each office's week once, wherever and however often it runs", async () => {
    const office = await anOffice("One", NOW);
    const { personId } = await aPerson();
    await db.membership.create({ data: { officeId: office, personId, role: "staff", createdAt: NOW } });
    const runs = await Promise.all([runScheduled(NOW), runScheduled(NOW)]);
    expect(runs.reduce((sum, { overviews }) => sum + overviews, 0)).toBe(1);
    expect(runs.every(({ failed }) => failed === 0)).toBe(true);
    expect(await runScheduled(later(HOUR))).toEqual({
      overviews: 0,
      officeWeeks: 0,
      reminders: 0,
      failed: 0,
    });
    expect(await db.officeWeek.findMany()).toMatchObject([{ officeId: office, notStarted: 1, upToDate: 0 }]);
    expect(await runScheduled(later(7 * DAY))).toMatchObject({ overviews: 1, officeWeeks: 1 });
  });

  test("a part that fails leaves the others to be done, and is done by the next run", async () => {
    const part = await import("./overview-week");
    const taking = vi.spyOn(part, "takeOverviewWeek").mockRejectedValueOnce(new Error("no"));
    await chooseReminder(await aPerson(), "weekly", NOW);
    expect(await runScheduled(later(7 * DAY))).toMatchObject({ overviews: 0, reminders: 1, failed: 1 });
    expect(await runScheduled(later(7 * DAY))).toMatchObject({ overviews: 1, reminders: 0, failed: 0 });
    taking.mockRestore();
  });
});
