// Shows how checklists change between the content of a git revision and the files here:
//   npm run content:diff -- <revision>      such as HEAD, main or a tag; nothing is fetched
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Catalogue, type ContentFile, parseCatalogue } from "@/domain/catalogue";
import { sampleAnswers } from "@/domain/content-checks";
import { compareLists, type ListComparison, type Profile, tally } from "@/domain/content-diff";
import { readContent } from "@/lib/content";
import { seeded } from "./content-words";

const SAMPLES = 1000;
const SEED = 20240326;
const MOST_SHOWN = 15;

/** The files of `content/` as they are in a revision. Throws when git does not know it. */
function contentAt(revision: string): ContentFile[] {
  const commit = commitOf(revision);
  const folder = mkdtempSync(path.join(tmpdir(), "content-"));
  try {
    const archive = execFileSync("git", ["archive", "--format=tar", commit, "content"], {
      maxBuffer: 256 * 1024 * 1024,
    });
    execFileSync("tar", ["-x", "-f", "-", "-C", folder], { input: archive });
    return readContent(path.join(folder, "content"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commitOf(revision: string): string {
  const wanted = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  try {
    return execFileSync("git", wanted, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    throw new Error(`git knows no revision "${revision}" here`);
  }
}

/**
 * Old files, made readable by today's rules where that changes no checklist: a file that did not exist yet is taken
 * from today, so are sources that it names, and the old personas are left out (today's are compared).
 */
function readableToday(files: readonly ContentFile[], today: readonly ContentFile[]): ContentFile[] {
  const known = new Set(files.map((file) => file.path));
  const lent = today.filter((file) => !file.path.includes("/") && !known.has(file.path));
  const sources = today.find((file) => file.path === "sources.yaml");
  return [...files, ...lent]
    .filter((file) => !file.path.startsWith("personas/"))
    .map((file) =>
      file.path === "sources.yaml" ? { ...file, data: union(file.data, sources?.data) } : file,
    );
}

function union(old: unknown, today: unknown): unknown {
  if (!Array.isArray(old) || !Array.isArray(today)) return old;
  const ids = new Set(old.map((source) => source?.id));
  return [...old, ...today.filter((source) => !ids.has(source?.id))];
}

function catalogueOf(files: readonly ContentFile[], whose: string): Catalogue {
  const result = parseCatalogue(files);
  if (result.ok) return result.catalogue;
  const lines = result.problems
    .slice(0, MOST_SHOWN)
    .map(({ file, field, message }) => `  content/${file}: ${field}: ${message}`);
  const more = result.problems.length - lines.length;
  if (more > 0) lines.push(`  and ${more} more`);
  throw new Error(`${whose} has problems of its own:\n${lines.join("\n")}`);
}

/** The report for people: each persona that changes, then the sampled profiles in sum. */
function report(personas: ListComparison, sampled: ListComparison): string[] {
  const lines = [`${personas.changes.length} of ${personas.profiles} personas have another list.`];
  for (const { name, added, removed, first } of personas.changes) {
    lines.push("", name);
    for (const id of added) lines.push(`  + ${id}`);
    for (const id of removed) lines.push(`  - ${id}`);
    if (first)
      lines.push(
        `  first three, before: ${first.before.join(", ")}`,
        `               now: ${first.after.join(", ")}`,
      );
  }
  const moved = sampled.changes.filter((change) => change.first !== null).length;
  lines.push(
    "",
    `${sampled.changes.length} of ${sampled.profiles} sampled profiles have another list, ${moved} of them other first three steps.`,
  );
  for (const [kind, sign] of [
    ["added", "+"],
    ["removed", "-"],
  ] as const) {
    const counted = tally(sampled.changes, kind);
    for (const { id, lists } of counted.slice(0, MOST_SHOWN)) lines.push(`  ${sign} ${id}: ${lists} lists`);
    if (counted.length > MOST_SHOWN) lines.push(`  ${sign} and ${counted.length - MOST_SHOWN} more`);
  }
  lines.push(
    `List length: median ${sampled.before.median} -> ${sampled.after.median}, longest ${sampled.before.longest} -> ${sampled.after.longest}.`,
  );
  return lines;
}

function main(revision: string | undefined): number {
  if (!revision || revision.startsWith("-")) {
    console.log(
      "npm run content:diff -- <revision>   how checklists change between a git revision and the files here",
    );
    return revision === "--help" ? 0 : 1;
  }
  try {
    const files = readContent();
    const after = catalogueOf(files, "The content here");
    const before = catalogueOf(readableToday(contentAt(revision), files), `The content of ${revision}`);
    const chance = seeded(SEED);
    const personas: Profile[] = after.personas.map(({ id, answers }) => ({ name: id, answers }));
    const sampled: Profile[] = Array.from({ length: SAMPLES }, (_, n) => ({
      name: `sample ${n + 1}`,
      answers: sampleAnswers(after.questions, chance),
    }));
    for (const line of report(compareLists(before, after, personas), compareLists(before, after, sampled)))
      console.log(line);
    return 0;
  } catch (error) {
    console.error(`Nothing was compared. ${error instanceof Error ? error.message.trim() : error}`);
    return 1;
  }
}

if (import.meta.filename === path.resolve(process.argv[1] ?? "")) process.exitCode = main(process.argv[2]);
