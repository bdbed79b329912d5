import { Fragment, type ReactNode } from "react";
import { loadCatalogue } from "@/lib/content";

const MARKS = /\*\*([^*]{1,120})\*\*|\[\[([a-z0-9-]{1,60})(?:\|([^\]]{1,80}))?\]\]/g;

/**
 * Content text with its two marks: `**what to tap**`, and `[[term]]` or `[[term|words]]`, whose definition opens
 * in place. The browser's own popover does that, so it works without a script.
 */
export function RichText({ children, within }: { children: string; within: string }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of children.matchAll(MARKS)) {
    const [whole, bold, term, words] = match;
    parts.push(children.slice(from, match.index));
    from = match.index + whole.length;
    if (bold) parts.push(<strong>{bold}</strong>);
    else if (term) parts.push(<Term id={term} words={words} within={`${within}-${match.index}`} />);
  }
  parts.push(children.slice(from));
  return parts.map((part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move
    <Fragment key={n}>{part}</Fragment>
  ));
}

function Term({ id, words, within }: { id: string; words: string | undefined; within: string }) {
  const entry = loadCatalogue().glossary.get(id);
  if (!entry) return words ?? id.replaceAll("-", " ");
  const target = `meaning-${within}`;
  return (
    <>
      <button type="button" className="term" popoverTarget={target}>
        {words ?? inSentence(entry.term)}
      </button>
      <span id={target} popover="auto" className="definition">
        <strong>{entry.term}</strong>: {entry.meaning}
      </span>
    </>
  );
}

/** "Passkey" inside a sentence is "passkey"; names and abbreviations ("QR code", "Lockdown Mode") stay as they are. */
function inSentence(term: string): string {
  const isName = /^.[^a-z]|\s[A-Z]/.test(term);
  return isName ? term : term.charAt(0).toLowerCase() + term.slice(1);
}
