import type { ReactNode } from "react";
import type { Group } from "@/domain/checklist-view";
import type { Action, Variant } from "@/domain/content-schema";
import { plainWords } from "@/domain/marks";
import { loadCatalogue } from "@/lib/content";

/** A box to tick by hand. */
export function Box() {
  return (
    <span aria-hidden="true" className="mt-[0.15em] inline-block size-[0.95em] flex-none border border-ink" />
  );
}

/** A whole list on one page: box, title and minutes, in columns under their headings. */
export function OnePageList({ groups }: { groups: readonly Group[] }) {
  return (
    <div className="paper-one-page">
      <div className="paper-columns">
        {groups.map((group) => (
          <section key={group.id} aria-labelledby={group.id} className="mb-4">
            <h2 id={group.id} className="text-large">
              {group.title}
            </h2>
            <ul>
              {group.items.map(({ action }) => (
                <li key={action.id} className="paper-line">
                  <Box />
                  <span className="min-w-0 flex-1">{action.title}</span>
                  <span className="flex-none text-quiet">{action.minutes} min</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

/** One action with its steps under the places where they are done, for working through on paper. */
export function PaperSteps({ action, variants }: { action: Action; variants: readonly Variant[] }) {
  const { glossary, placeById } = loadCatalogue();
  return (
    <article className="paper-steps">
      <h3 className="flex gap-2">
        <Box /> <span>{action.title}</span>
        <span className="ml-auto flex-none font-normal font-sans text-quiet text-small">
          {action.minutes} min
        </span>
      </h3>
      {variants.map((variant) => (
        <div key={`${variant.place}-${variant.title}`} className="mt-2">
          <p className="font-semibold">
            {[placeById.get(variant.place)?.title, variant.title].filter(Boolean).join(": ")}
          </p>
          <ol>
            {variant.steps.map((step) => (
              <li key={step}>{plainWords(step, glossary)}</li>
            ))}
          </ol>
        </div>
      ))}
      <p className="mt-2">
        <strong>You should now see:</strong> {plainWords(action.check, glossary)}
      </p>
    </article>
  );
}

/** What stands at the foot of every sheet. */
export function PaperFoot({ children }: { children: ReactNode }) {
  return <p className="mt-6 text-quiet text-small">{children}</p>;
}
