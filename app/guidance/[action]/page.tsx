import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import {
  ActionStrip,
  Afterwards,
  AllSteps,
  BeforeYouStart,
  Provenance,
  Section,
  Why,
} from "@/components/checklist/action-body";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { loadCatalogue } from "@/lib/content";

/** Actions that send the reader to look up a model or a version. */
const ABOUT_SUPPORT: readonly string[] = ["replace-unsupported-devices", "check-windows-10"];

export async function generateMetadata({ params }: PageProps<"/guidance/[action]">): Promise<Metadata> {
  const { action } = await params;
  return { title: loadCatalogue().actionById.get(action)?.title ?? "Guidance" };
}

export default async function GuidanceActionPage({ params }: PageProps<"/guidance/[action]">) {
  const { action: id } = await params;
  const { actionById, placeById, topics, renames } = loadCatalogue();
  const action = actionById.get(id);
  if (!action) {
    const successor = renames.find((rename) => rename.from === id)?.to;
    redirect(successor ? `/guidance/${successor}` : "/not-found");
  }
  const places = [...new Set(action.how.map((variant) => variant.place))].flatMap(
    (place) => placeById.get(place) ?? [],
  );
  return (
    <Page
      eyebrow={topics.find((topic) => topic.id === action.topic)?.title}
      title={action.title}
      lead={action.summary}
      back={{ href: `/guidance#${action.topic}`, label: "All the guidance" }}
    >
      <div className="-mt-4">
        <ActionStrip action={action} places={places} />
      </div>
      <Section title="Why this matters" id="why">
        <Why action={action} />
      </Section>
      <Section title="Do this" id="steps">
        <BeforeYouStart action={action} />
        {ABOUT_SUPPORT.includes(id) && (
          <p className="mb-6">
            <Link href="/supported-devices" prefetch={false}>
              Look up whether your device or system still gets updates
            </Link>
          </p>
        )}
        <AllSteps variants={action.how} within="how" />
      </Section>
      <Afterwards action={action} />
      <p className="no-print mt-10 flex flex-wrap items-center gap-4">
        <LinkButton href={`/checklist/${action.id}`}>Open it on my checklist</LinkButton>
        <Link href="/guidance" prefetch={false}>
          All the guidance
        </Link>
      </p>
      <Provenance action={action} />
    </Page>
  );
}
