import type { EventEmitter } from "node:events";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** Everything a database holds, as COPY writes it: what a backup or a thief would have. */
export async function dumpOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const parts: Buffer[] = [];
  // pg runs a COPY and drops what comes; its connection, which the types leave out, still tells of each piece.
  const { connection } = client as unknown as { connection: EventEmitter };
  connection.on("copyData", ({ chunk }: { chunk: Buffer }) => parts.push(Buffer.from(chunk)));
  try {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    );
    for (const { name } of rows) await client.query(`copy ${name} to stdout`);
  } finally {
    await client.end();
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Which of these texts are in the bytes, as they are, in lower case, or in base64 or hex. */
export function foundIn(bytes: Buffer, texts: readonly string[]): string[] {
  return texts.filter((text) => formsOf(text).some((form) => bytes.includes(form)));
}

/** Which of these texts are in any file below a folder. */
export function foundBelow(folder: string, texts: readonly string[]): string[] {
  const found = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    for (const text of foundIn(readFileSync(file), texts)) found.add(text);
  }
  return [...found];
}

/** A text's base64 depends on where in a group of three bytes it begins; the ends, which depend on neighbours, go. */
function formsOf(text: string): string[] {
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from(" ".repeat(shift) + text)
      .toString("base64")
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [
    text,
    text.toLowerCase(),
    Buffer.from(text).toString("hex"),
    ...base64.filter((form) => form.length > 8),
  ];
}
