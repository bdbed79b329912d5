import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Prisma } from "@/generated/prisma/client";
import { addressHash } from "@/lib/address";
import { db } from "@/lib/db";
import { ledgerId } from "@/lib/erasure-ledger";
import { eraseOwn, getErase, replayErasures } from "./erase";
import { aFullPerson, anOffice, dump, restore } from "./test-full-person";

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
/**
 * The record of an office stays: its random ids then name nobody, and others can still read who looked at them. The
 * overview's weeks are numbers over everybody.
 */
const STAYS = ["OfficeEvent", "OverviewWeek"];
const TABLES = Object.keys(Prisma.ModelName).filter((name) => !STAYS.includes(name));
/** Parents before what refers to them. */
const RESTORE_ORDER = ["Person", "Office", ...TABLES.filter((name) => !["Person", "Office"].includes(name))];

let folder: string;
let ledger: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "safe-seat-ledger-"));
  ledger = path.join(folder, "erased.jsonl");
  const env = await import("@/lib/env");
  vi.spyOn(env, "env").mockReturnValue({ ...env.env(), dataDir: folder });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe("DA-4: erasing a person", () => {
  test("leaves every table as it was before they came, and others' rows untouched", async () => {
    const shared = await anOffice("Shared", NOW);
    await aFullPerson(NOW, shared);
    const before = await dump(TABLES);
    const { actor, address, officeOfTheirOwn } = await aFullPerson(NOW, shared);
    const between = await dump(TABLES);
    const without = TABLES.filter((name) => between[name]?.length === before[name]?.length);
    expect(without, "tables in which this person has no row: fill them in aFullPerson").toEqual([]);

    expect(await eraseOwn(actor, "ERASE", NOW)).toEqual({ ok: true, address });
    const after = await dump(TABLES);
    expect(after).toEqual(before);
    const text = JSON.stringify(after);
    for (const trace of [actor.personId, actor.sessionId, addressHash(address), officeOfTheirOwn]) {
      expect(text).not.toContain(trace);
    }
  });

  test.each([
    ["the word", () => "ERASE"],
    ["the word in small letters", () => " erase "],
    ["their address", (address: string) => address],
    [
      "their address as a phone writes it",
      (address: string) => ` ${address[0]?.toUpperCase()}${address.slice(1)} `,
    ],
  ])("is confirmed by %s", async (_, typed) => {
    const { actor, address } = await aFullPerson(NOW);
    expect(await eraseOwn(actor, typed(address), NOW)).toMatchObject({ ok: true });
  });

  test.each(["", "yes", "ERASE ME", "somebody.else@people.example.org"])(
    "is not confirmed by “%s”, and nothing is lost",
    async (typed) => {
      const { actor } = await aFullPerson(NOW);
      const before = await dump(TABLES);
      expect(await eraseOwn(actor, typed, NOW)).toEqual({ ok: false, reason: "not-confirmed" });
      expect(await dump(TABLES)).toEqual(before);
      expect(existsSync(ledger)).toBe(false);
    },
  );

  test("sent twice at once does it once", async () => {
    const { actor } = await aFullPerson(NOW);
    const results = await Promise.allSettled([1, 2].map(() => eraseOwn(actor, "ERASE", NOW)));
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await db.person.count({ where: { id: actor.personId } })).toBe(0);
    expect(readFileSync(ledger, "utf8").trim().split("\n")).toHaveLength(1);
  });

  test("says what it means for their offices: the one they are alone in goes, the other loses their place", async () => {
    const shared = await anOffice("Shared", NOW);
    const [{ actor, officeOfTheirOwn }, other] = [
      await aFullPerson(NOW, shared),
      await aFullPerson(NOW, shared),
    ];
    const { offices } = await getErase(actor, NOW);
    expect(offices.map(({ id, parting }) => [id, parting]).toSorted()).toEqual(
      [
        [officeOfTheirOwn, "ends-office"],
        [shared, "leaves"],
      ].toSorted(),
    );
    await eraseOwn(actor, "ERASE", NOW);
    expect(await db.office.count({ where: { id: officeOfTheirOwn } })).toBe(0);
    const left = await db.membership.findMany({ where: { officeId: shared } });
    expect(left.map(({ personId }) => personId)).toEqual([other.actor.personId]);
  });
});

describe("AU-7: erasing asks for a fresh sign-in", () => {
  test("from the last five minutes", async () => {
    const { actor } = await aFullPerson(NOW);
    expect((await getErase(actor, later(6))).isFresh).toBe(false);
    expect(await eraseOwn(actor, "ERASE", later(6))).toEqual({ ok: false, reason: "sign-in-again" });
    expect(await db.person.count({ where: { id: actor.personId } })).toBe(1);
  });

  test("with a passkey on a public copy, for whoever has one", async () => {
    const { actor } = await aFullPerson(NOW);
    const env = await import("@/lib/env");
    vi.mocked(env.env).mockReturnValue({ ...env.env(), isLocal: false });
    const byMail = { ...actor, method: "email" as const };
    expect(await eraseOwn(byMail, "ERASE", NOW)).toEqual({ ok: false, reason: "sign-in-again" });
    expect(await eraseOwn(actor, "ERASE", NOW)).toMatchObject({ ok: true });
  });
});

describe("DA-4: the ledger of erasures", () => {
  test("has one line that names nobody, readable by its owner alone", async () => {
    const { actor, address } = await aFullPerson(NOW);
    await eraseOwn(actor, "ERASE", NOW);
    const text = readFileSync(ledger, "utf8");
    expect(text).toBe(`{"erased":"${ledgerId(actor.personId)}","at":"2026-11-24T12:00:00.000Z"}\n`);
    expect(text).not.toContain(actor.personId);
    expect(text).not.toContain(address);
    expect(statSync(ledger).mode & 0o777).toBe(0o600);
  });

  test("erases again whom a restored backup brings back, and nobody else; run twice it does nothing", async () => {
    const [gone, stays] = [await aFullPerson(NOW), await aFullPerson(NOW)];
    const backup = await dump(TABLES);
    await eraseOwn(gone.actor, "ERASE", NOW);
    const erased = await dump(TABLES);
    await restore(backup, RESTORE_ORDER);
    expect(await dump(TABLES)).toEqual(backup);

    expect(await replayErasures(NOW)).toEqual({ erased: 1, inLedger: 1, damagedLines: 0 });
    expect(await dump(TABLES)).toEqual(erased);
    expect(await replayErasures(NOW)).toEqual({ erased: 0, inLedger: 1, damagedLines: 0 });
    expect(await db.person.count({ where: { id: stays.actor.personId } })).toBe(1);
  });

  test("keeps what a crash left half written apart from the next line, and reports it", async () => {
    const [one, two] = [await aFullPerson(NOW), await aFullPerson(NOW)];
    await eraseOwn(one.actor, "ERASE", NOW);
    appendFileSync(ledger, '{"erased":"half');
    await eraseOwn(two.actor, "ERASE", NOW);
    expect(await replayErasures(NOW)).toEqual({ erased: 0, inLedger: 2, damagedLines: 1 });
  });

  test("that cannot be written stops the erasure: nothing is gone", async () => {
    const { actor } = await aFullPerson(NOW);
    const before = await dump(TABLES);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "a file where the folder should be");
    await expect(eraseOwn(actor, "ERASE", NOW)).rejects.toThrow();
    expect(await dump(TABLES)).toEqual(before);
  });

  test("is empty where nobody has been erased", async () => {
    expect(await replayErasures(NOW)).toEqual({ erased: 0, inLedger: 0, damagedLines: 0 });
  });
});
