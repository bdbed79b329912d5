/** Lines of a word, a bar and a number; `part` is how far the bar goes, from 0 to 1. */
export function Bars({
  rows,
}: {
  rows: readonly { key: string; words: string; part: number; said: string }[];
}) {
  return (
    <ul className="mt-5 space-y-4">
      {rows.map(({ key, words, part, said }) => (
        <li key={key}>
          <p className="flex items-baseline justify-between gap-x-4 text-small">
            <span>{words}</span>
            <span className="flex-none font-semibold tabular-nums">{said}</span>
          </p>
          <svg viewBox="0 0 200 8" className="mt-1 h-2 w-full" preserveAspectRatio="none" aria-hidden="true">
            <rect width="200" height="8" className="fill-line opacity-50" />
            <rect width={part * 200} height="8" className="fill-accent" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
