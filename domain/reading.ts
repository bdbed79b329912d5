import { withoutTerms } from "./marks";

/** How hard a text is to read. */
export type Reading = { words: number; sentences: number; grade: number };

/** Plain sentences from content: marks, menus and addresses are left out, since nobody reads those as prose. */
export function prose(texts: readonly string[]): string {
  return texts
    .map((text) =>
      withoutTerms(text)
        .replace(/(?:\*\*[^*]{1,80}\*\*(?: › )?)+/g, "this")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .map((text) => (/[.?:]$/.test(text) ? text : `${text}.`))
    .join(" ");
}

/** Flesch-Kincaid grade of English prose. */
export function reading(text: string): Reading {
  const sentences = text.split(/[.?:;](?:\s|$)/).filter((part) => /[a-z]/i.test(part));
  const words = text.match(/[a-z][a-z'’]*/gi) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const perSentence = words.length / Math.max(1, sentences.length);
  const perWord = syllables / Math.max(1, words.length);
  const grade = 0.39 * perSentence + 11.8 * perWord - 15.59;
  return { words: words.length, sentences: sentences.length, grade: Math.round(grade * 10) / 10 };
}

function syllablesIn(word: string): number {
  const plain = word.toLowerCase().replace(/['’]/g, "");
  const groups = plain.replace(/(?:[^laeiouy]es|[^laeiouytd]ed|[^laeiouy]e)$/, "").match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}

/** Runs of `length` words that stand in both texts. */
export function sharedRuns(text: string, other: string, length: number): string[] {
  const runs = new Set(windows(other, length));
  return [...new Set(windows(text, length).filter((run) => runs.has(run)))];
}

function windows(text: string, length: number): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words
    .slice(0, Math.max(0, words.length - length + 1))
    .map((_, n) => words.slice(n, n + length).join(" "));
}
