/**
 * Says what has just been done, by the mark that an address carries (`?done=renamed`); nothing for any other mark. The
 * address is anybody's: `constructor` must find no more than `nonsense` does.
 */
export function Said({ words, done }: { words: Readonly<Record<string, string>>; done: unknown }) {
  if (typeof done !== "string" || !Object.hasOwn(words, done)) return null;
  return (
    <p role="status" className="card mb-8">
      {words[done]}
    </p>
  );
}
