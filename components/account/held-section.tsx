import type { ReactNode } from "react";

/** One kind of what is held, under its heading. */
export function Held({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id}>{title}</h2>
      <div className="mt-4">{children}</div>
    </section>
  );
}

export type HeldRow = { key: string; main: ReactNode; more?: ReactNode; text?: string | null };

/** Rows of one kind: what, then when and how, then words of the person's own. */
export function HeldList({ rows }: { rows: readonly HeldRow[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {rows.map(({ key, main, more, text }) => (
        <li key={key} className="py-3">
          <p className="break-words">{main}</p>
          {more && <p className="text-quiet text-small">{more}</p>}
          {text && <p className="mt-1 whitespace-pre-line break-words">{text}</p>}
        </li>
      ))}
    </ul>
  );
}
