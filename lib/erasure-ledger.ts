import "server-only";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { tokenHash } from "@/lib/crypto";
import { env } from "@/lib/env";

/**
 * Who was erased, in a file apart from the database: a restored backup brings people back, and this says whom to
 * erase again. One line of JSON each, only ever added to. A line names nobody: it holds the hash of a random id.
 */
const line = z.strictObject({ erased: z.string().regex(/^[\w-]{43}$/), at: z.iso.datetime() });

const file = () => path.join(/* turbopackIgnore: true */ env().dataDir, "erased.jsonl");

/** How a person's id stands in the ledger. It is random and needs no key, so the ledger outlives every key. */
export function ledgerId(personId: string): string {
  return tokenHash(`erased\0${personId}`);
}

/** Adds a person, and returns once the line is on the disk. Throws when it cannot be: then nothing may be erased. */
export async function noteErasure(personId: string, at: Date): Promise<void> {
  await mkdir(/* turbopackIgnore: true */ env().dataDir, { recursive: true, mode: 0o700 });
  const ledger = await open(/* turbopackIgnore: true */ file(), "a+", 0o600);
  try {
    const { size } = await ledger.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await ledger.read(last, 0, 1, size - 1);
    // What a crash left half written stays a line of its own.
    const start = size > 0 && last.toString() !== "\n" ? "\n" : "";
    await ledger.write(`${start}${JSON.stringify({ erased: ledgerId(personId), at: at.toISOString() })}\n`);
    await ledger.sync();
  } finally {
    await ledger.close();
  }
}

export type Ledger = { erased: ReadonlySet<string>; damagedLines: number };

/** The ledger's content; empty where nobody has been erased yet. */
export async function readLedger(): Promise<Ledger> {
  const erased = new Set<string>();
  let damagedLines = 0;
  for (const text of (await ledgerText()).split("\n").filter(Boolean)) {
    const read = line.safeParse(parsed(text));
    if (read.success) erased.add(read.data.erased);
    else damagedLines += 1;
  }
  return { erased, damagedLines };
}

async function ledgerText(): Promise<string> {
  try {
    return await readFile(/* turbopackIgnore: true */ file(), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
