import type { Catalogue, Problem } from "@/domain/catalogue";
import { prose, type Reading, reading, sharedRuns } from "@/domain/reading";

export const MOST_GRADE = 9;
const SHARED_WORDS = 8;

export type WordsOfFile = { file: string; reading: Reading; problems: Problem[] };

function textsOf(value: unknown, skip: readonly string[]): string[] {
  if (typeof value === "string") return /\s/.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, skip));
  if (value && typeof value === "object") {
    return Object.entries(value).flatMap(([key, part]) => (skip.includes(key) ? [] : textsOf(part, skip)));
  }
  return [];
}

/** How each file of the catalogue reads, and what it shares with the release outside marked quotations. */
export function wordsOfFiles(catalogue: Catalogue, release: string): WordsOfFile[] {
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
    { file: "devices.yaml", texts: textsOf(catalogue.devices, ["name"]), accepted: undefined },
    { file: "assessment.yaml", texts: textsOf(catalogue.assessment, []), accepted: undefined },
    { file: "election.yaml", texts: textsOf(catalogue.election, []), accepted: undefined },
    { file: "household.yaml", texts: textsOf(catalogue.household, []), accepted: undefined },
    { file: "office-moves.yaml", texts: textsOf(catalogue.officeMoves, []), accepted: undefined },
    { file: "help-now.yaml", texts: textsOf(catalogue.helpNow, []), accepted: undefined },
    {
      file: "glossary.yaml",
      texts: textsOf([...catalogue.glossary.values()], ["term"]),
      accepted: undefined,
    },
  ];
  return files.map(({ file, texts, accepted }) => {
    const measured = reading(prose(texts));
    const problems: Problem[] = sharedRuns(texts.join(" \n "), release, SHARED_WORDS).map((run) => ({
      file,
      field: "words",
      message: `shares "${run}" with the release outside a quotation`,
    }));
    if (measured.grade > MOST_GRADE && !accepted) {
      problems.push({
        file,
        field: "words",
        message: `reading grade ${measured.grade}, at most ${MOST_GRADE}`,
      });
    }
    return { file, reading: measured, problems };
  });
}

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
