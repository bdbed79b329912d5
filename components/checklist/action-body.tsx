import type { ReactNode } from "react";
import { RichText } from "@/components/ui/rich-text";
import { Sources } from "@/components/ui/sources";
import type { Action, Place, Variant } from "@/domain/content-schema";
import { loadCatalogue } from "@/lib/content";
import { BASIS_WORDS, IMPACT_WORDS, inWords, minutesInWords } from "./words";

/** What an action says, whoever reads it: used on a person's own page and on the public one. */
export function ActionStrip({ action, places }: { action: Action; places: readonly Place[] }) {
  return (
    <ul className="mt-5 flex flex-wrap gap-2" aria-label="In short">
      <li className="tag">{minutesInWords(action.minutes)}</li>
      <li className="tag">{IMPACT_WORDS[action.impact]}</li>
      <li className="tag border-accent text-accent">{BASIS_WORDS[action.basis].short}</li>
      {places.slice(0, 4).map((place) => (
        <li key={place.id} className="tag">
          {place.title}
        </li>
      ))}
    </ul>
  );
}

export function Section({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id}>{title}</h2>
      <div className="mt-4">{children}</div>
    </section>
  );
}

export function Why({ action }: { action: Action }) {
  return (
    <div className="space-y-4">
      {action.why.map((statement, n) => (
        <div key={statement.text}>
          <p>
            <RichText within={`why-${n}`}>{statement.text}</RichText>
          </p>
          <p className="mt-0.5">
            <Sources ids={statement.sources} />
          </p>
        </div>
      ))}
      <p className="text-quiet">
        {IMPACT_WORDS[action.impact]}: {action.impact_reason}
      </p>
    </div>
  );
}

/** What to know first, where a choice or a caution comes before the steps. */
export function BeforeYouStart({ action }: { action: Action }) {
  if (!action.before_you_start) return null;
  return (
    <p className="mb-6">
      <RichText within="before">{action.before_you_start}</RichText>
    </p>
  );
}

/** The steps of each place, one after the other. `within` keeps the ids of two such lists on a page apart. */
export function AllSteps({ variants, within }: { variants: readonly Variant[]; within: string }) {
  const { placeById } = loadCatalogue();
  return (
    <div className="space-y-8">
      {variants.map((variant, n) => (
        <Steps
          key={`${variant.place}-${variant.title}`}
          variant={variant}
          title={placeById.get(variant.place)?.title ?? ""}
          within={`${within}-${n}`}
        />
      ))}
    </div>
  );
}

function Steps({ variant, title, within }: { variant: Variant; title: string; within: string }) {
  return (
    <div>
      {variant.title && <p className="text-quiet text-small">{title}</p>}
      <h3>{variant.title ?? title}</h3>
      <ol className="mt-3 space-y-3">
        {variant.steps.map((step, n) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden="true"
              className="mt-0.5 inline-flex size-7 flex-none items-center justify-center rounded-full border border-accent text-accent text-small"
            >
              {n + 1}
            </span>
            <span className="min-w-0">
              <RichText within={`${within}-${n}`}>{step}</RichText>
            </span>
          </li>
        ))}
      </ol>
      {(variant.official || variant.as_of) && (
        <p className="mt-3">
          {variant.official && <Sources ids={[variant.official]} label="Official page" />}
          {variant.as_of && (
            <span className="text-quiet text-small">
              {variant.official ? ". " : ""}Menu names as of {variant.as_of}; they change often.
            </span>
          )}
        </p>
      )}
    </div>
  );
}

/** What to know besides the steps: checks, side effects, the next best thing, mistakes. */
export function Afterwards({ action }: { action: Action }) {
  return (
    <>
      <Section title="You should now see" id="check">
        <p className="rounded-card border-accent border-l-4 bg-wash px-5 py-4">
          <RichText within="check">{action.check}</RichText>
        </p>
      </Section>
      {action.side_effects.length > 0 && (
        <Section title="What changes" id="changes">
          <ul className="prose list-disc space-y-2 pl-5">
            {action.side_effects.map((line, n) => (
              <li key={line}>
                <RichText within={`effect-${n}`}>{line}</RichText>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="If this is not possible" id="otherwise">
        <p>
          <RichText within="otherwise">{action.next_best}</RichText>
        </p>
      </Section>
      {action.mistakes.length > 0 && (
        <Section title="Easy to get wrong" id="mistakes">
          <ul className="prose list-disc space-y-2 pl-5">
            {action.mistakes.map((line, n) => (
              <li key={line}>
                <RichText within={`mistake-${n}`}>{line}</RichText>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

export function Provenance({ action }: { action: Action }) {
  const latest = action.revisions.at(-1);
  return (
    <Section title="Where this comes from" id="basis">
      <p>
        <span className="font-semibold">{BASIS_WORDS[action.basis].short}.</span>{" "}
        {BASIS_WORDS[action.basis].long}
      </p>
      <p className="mt-2">
        <Sources ids={action.sources} />
      </p>
      {latest && (
        <p className="mt-2 text-quiet text-small">
          Revision {latest.n}, {inWords(latest.date)}. To be reviewed by {inWords(action.review_by)}.
        </p>
      )}
    </Section>
  );
}
