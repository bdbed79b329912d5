import { Fragment } from "react";
import { partsOf } from "@/domain/marks";
import { loadCatalogue } from "@/lib/content";

/**
 * Content text with its two marks: `**what to tap**`, and `[[term]]` or `[[term|words]]`, whose definition opens
 * in place. The browser's own popover does that, so it works without a script.
 */
export function RichText({ children, within }: { children: string; within: string }) {
  return partsOf(children, loadCatalogue().glossary).map((part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never move
    <Fragment key={n}>
      {part.kind === "text" && part.text}
      {part.kind === "tap" && <strong>{part.text}</strong>}
      {part.kind === "term" && <Term id={part.id} words={part.text} target={`meaning-${within}-${n}`} />}
    </Fragment>
  ));
}

function Term({ id, words, target }: { id: string; words: string; target: string }) {
  const entry = loadCatalogue().glossary.get(id);
  if (!entry) return words;
  return (
    <>
      <button type="button" className="term" popoverTarget={target}>
        {words}
      </button>
      <span id={target} popover="auto" className="definition">
        <strong>{entry.term}</strong>: {entry.meaning}
      </span>
    </>
  );
}
