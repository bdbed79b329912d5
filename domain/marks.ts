import type { GlossaryEntry } from "./content-schema";

type Glossary = ReadonlyMap<string, GlossaryEntry>;
/** A stretch of content text: as it stands, what to tap, or a term with the words shown for it. */
export type Part = { kind: "text" | "tap"; text: string } | { kind: "term"; id: string; text: string };

// The two marks of content text: `**what to tap**`, and `[[term]]` or `[[term|words shown]]`.
const TERM = "\\[\\[([a-z0-9-]{1,60})(?:\\|([^[\\]]{1,80}))?\\]\\]";
const TERMS = new RegExp(TERM, "g");
const MARKS = new RegExp(`\\*\\*([^*]{1,120})\\*\\*|${TERM}`, "g");

/** The ids of the terms that a text marks. */
export function termsIn(text: string): string[] {
  return [...new Set([...text.matchAll(TERMS)].map((match) => match[1] ?? ""))];
}

/** The text with each term as the words shown for it (without a glossary, its id's); what to tap stays marked. */
export function withoutTerms(text: string, glossary: Glossary = new Map()): string {
  return text.replace(TERMS, (_, id: string, words?: string) => words ?? inSentence(id, glossary));
}

/** The text as plain words, for where nothing can be opened or set in bold. */
export function plainWords(text: string, glossary: Glossary): string {
  return withoutTerms(text, glossary).replaceAll("**", "");
}

/** The text in its parts, in order. */
export function partsOf(text: string, glossary: Glossary): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    const [whole, tap, id, words] = match;
    if (match.index > from) parts.push({ kind: "text", text: text.slice(from, match.index) });
    if (tap) parts.push({ kind: "tap", text: tap });
    else if (id) parts.push({ kind: "term", id, text: words ?? inSentence(id, glossary) });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: "text", text: text.slice(from) });
  return parts;
}

/** "Passkey" inside a sentence is "passkey"; names and abbreviations ("QR code", "Lockdown Mode") stay as they are. */
function inSentence(id: string, glossary: Glossary): string {
  const term = glossary.get(id)?.term;
  if (!term) return id.replaceAll("-", " ");
  return /^.[^a-z]|\s[A-Z]/.test(term) ? term : term.charAt(0).toLowerCase() + term.slice(1);
}
