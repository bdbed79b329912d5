import type { Metadata } from "next";
import Link from "next/link";
import { inWords } from "@/components/checklist/words";
import { Page } from "@/components/ui/page";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "Briefings" };

export default function BriefingsPage() {
  const briefings = loadCatalogue().briefings.toReversed();
  return (
    <Page
      title="Briefings"
      lead="What has been said in public about the threat, claim by claim: who says it, how sure they are, and what it means for you."
    >
      <ul className="space-y-4">
        {briefings.map((briefing) => (
          <li key={briefing.slug} className="card relative hover:border-quiet">
            <p className="text-quiet text-small">
              {briefing.publisher}, {inWords(briefing.published)}
            </p>
            <h2 className="mt-1 text-large">
              <Link
                href={`/briefings/${briefing.slug}`}
                prefetch={false}
                className="text-ink no-underline after:absolute after:inset-0 hover:underline"
              >
                {briefing.title}
              </Link>
            </h2>
            <p className="mt-2 text-quiet">
              {briefing.claims.length} {briefing.claims.length === 1 ? "claim" : "claims"}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
