import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { readOutbox } from "@/lib/mail";
import { connectAsOwner } from "@/lib/owner-db";
import { openSession } from "@/lib/session";
import { changeOverviewRight } from "./overview-right";
import { aPerson } from "./test-people";

const NOW = new Date("2026-11-24T12:00:00Z");
const owner = connectAsOwner();
// Other tests leave mails that are sealed with nothing.
beforeEach(async () => {
  await db.mail.deleteMany();
});
afterAll(() => owner.$disconnect());

async function somebody() {
  const { personId } = await aPerson();
  return { personId, address: `${personId}@people.example.org` };
}
const codes = async (personId: string) =>
  (await db.accountEvent.findMany({ where: { personId }, orderBy: { seq: "asc" } })).map(({ code }) => code);

describe("the right to read the overview", () => {
  test("is given and taken by the command, each time recorded and told by mail", async () => {
    const { personId, address } = await somebody();
    expect(await changeOverviewRight(owner, address.toUpperCase(), "given", NOW)).toMatchObject({ ok: true });
    expect(await db.overviewRight.count({ where: { personId } })).toBe(1);
    expect(await changeOverviewRight(owner, address, "taken", NOW)).toMatchObject({ ok: true });
    expect(await db.overviewRight.count({ where: { personId } })).toBe(0);
    expect(await codes(personId)).toEqual(["overview-given", "overview-taken"]);
    const letters = (await readOutbox(100)).filter(({ to }) => to.toLowerCase() === address);
    expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
      "You can no longer read the overview in Safe Seat",
      "You can now read the overview in Safe Seat",
    ]);
  });

  test("given twice is given once, and tells once", async () => {
    const { personId, address } = await somebody();
    const results = await Promise.all([1, 2].map(() => changeOverviewRight(owner, address, "given", NOW)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await codes(personId)).toEqual(["overview-given"]);
    expect(await changeOverviewRight(owner, "nobody@people.example.org", "given", NOW)).toEqual({
      ok: false,
      reason: "nobody",
    });
  });

  test("DA-6: the app itself can neither give it nor take it", async () => {
    const { personId, address } = await somebody();
    const isRefused = { code: "P2010", meta: expect.anything() };
    const asApp = db.$executeRaw`INSERT INTO "OverviewRight" VALUES (${personId}, ${NOW})`;
    await expect(asApp).rejects.toMatchObject(isRefused);
    await changeOverviewRight(owner, address, "given", NOW);
    await expect(db.$executeRaw`DELETE FROM "OverviewRight"`).rejects.toMatchObject(isRefused);
    await expect(db.overviewRight.deleteMany()).rejects.toThrow();
    expect(await db.overviewRight.count({ where: { personId } })).toBe(1);
  });

  test("AC-2: counts on the next request", async () => {
    const { findSession } = await import("@/lib/session");
    const { personId, address } = await somebody();
    const token = await openSession({ personId, method: "passkey", device: "x" }, NOW);
    const right = async () => (await findSession(token, NOW))?.person.overviewRight ?? null;
    expect(await right()).toBeNull();
    await changeOverviewRight(owner, address, "given", NOW);
    expect(await right()).toEqual({ personId });
    await changeOverviewRight(owner, address, "taken", NOW);
    expect(await right()).toBeNull();
  });
});
