// Checks everything in content/: npm run check:content. Every problem is printed with its file and field.
import { existsSync, readFileSync } from "node:fs";
import { type Catalogue, type Problem, parseCatalogue } from "@/domain/catalogue";
import { checkPersonas, checkReach } from "@/domain/content-checks";
import { prose, reading, sharedRuns } from "@/domain/reading";
import { readContent } from "@/lib/content";

const MOST_GRADE = 9;
const SHARED_WORDS = 8;
const SAMPLES = 1000;

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function textsOf(value: unknown, skip: readonly string[]): string[] {
  if (typeof value === "string") return /\s/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, skip));
  if (value && typeof value === "object") {
    return Object.entries(value).flatMap(([key, part]) => (skip.includes(key) ? [] : textsOf(part, skip)));
  }
  return [];
}

function checkWords(catalogue: Catalogue, release: string): { problems: Problem[]; report: string[] } {
  const files = [
    ...catalogue.actions.map((action) => ({
      file: `actions/${action.topic}/${action.id}.yaml`,
      texts: textsOf(action, ["title", "impact_reason", "as_of", "reading_note"]),
      accepted: action.reading_note,
    })),
    ...catalogue.briefings.map((briefing) => ({
      file: `briefings/${briefing.slug}.yaml`,
      texts: textsOf(briefing, ["quote", "title", "by", "date", "publisher", "event"]),
      accepted: "names and confidence words are kept as published",
    })),
    { file: "questions.yaml", texts: textsOf(catalogue.questions, ["because"]), accepted: undefined },
    { file: "help.yaml", texts: textsOf(catalogue.help, []), accepted: undefined },
    { file: "household.yaml", texts: textsOf(catalogue.household, []), accepted: undefined },
    { file: "help-now.yaml", texts: textsOf(catalogue.helpNow, []), accepted: undefined },
    {
      file: "glossary.yaml",
      texts: textsOf([...catalogue.glossary.values()], ["term"]),
      accepted: undefined,
    },
  ];
  const problems: Problem[] = [];
  const grades: number[] = [];
  let words = 0;
  let sentences = 0;
  for (const { file, texts, accepted } of files) {
    const measured = reading(prose(texts));
    grades.push(measured.grade);
    words += measured.words;
    sentences += measured.sentences;
    if (measured.grade > MOST_GRADE && !accepted) {
      problems.push({
        file,
        field: "words",
        message: `reading grade ${measured.grade}, at most ${MOST_GRADE}`,
      });
    }
    for (const run of sharedRuns(texts.join(" \n "), release, SHARED_WORDS)) {
      problems.push({
        file,
        field: "words",
        message: `shares "${run}" with the release outside a quotation`,
      });
    }
  }
  grades.sort((a, b) => a - b);
  const report = [
    `reading grade: median ${grades[Math.floor(grades.length / 2)]}, highest ${grades.at(-1)}`,
    `${words} words in ${sentences} sentences, ${(words / Math.max(1, sentences)).toFixed(1)} a sentence`,
  ];
  return { problems, report };
}

function main(): number {
  const parsed = parseCatalogue(readContent());
  const problems: Problem[] = parsed.ok ? [] : parsed.problems;
  const report: string[] = [];
  if (parsed.ok) {
    const { catalogue } = parsed;
    const release = existsSync("content/release.md") ? readFileSync("content/release.md", "utf8") : "";
    const words = checkWords(catalogue, release);
    problems.push(
      ...checkPersonas(catalogue),
      ...checkReach(catalogue, seeded(20240326), SAMPLES),
      ...words.problems,
    );
    report.push(
      `${catalogue.actions.length} actions, ${catalogue.sources.size} sources, ${catalogue.briefings.length} briefings, ${catalogue.personas.length} personas, ${SAMPLES} sampled profiles`,
      ...words.report,
    );
  }
  for (const { file, field, message } of problems) console.error(`content/${file}: ${field}: ${message}`);
  for (const line of report) console.log(line);
  console.log(
    problems.length === 0 ? "The content is sound." : `${problems.length} problems in the content.`,
  );
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = main();
