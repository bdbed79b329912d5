import type { Metadata } from "next";
import Link from "next/link";
import { inWords } from "@/components/checklist/words";
import { Page } from "@/components/ui/page";
import { Sources } from "@/components/ui/sources";
import { type EditionView, editionViews, type RevisionDay, revisionDays } from "@/domain/changes";
import type { Action } from "@/domain/content-schema";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "Editions" };

export default function EditionsPage() {
  const catalogue = loadCatalogue();
  return (
    <Page
      title="What changed, and when"
      lead="Every edition of the guidance and every revision of every step, newest first."
      back={{ href: "/guidance", label: "All the guidance" }}
    >
      <p className="measure">
        A <strong>material</strong> change means that doing the step as it was may no longer be enough, so
        those who had ticked it are asked to look again. An <strong>editorial</strong> one only says the same
        more clearly, and nobody is asked anything.
      </p>
      {editionViews(catalogue).map((edition) => (
        <Edition
          key={edition.date}
          edition={edition}
          isCurrent={edition.date === catalogue.edition.edition}
        />
      ))}
      <section aria-labelledby="revisions" className="mt-14">
        <h2 id="revisions">Step by step</h2>
        <p className="measure mt-2 text-quiet">
          A step’s first date is that of the guidance it rests on, where that is older than this site.
        </p>
        {revisionDays(catalogue).map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </section>
      <section aria-labelledby="feed" className="mt-14">
        <h2 id="feed">For other websites and tools</h2>
        <p className="measure mt-4">
          The whole guidance can be read by machine at{" "}
          <a href="/api/guidance/v1.json">/api/guidance/v1.json</a>, without an account, in the form that{" "}
          <a href="/api/guidance/v1.schema.json">/api/guidance/v1.schema.json</a> describes. A change that
          would break a reader gets a new address, and the old one stays.
        </p>
      </section>
    </Page>
  );
}

function Edition({ edition, isCurrent }: { edition: EditionView; isCurrent: boolean }) {
  return (
    <section aria-labelledby={`edition-${edition.date}`} className="mt-12">
      <h2 id={`edition-${edition.date}`}>
        Edition of <time dateTime={edition.date}>{inWords(edition.date)}</time>
      </h2>
      {isCurrent && <p className="mt-1 text-quiet">The one you are reading.</p>}
      <ul className="mt-4 space-y-3 border-line border-t pt-3">
        {edition.changes.map(({ text, material, actions }) => (
          <li key={text}>
            <Weight isMaterial={material} />
            <p>{text}</p>
            {actions.length > 0 && <ActionLinks actions={actions} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Day({ day }: { day: RevisionDay }) {
  return (
    <section aria-labelledby={`day-${day.date}`} className="mt-8">
      <h3 id={`day-${day.date}`}>
        <time dateTime={day.date}>{inWords(day.date)}</time>
      </h3>
      {day.revised.length > 0 && (
        <ul className="mt-3 space-y-4">
          {day.revised.map(({ action, revision }) => (
            <li key={action.id}>
              <Weight isMaterial={revision.material} />
              <p>
                <Link href={`/guidance/${action.id}`} prefetch={false}>
                  {action.title}
                </Link>
                : {revision.what}
              </p>
              {revision.why && <p className="text-quiet">Why: {revision.why}</p>}
              {revision.sources && <Sources ids={revision.sources} />}
            </li>
          ))}
        </ul>
      )}
      {day.added.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-11 py-2 font-semibold">
            {day.added.length === 1 ? "One step" : `${day.added.length} steps`} first published
          </summary>
          <ul className="space-y-3 pl-4">
            {day.added.map(({ action, revision }) => (
              <li key={action.id}>
                <ActionLink action={action} />
                {revision.why && <span className="block text-quiet">Why: {revision.why}</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Weight({ isMaterial }: { isMaterial: boolean }) {
  return (
    <p className="text-quiet text-small">
      {isMaterial ? <strong className="text-ink">Material</strong> : "Editorial"}
    </p>
  );
}

function ActionLinks({ actions }: { actions: readonly Action[] }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-5">
      {actions.map((action) => (
        <li key={action.id}>
          <ActionLink action={action} />
        </li>
      ))}
    </ul>
  );
}

function ActionLink({ action }: { action: Action }) {
  return (
    <Link href={`/guidance/${action.id}`} prefetch={false} className="inline-block py-1.5">
      {action.title}
    </Link>
  );
}
