import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openWith, SealError, sealWith } from "@/lib/crypto";
import type { SealKey } from "@/lib/env";
import { SEALED_COLUMNS } from "@/lib/sealed-columns";
import { goOnJourney } from "../testing/journey";
import { rotateSeals } from "./rotate";

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
const reader = new pg.Client({ connectionString: process.env.DATABASE_URL });
const madeOf = (id: string): SealKey => ({ id, key: createHash("sha256").update(id).digest() });
const old: SealKey = {
  id: "test",
  key: Buffer.from((process.env.SEAL_KEYS ?? "").replace(/^test:/, ""), "base64"),
};
const [second, third] = [madeOf("second"), madeOf("third")];

beforeAll(async () => {
  await Promise.all([client.connect(), reader.connect()]);
  await goOnJourney();
}, 60_000);
afterAll(() => Promise.all([client.end(), reader.end()]));

/** Opens every row of every sealed column. Returns the texts; throws if one does not open. */
async function openAll(keys: readonly SealKey[]): Promise<Record<string, string[]>> {
  const opened: Record<string, string[]> = {};
  for (const { table, column, key, place } of SEALED_COLUMNS) {
    const { rows } = await reader.query<{ sealed: string; key: string[] }>(
      `select "${column}" as sealed, array[${key.map((name) => `"${name}"`)}] as key from "${table}"
       where "${column}" is not null order by 2`,
    );
    opened[`${table}.${column}`] = rows.map((row) =>
      openWith(keys, row.sealed, [place, ...row.key].join(":")),
    );
  }
  return opened;
}

test("DA-2: all rows are sealed anew while people read, and open without the old key afterwards", async () => {
  const before = await openAll([old]);
  // The journey uses every sealed column: one that it leaves empty would prove nothing.
  expect(Object.entries(before).filter(([, texts]) => texts.length === 0)).toEqual([]);

  let isOver = false;
  let reads = 0;
  const reading = (async () => {
    do {
      expect(await openAll([second, old])).toEqual(before);
      reads += 1;
    } while (!isOver);
  })();
  const rotated = await rotateSeals(client, [second, old]);
  isOver = true;
  await reading;
  expect(reads).toBeGreaterThan(0);

  const count = Object.values(before).flat().length;
  expect(rotated.reduce((sum, one) => sum + one.resealed, 0)).toBe(count);
  expect(rotated.every(({ unopened, left }) => unopened === 0 && left === 0)).toBe(true);
  expect(await openAll([second])).toEqual(before);
  await expect(openAll([old])).rejects.toThrow(SealError);
});

test("DA-2: run again it has nothing to do", async () => {
  const again = await rotateSeals(client, [second, old]);
  expect(again.filter(({ resealed, unopened, left }) => resealed + unopened + left > 0)).toEqual([]);
});

test("DA-2: what no key opens is counted and left as it is", async () => {
  const rotated = await rotateSeals(client, [third]);
  expect(rotated.map(({ resealed }) => resealed)).toEqual(SEALED_COLUMNS.map(() => 0));
  expect(rotated.every(({ unopened, left }) => unopened > 0 && unopened === left)).toBe(true);
  expect(Object.values(await openAll([second])).flat().length).toBeGreaterThan(0);
});

test("DA-2: what somebody saves between reading and writing stays as they saved it", async () => {
  const [{ id } = { id: "" }] = (await reader.query<{ id: string }>(`select id from "Office"`)).rows;
  const place = `Office:nameSealed:${id}`;
  const query = client.query.bind(client);
  // Of the many ways to call it, only this one is used.
  const spy = vi.spyOn(client, "query").mockImplementation((async (text: string, values: unknown[]) => {
    if (text.startsWith('update "Office"')) {
      await reader.query(`update "Office" set "nameSealed" = $1 where id = $2`, [
        sealWith([second], "Saved meanwhile", place),
        id,
      ]);
    }
    return query(text, values);
  }) as unknown as typeof client.query);
  const rotated = await rotateSeals(client, [third, second]);
  spy.mockRestore();
  expect(rotated.find(({ column }) => column === "Office.nameSealed")).toMatchObject({
    resealed: 0,
    left: 1,
  });
  expect((await openAll([third, second]))["Office.nameSealed"]).toEqual(["Saved meanwhile"]);
  await rotateSeals(client, [third, second]);
  expect((await openAll([third]))["Office.nameSealed"]).toEqual(["Saved meanwhile"]);
});
