import { afterEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/domain/access/grants";
import { db } from "@/lib/db";
import { exportData, getData } from "./take-away";
import { aFullPerson, CANARIES } from "./test-full-person";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
/** The same person, signed in again just before. */
const again = (actor: Actor, at: Date): Actor => ({ ...actor, signedInAt: at });

afterEach(() => vi.restoreAllMocks());

async function onAPublicCopy() {
  const env = await import("@/lib/env");
  vi.spyOn(env, "env").mockReturnValue({ ...env.env(), isLocal: false });
}

describe("AU-7: all of it at once asks for a fresh sign-in", () => {
  test("from the last five minutes", async () => {
    const { actor } = await aFullPerson(NOW);
    expect((await getData(actor, later(5))).data).not.toBeNull();
    expect((await getData(actor, later(6))).data).toBeNull();
    expect(await exportData(actor, later(6))).toEqual({ ok: false, reason: "sign-in-again" });
  });

  test("with a passkey or their organisation on a public copy, for whoever has one", async () => {
    const { actor } = await aFullPerson(NOW);
    await onAPublicCopy();
    const byMail = { ...actor, method: "email" as const };
    expect((await getData(byMail, NOW)).data).toBeNull();
    expect(await exportData(byMail, NOW)).toEqual({ ok: false, reason: "sign-in-again" });
    await db.passkey.deleteMany({ where: { personId: actor.personId } });
    // Their account at the organisation is stronger than a link, too.
    expect(await exportData(byMail, NOW)).toEqual({ ok: false, reason: "sign-in-again" });
    await db.orgAccount.deleteMany({ where: { personId: actor.personId } });
    expect(await exportData(byMail, NOW)).toMatchObject({ ok: true });
  });
});

test("HT-6: five downloads a day, each recorded; one refused is neither counted by age nor recorded", async () => {
  const { actor } = await aFullPerson(NOW);
  await exportData(actor, later(10));
  const results = await Promise.all(Array.from({ length: 8 }, () => exportData(actor, NOW)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(5);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "too-many", retryAfterSeconds: 86_400 });
  const where = { personId: actor.personId, code: "data-exported" };
  expect(await db.accountEvent.count({ where })).toBe(5);
  const tomorrow = later(60 * 24);
  expect(await exportData(again(actor, tomorrow), tomorrow)).toMatchObject({ ok: true });
  // Another person's downloads are their own.
  const other = await aFullPerson(NOW);
  expect(await exportData(other.actor, NOW)).toMatchObject({ ok: true });
});

test("DA-7: what is exported does not reach the log", async () => {
  let written = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
  }
  const { actor } = await aFullPerson(NOW);
  await exportData(actor, NOW);
  for (const canary of Object.values(CANARIES)) expect(written).not.toContain(canary);
});
