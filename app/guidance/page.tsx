import type { Metadata } from "next";
import Link from "next/link";
import { BASIS_WORDS, inWords } from "@/components/checklist/words";
import { Page } from "@/components/ui/page";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "Guidance" };

export default function GuidancePage() {
  const { actions, topics, edition } = loadCatalogue();
  return (
    <Page
      title="All the guidance"
      lead={`${actions.length} steps in ${topics.length} topics, for anybody to read. Edition of ${inWords(edition.edition)}.`}
    >
      <p className="measure">
        Nobody needs all of them. Your own <Link href="/checklist">checklist</Link> holds those that concern
        you, in the order that serves you.
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
          <ul className="mt-4 border-line border-t">
            {actions
              .filter((action) => action.topic === topic.id)
              .map((action) => (
                <li key={action.id} className="relative border-line border-b py-3 hover:bg-wash">
                  <Link
                    href={`/guidance/${action.id}`}
                    prefetch={false}
                    className="font-semibold text-ink no-underline after:absolute after:inset-0 hover:underline"
                  >
                    {action.title}
                  </Link>
                  <p>{action.summary}</p>
                  <p className="flex flex-wrap gap-x-3 text-quiet text-small">
                    <span>{action.minutes} min</span>
                    <span>{BASIS_WORDS[action.basis].short}</span>
                    {action.scope === "office" && <span>For the office</span>}
                  </p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
