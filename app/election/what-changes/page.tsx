import type { Metadata } from "next";
import Link from "next/link";
import { campaignLink } from "@/components/election/link";
import { Page } from "@/components/ui/page";
import { RichText } from "@/components/ui/rich-text";
import { Sources } from "@/components/ui/sources";
import { requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { backTo } from "@/lib/return-path";
import { whichCampaign } from "../which";

export const metadata: Metadata = { title: "What changes for you" };

export default async function ChangesPage({ searchParams }: PageProps<"/election/what-changes">) {
  const { campaign: asked } = await searchParams;
  const actor = await requireActor(backTo("/election/what-changes", { campaign: asked }));
  const campaign = await whichCampaign(actor, asked);
  const { election, actionById } = loadCatalogue();
  const changes = election.changes.filter(({ dissolution }) => !dissolution || campaign.kind === "general");
  return (
    <Page
      title="What changes for you"
      lead="In a campaign, accounts, people and rules are not what they were. This is what it means for security."
      back={{ href: campaignLink("/election", campaign), label: "Before the election" }}
    >
      <div className="space-y-12">
        {changes.map(({ id, title, text, actions }) => (
          <section key={id} aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            {text.map((said, n) => (
              <p key={said.text} className="measure mt-3">
                <RichText within={`${id}-${n}`}>{said.text}</RichText> <Sources ids={said.sources} />
              </p>
            ))}
            <ul className="mt-3">
              {actions.map((action) => (
                <li key={action}>
                  <Link
                    href={`/checklist/${action}`}
                    prefetch={false}
                    className="inline-flex min-h-11 items-center"
                  >
                    {actionById.get(action)?.title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
