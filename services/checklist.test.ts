import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { getAction, getChecklist, type SetStatusInput, saveNote, setStatus } from "./checklist";
import { saveAnswer } from "./profile";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T14:02:00Z");
const ACTION = "check-linked-devices";
const to = (status: SetStatusInput["status"], more: Partial<SetStatusInput> = {}): SetStatusInput => ({
  actionId: ACTION,
  status,
  reason: null,
  reasonText: "",
  op: randomUUID(),
  version: 0,
  ...more,
});

describe("setting a status", () => {
  test("is there on the next read, with the revision it was made against and a line of history", async () => {
    const me = await aPerson();
    expect(await setStatus(me, to("done"), NOW)).toEqual({ ok: true, version: 1, isReplay: false, at: NOW });
    const view = await getAction(me, ACTION, NOW);
    expect(view).toMatchObject({
      status: "done",
      version: 1,
      item: { standing: "done", dueOn: "2026-12-24" },
    });
    expect(view?.history).toEqual([
      { status: "done", reason: null, revision: 1, at: NOW, how: "self", by: null },
    ]);
  });
  test("RE-4: the same form sent 50 times at once changes once and writes one line", async () => {
    const me = await aPerson();
    const input = to("done");
    const results = await Promise.all(Array.from({ length: 50 }, () => setStatus(me, input, NOW)));
    expect(results.filter((result) => result.ok && !result.isReplay)).toHaveLength(1);
    expect(results.every((result) => result.ok && result.version === 1)).toBe(true);
    expect(await db.statusChange.count({ where: { personId: me.personId } })).toBe(1);
  });
  test("RE-5: of twenty devices that saw the same version one saves and nineteen are asked", async () => {
    const me = await aPerson();
    await setStatus(me, to("needs-help"), NOW);
    const wanted = Array.from({ length: 20 }, (_, n) =>
      to(n % 2 ? "done" : "not-for-me", { version: 1, reason: "other" }),
    );
    const results = await Promise.all(wanted.map((input) => setStatus(me, input, NOW)));
    const first = results.find((result) => result.ok && !result.isReplay);
    expect(first).toBeDefined();
    const current = await db.actionState.findUniqueOrThrow({
      where: { personId_actionId: { personId: me.personId, actionId: ACTION } },
    });
    expect(current.version).toBe(2);
    expect(await db.statusChange.count({ where: { personId: me.personId } })).toBe(2);
    for (const [n, result] of results.entries()) {
      // "Set to X" twice is no conflict: those who wanted what now stands are told it is saved.
      expect(result.ok).toBe(wanted[n]?.status === current.status);
    }
  });
  test("RE-5: another device's newer value is shown, and choosing again over it stands", async () => {
    const me = await aPerson();
    await setStatus(me, to("needs-help"), NOW);
    const late = await setStatus(me, to("done", { version: 0 }), NOW);
    expect(late).toEqual({ ok: false, reason: "changed-elsewhere", status: "needs-help", version: 1 });
    expect(await setStatus(me, to("done", { version: 1 }), NOW)).toMatchObject({ ok: true, version: 2 });
  });
  test("a conflict leaves no line of history behind", async () => {
    const me = await aPerson();
    await setStatus(me, to("done"), NOW);
    await setStatus(me, to("needs-help", { version: 7 }), NOW);
    expect(await db.statusChange.count({ where: { personId: me.personId } })).toBe(1);
  });
  test("a reason in words is sealed, and read back by its owner", async () => {
    const me = await aPerson();
    await setStatus(me, to("not-for-me", { reason: "other", reasonText: "The canary sings" }), NOW);
    const row = await db.actionState.findFirstOrThrow({ where: { personId: me.personId } });
    expect(JSON.stringify(row)).not.toContain("canary");
    expect((await getAction(me, ACTION, NOW))?.reasonText).toBe("The canary sings");
  });
  test("an id that the catalogue does not have is not found, and nothing is written", async () => {
    const me = await aPerson();
    await expect(setStatus(me, to("done", { actionId: "no-such-action" }), NOW)).rejects.toThrow("NOT_FOUND");
    expect(await getAction(me, "no-such-action", NOW)).toBeNull();
    expect(await db.statusChange.count({ where: { personId: me.personId } })).toBe(0);
  });
  test("AC-1: what one person records is nowhere on another's list", async () => {
    const [me, other] = [await aPerson(), await aPerson()];
    await setStatus(me, to("done"), NOW);
    await saveNote(me, { actionId: ACTION, text: "Mine alone", op: randomUUID(), version: 0 }, NOW);
    const view = await getAction(other, ACTION, NOW);
    expect(view).toMatchObject({ status: "to-do", version: 0, history: [], note: { text: "" } });
    expect((await getChecklist(other, NOW)).counts.done).toBe(0);
  });
  test("RE-7: the day of a tick is London's, also in the last hour before midnight in summer time", async () => {
    const me = await aPerson();
    await setStatus(me, to("done"), new Date("2026-07-01T23:30:00Z"));
    const view = await getAction(me, ACTION, new Date("2026-07-02T08:00:00Z"));
    expect(view?.item?.state?.setOn).toBe("2026-07-02");
  });
});

describe("a private note", () => {
  const note = (text: string, version: number, op = randomUUID()) => ({
    actionId: ACTION,
    text,
    op,
    version,
  });
  test("is sealed at rest and read back", async () => {
    const me = await aPerson();
    await saveNote(me, note("Ask Ana about the old tablet", 0), NOW);
    const row = await db.actionNote.findFirstOrThrow({ where: { personId: me.personId } });
    expect(row.sealed).not.toContain("Ana");
    expect((await getAction(me, ACTION, NOW))?.note).toEqual({
      text: "Ask Ana about the old tablet",
      version: 1,
      updatedAt: NOW,
    });
  });
  test("sent twice is saved once; from two devices the later one is asked", async () => {
    const me = await aPerson();
    const first = note("one", 0);
    expect(await saveNote(me, first, NOW)).toMatchObject({ ok: true, version: 1 });
    expect(await saveNote(me, first, NOW)).toMatchObject({ ok: true, version: 1 });
    expect(await saveNote(me, note("two", 0), NOW)).toEqual({
      ok: false,
      reason: "changed-elsewhere",
      text: "one",
      version: 1,
    });
  });
});

describe("the profile and the list", () => {
  const answer = (questionId: string, ...chosen: string[]) => ({
    questionId,
    chosen,
    isSkipped: chosen.length === 0,
  });
  test("answers are sealed at rest", async () => {
    const me = await aPerson();
    await saveAnswer(me, answer("subjects", "china"), NOW);
    const row = await db.answer.findFirstOrThrow({ where: { personId: me.personId } });
    expect(row.sealed).not.toContain("china");
  });
  test("changing an answer changes the list and deletes no progress", async () => {
    const me = await aPerson();
    await saveAnswer(me, answer("messaging", "whatsapp"), NOW);
    await setStatus(me, to("done"), NOW);
    await saveAnswer(me, answer("messaging", "no-messaging"), NOW);
    expect((await getAction(me, ACTION, NOW))?.item).toBeNull();
    expect((await getAction(me, ACTION, NOW))?.status).toBe("done");
    await saveAnswer(me, answer("messaging", "signal"), NOW);
    expect((await getAction(me, ACTION, NOW))?.item?.standing).toBe("done");
  });
  test("a wrong answer is refused with its reason and not saved", async () => {
    const me = await aPerson();
    expect(await saveAnswer(me, answer("messaging", "whatsapp", "no-messaging"), NOW)).toEqual({
      ok: false,
      reason: "none-with-others",
    });
    await expect(saveAnswer(me, answer("shoe-size", "9"), NOW)).rejects.toThrow("NOT_FOUND");
    expect(await db.answer.count({ where: { personId: me.personId } })).toBe(0);
  });
  test("the release raises remote images for a parliamentarian, and more for one who works on China", async () => {
    const scoreOf = async (...answers: ReturnType<typeof answer>[]) => {
      const me = await aPerson();
      for (const one of answers) await saveAnswer(me, one, NOW);
      return (await getAction(me, "block-remote-images", NOW))?.item;
    };
    const staff = await scoreOf(answer("role", "staff"), answer("subjects", "no-subject"));
    const member = await scoreOf(answer("role", "parliamentarian"), answer("subjects", "no-subject"));
    const china = await scoreOf(answer("role", "parliamentarian"), answer("subjects", "china"));
    expect(member?.score).toBeGreaterThan(staff?.score ?? Number.POSITIVE_INFINITY);
    expect(china?.score).toBeGreaterThan(member?.score ?? Number.POSITIVE_INFINITY);
    expect(china?.raisedBy.map((raise) => raise.because).join()).toContain("indictment");
  });
});
