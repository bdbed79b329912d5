import type { Metadata } from "next";
import Link from "next/link";
import { inWords } from "@/components/checklist/words";
import { Page } from "@/components/ui/page";
import type { Catalogue } from "@/domain/catalogue";
import { readQuery } from "@/domain/search";
import { loadCatalogue } from "@/lib/content";
import { ActionList } from "./action-list";
import { SearchForm } from "./search-form";
import { guidanceSearch } from "./search-index";

// The words somebody searched for stay out of the title: titles end up in histories and on shared screens.
export const metadata: Metadata = { title: "Guidance" };

export default async function GuidancePage({ searchParams }: PageProps<"/guidance">) {
  const { q } = await searchParams;
  const query = readQuery(q);
  const catalogue = loadCatalogue();
  const { actions, topics, edition } = catalogue;
  return (
    <Page
      title={query ? "Search results" : "All the guidance"}
      back={query ? { href: "/guidance", label: "All the guidance" } : undefined}
      lead={
        query
          ? undefined
          : `${actions.length} steps in ${topics.length} topics, for anybody to read. Edition of ${inWords(edition.edition)}.`
      }
    >
      <SearchForm query={query} />
      {query ? <Results query={query} catalogue={catalogue} /> : <Everything catalogue={catalogue} />}
    </Page>
  );
}

function Results({ query, catalogue }: { query: string; catalogue: Catalogue }) {
  const found = guidanceSearch(catalogue).find(query);
  const topics = new Map(catalogue.topics.map((topic) => [topic.id, topic.title]));
  if (found.length === 0) return <NothingFound query={query} />;
  return (
    <section aria-labelledby="results" className="mt-10">
      <h2 id="results">
        {found.length === 1 ? "One step" : `${found.length} steps`} for “{query}”
      </h2>
      <p className="mt-2 text-quiet">The closest comes first.</p>
      <ActionList actions={found} topicOf={(action) => topics.get(action.topic) ?? ""} />
      <p className="mt-8">
        Has something happened already? Start with{" "}
        <Link href="/help-now" prefetch={false}>
          help now
        </Link>
        .
      </p>
    </section>
  );
}

function NothingFound({ query }: { query: string }) {
  return (
    <section aria-labelledby="results" className="mt-10">
      <h2 id="results">Nothing found for “{query}”</h2>
      <ul className="mt-4 list-disc space-y-2 pl-6">
        <li>Try one or two plain words, such as “email”, “phone” or “WhatsApp”.</li>
        <li>
          Look through{" "}
          <Link href="/guidance" prefetch={false}>
            all the guidance
          </Link>
          , topic by topic.
        </li>
        <li>
          If something has happened, do not search on: go to{" "}
          <Link href="/help-now" prefetch={false}>
            help now
          </Link>
          .
        </li>
      </ul>
    </section>
  );
}

function Everything({ catalogue: { actions, topics } }: { catalogue: Catalogue }) {
  return (
    <>
      <p className="measure mt-8">
        Nobody needs all of them. Your own{" "}
        <Link href="/checklist" prefetch={false}>
          checklist
        </Link>{" "}
        holds those that concern you, in the order that serves you. See also{" "}
        <Link href="/supported-devices" prefetch={false}>
          which devices still get updates
        </Link>{" "}
        and{" "}
        <Link href="/editions" prefetch={false}>
          what changed in each edition
        </Link>
        .
      </p>
      <nav aria-label="Topics" className="mt-6">
        <ul className="flex flex-wrap gap-x-5">
          {topics.map((topic) => (
            <li key={topic.id}>
              <a href={`#${topic.id}`} className="inline-flex min-h-11 items-center">
                {topic.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {topics.map((topic) => (
        <section key={topic.id} aria-labelledby={topic.id} className="mt-12">
          <h2 id={topic.id}>{topic.title}</h2>
          <p className="mt-2 text-quiet">{topic.summary}</p>
          <ActionList actions={actions.filter((action) => action.topic === topic.id)} />
        </section>
      ))}
    </>
  );
}
