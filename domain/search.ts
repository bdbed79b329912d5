import type { Catalogue, Problem } from "./catalogue";
import type { Synonym } from "./content-schema";
import { withoutTerms } from "./marks";

/** Longest query that is looked at; the rest is cut off. */
export const QUERY_LENGTH = 100;

/** One action as the search sees it. The fields are told apart because a word in a title says more. */
export type SearchDocument = { id: string; title: string; summary: string; topic: string; text: string };

/** Words of which any one will do. A query is a list of these. */
export type Alternatives = string[];

const ENDINGS = ["ations", "ation", "ions", "ion", "ings", "ing", "ed", "es", "s", "e"];
const SHORTEST_STEM = 4;
const FILLERS = new Set(
  "a about am an and any are at be can could do does for from get have help how i if in into is it its me my need of on or our please set should tell that the their them there they this to turn up use using want was we what when where which who why will with you your".split(
    " ",
  ),
);

/** What was asked, ready to be looked at: one line, no control characters, at most `QUERY_LENGTH` characters. */
export function readQuery(raw: unknown): string {
  if (typeof raw !== "string") return "";
  const line = raw.slice(0, QUERY_LENGTH * 4).normalize("NFKC");
  return line
    .replace(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, QUERY_LENGTH)
    .trim();
}

/** A word without its ending, so that "passkeys" finds "passkey" and "encrypted" finds "encryption". */
export function stem(word: string): string {
  if (!/^[a-z]+$/.test(word) || word.endsWith("ss")) return word;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  return ending ? word.slice(0, -ending.length) : word;
}

/** The words of a text, in lower case and without endings; an apostrophe joins, any other mark parts. */
export function stems(text: string): string[] {
  return plainWords(text).map(stem);
}

function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`]/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** Every action as a document to index, in the catalogue's order. */
export function searchDocuments({ actions, topics, placeById }: Catalogue): SearchDocument[] {
  return actions.map((action) => ({
    id: action.id,
    title: action.title,
    summary: action.summary,
    topic: topics.find((topic) => topic.id === action.topic)?.title ?? "",
    text: withoutTerms(
      [
        ...action.why.map((why) => why.text),
        ...action.how.flatMap((variant) => [
          placeById.get(variant.place)?.title ?? "",
          variant.title ?? "",
          ...variant.steps,
        ]),
        action.check,
        action.better,
        ...action.mistakes,
      ].join(" "),
    ),
  }));
}

/**
 * What to look for: for each thing that was asked, the stems of which any one will do. Words typed apart that the
 * guidance writes as one ("pass key") are joined, and reviewed synonyms are added beside what was typed.
 */
export function planQuery(
  query: string,
  synonyms: readonly Synonym[],
  isKnown: (stem: string) => boolean,
): Alternatives[] {
  const words = plainWords(query);
  const plan: Alternatives[] = [];
  for (let at = 0; at < words.length; ) {
    const found = longestPhrase(words, at, synonyms);
    const joined = stem(`${words[at]}${words[at + 1] ?? ""}`);
    if (found) {
      const typed = words.slice(at, at + found.length).filter((word) => !FILLERS.has(word));
      plan.push([...new Set([...found.find, ...typed].flatMap((phrase) => stems(phrase)))]);
      at += found.length;
    } else if (at + 1 < words.length && isKnown(joined)) {
      plan.push([joined]);
      at += 2;
    } else {
      const word = words[at] ?? "";
      if (!FILLERS.has(word)) plan.push([stem(word)]);
      at += 1;
    }
  }
  return plan;
}

function longestPhrase(words: readonly string[], at: number, synonyms: readonly Synonym[]) {
  let best: { length: number; find: string[] } | null = null;
  for (const { say, find } of synonyms) {
    for (const phrase of say) {
      const parts = plainWords(phrase);
      if (parts.length <= (best?.length ?? 0)) continue;
      if (parts.every((part, n) => isSpeltLike(words[at + n] ?? "", part))) {
        best = { length: parts.length, find };
      }
    }
  }
  return best;
}

/** Equal, two letters swapped, or, in a word of five letters or more, one letter wrong, missing or too many. */
function isSpeltLike(typed: string, word: string): boolean {
  if (typed === word) return true;
  if (word.length < 3 || Math.abs(typed.length - word.length) > 1) return false;
  let start = 0;
  while (start < word.length && typed[start] === word[start]) start++;
  const t = typed.slice(start);
  const w = word.slice(start);
  if (t.length > 1 && t[0] === w[1] && t[1] === w[0] && t.slice(2) === w.slice(2)) return true;
  return word.length >= 5 && (t.slice(1) === w.slice(1) || t === w.slice(1) || t.slice(1) === w);
}

/** Synonyms that lead nowhere: a word to find that no action uses. */
export function checkSynonyms(catalogue: Catalogue): Problem[] {
  const used = new Set(
    searchDocuments(catalogue).flatMap((one) =>
      stems(`${one.title} ${one.summary} ${one.topic} ${one.text}`),
    ),
  );
  return catalogue.synonyms.flatMap(({ say, find }) =>
    find.flatMap((phrase) =>
      stems(phrase)
        .filter((word) => !used.has(word))
        .map((word) => ({
          file: "synonyms.yaml",
          field: say[0] ?? "say",
          message: `no action uses the word "${word}" of "${phrase}"`,
        })),
    ),
  );
}
