import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { ConfidenceMark } from "@/components/briefing/confidence";
import { inWords } from "@/components/checklist/words";
import { Page } from "@/components/ui/page";
import { RichText } from "@/components/ui/rich-text";
import { Sources } from "@/components/ui/sources";
import type { Claim } from "@/domain/content-schema";
import { loadCatalogue } from "@/lib/content";

export async function generateMetadata({ params }: PageProps<"/briefings/[slug]">): Promise<Metadata> {
  const { slug } = await params;
  return { title: loadCatalogue().briefings.find((known) => known.slug === slug)?.title ?? "Briefing" };
}

export default async function BriefingPage({ params }: PageProps<"/briefings/[slug]">) {
  const { slug } = await params;
  const briefing = loadCatalogue().briefings.find((known) => known.slug === slug);
  if (!briefing) redirect("/not-found");
  return (
    <Page
      title={briefing.title}
      eyebrow={`${briefing.publisher}, ${inWords(briefing.published)}`}
      back={{ href: "/briefings", label: "Briefings" }}
    >
      {briefing.event && <p className="-mt-4 mb-6 text-quiet">{briefing.event}</p>}
      <section aria-label="In short" className="space-y-3">
        {briefing.summary.map((said, n) => (
          <p key={said.text}>
            <RichText within={`summary-${n}`}>{said.text}</RichText> <Sources ids={said.sources} />
          </p>
        ))}
      </section>
      <h2 className="mt-12">Claim by claim</h2>
      {briefing.claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} />
      ))}
      {briefing.also.length > 0 && (
        <section aria-labelledby="also" className="mt-10">
          <h2 id="also">Also on record</h2>
          <div className="mt-4 space-y-3">
            {briefing.also.map((said, n) => (
              <p key={said.text}>
                <RichText within={`also-${n}`}>{said.text}</RichText> <Sources ids={said.sources} />
              </p>
            ))}
          </div>
        </section>
      )}
      <p className="mt-10">
        <Sources ids={briefing.sources} />
      </p>
      <p className="mt-2 text-quiet text-small">To be reviewed by {inWords(briefing.review_by)}.</p>
    </Page>
  );
}

function ClaimCard({ claim }: { claim: Claim }) {
  const { actionById } = loadCatalogue();
  const answers = [...new Set(claim.raises.flatMap((raise) => raise.actions))].flatMap(
    (id) => actionById.get(id) ?? [],
  );
  return (
    <article id={claim.id} aria-labelledby={`${claim.id}-title`} className="card mt-5 space-y-4">
      <h3 id={`${claim.id}-title`}>{claim.title}</h3>
      <p>
        <RichText within={`${claim.id}-text`}>{claim.text}</RichText>
      </p>
      {claim.quote && (
        <blockquote className="border-accent border-l-4 pl-4 font-serif">
          <p>“{claim.quote}”</p>
        </blockquote>
      )}
      <p>
        <ConfidenceMark confidence={claim.confidence} />
      </p>
      <p className="text-quiet text-small">
        Said by {claim.by}, {claim.date}. <Sources ids={claim.sources} />
      </p>
      <div>
        <h4 className="font-semibold">What it means for you</h4>
        <p className="mt-1">
          <RichText within={`${claim.id}-means`}>{claim.means}</RichText>
        </p>
      </div>
      {answers.length > 0 && (
        <div>
          <h4 className="font-semibold">What answers it</h4>
          <ul className="mt-1">
            {answers.map((action) => (
              <li key={action.id}>
                <Link
                  href={`/guidance/${action.id}`}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center"
                >
                  {action.title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </article>
  );
}
