import pg from "pg";
import { openWith, SealError, sealWith } from "@/lib/crypto";
import type { SealKey } from "@/lib/env";
import { SEALED_COLUMNS, type SealedColumn } from "@/lib/sealed-columns";

const BATCH = 500;

/** What happened to one column's rows: sealed anew, not to be opened with any key, and still under an older key. */
export type Rotated = { column: string; resealed: number; unopened: number; left: number };

/**
 * Seals every row again with the newest key, in batches and without locks: a row that somebody saves meanwhile keeps
 * what they saved. `left` counts what an app that does not have the new key yet has sealed since.
 */
export async function rotateSeals(client: pg.ClientBase, keys: readonly SealKey[]): Promise<Rotated[]> {
  const done: Rotated[] = [];
  for (const column of SEALED_COLUMNS) done.push(await rotateColumn(client, keys, column));
  return done;
}

type Row = { sealed: string; key: string[] };

async function rotateColumn(
  client: pg.ClientBase,
  keys: readonly SealKey[],
  of: SealedColumn,
): Promise<Rotated> {
  const table = pg.escapeIdentifier(of.table);
  const column = pg.escapeIdentifier(of.column);
  const key = of.key.map((name) => pg.escapeIdentifier(name));
  const newest = `v1.${keys[0]?.id ?? ""}.`;
  const done: Rotated = { column: `${of.table}.${of.column}`, resealed: 0, unopened: 0, left: 0 };

  let after: readonly string[] = [];
  for (;;) {
    const rows = await readBatch(client, of, newest, after);
    const last = rows.at(-1);
    if (!last) break;
    after = last.key;
    const sealedAnew = rows.flatMap((row) => resealed(keys, row, of));
    done.unopened += rows.length - sealedAnew.length;
    // The old text is part of the condition: it may have been replaced since it was read.
    const columns = [...of.key.map((_, n) => sealedAnew.map((row) => row.key[n])), ...texts(sealedAnew)];
    const { rowCount } = await client.query(
      `update ${table} as t set ${column} = v.anew
       from unnest(${columns.map((_, n) => `$${n + 1}::text[]`).join(", ")})
         as v(${key.map((_, n) => `k${n}`).join(", ")}, before, anew)
       where ${key.map((name, n) => `t.${name} = v.k${n}`).join(" and ")} and t.${column} = v.before`,
      columns,
    );
    done.resealed += rowCount ?? 0;
  }
  const { rows } = await client.query<{ left: number }>(
    `select count(*)::int as left from ${table} where not starts_with(${column}, $1)`,
    [newest],
  );
  return { ...done, left: rows[0]?.left ?? 0 };
}

/** The next rows by key that are not sealed with the newest key. */
async function readBatch(
  client: pg.ClientBase,
  { table, column, key }: SealedColumn,
  newest: string,
  after: readonly string[],
): Promise<Row[]> {
  const keys = key.map((name) => pg.escapeIdentifier(name)).join(", ");
  const sealed = pg.escapeIdentifier(column);
  const isBeyond = after.length > 0 ? `and (${keys}) > (${key.map((_, n) => `$${n + 2}`).join(", ")})` : "";
  const { rows } = await client.query<Row>(
    `select ${sealed} as sealed, array[${keys}] as key from ${pg.escapeIdentifier(table)}
     where not starts_with(${sealed}, $1) ${isBeyond} order by ${keys} limit ${BATCH}`,
    [newest, ...after],
  );
  return rows;
}

const texts = (rows: readonly { before: string; anew: string }[]) => [
  rows.map(({ before }) => before),
  rows.map(({ anew }) => anew),
];

/** The row sealed with the newest key, or nothing when none of the keys opens it. */
function resealed(keys: readonly SealKey[], { sealed, key }: Row, of: SealedColumn) {
  const place = [of.place, ...key].join(":");
  try {
    return [{ key, before: sealed, anew: sealWith(keys, openWith(keys, sealed, place), place) }];
  } catch (error) {
    if (error instanceof SealError) return [];
    throw error;
  }
}
