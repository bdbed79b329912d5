import type { Metadata } from "next";
import Link from "next/link";
import { listInWords } from "@/components/checklist/words";
import { Comparison } from "@/components/election/comparison";
import { GapLists } from "@/components/election/gap-lists";
import { campaignLink } from "@/components/election/link";
import { LevelMark, ReadinessPicture } from "@/components/election/readiness-picture";
import { LEVEL_MEANINGS, LEVEL_WORDS, WHOLE_MEANINGS } from "@/components/election/words";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { inWords } from "@/domain/election/calendar";
import { compareSnapshots } from "@/domain/election/snapshot";
import { orNotFound, requireActor } from "@/lib/actor";
import { getTaken } from "@/services/assessment";

export const metadata: Metadata = { title: "Self-assessment" };

export default async function TakenPage({ params, searchParams }: PageProps<"/election/assessments/[id]">) {
  const { id } = await params;
  const actor = await requireActor("/election");
  const taken = await orNotFound(() => getTaken(actor, id));
  const { taken: isNew } = await searchParams;
  const { snapshot, before, campaign } = taken;
  const changes = before ? compareSnapshots(before.snapshot, snapshot) : null;
  const isDecided = snapshot.areas.some(({ id, critical }) => critical && snapshot.heldBy.includes(id));
  const titles = new Map(snapshot.areas.map((area) => [area.id, area.title]));
  return (
    <Page
      title={`Readiness: ${LEVEL_WORDS[snapshot.level]}`}
      eyebrow={`As of ${inWords(snapshot.takenOn)}, for polling day ${inWords(snapshot.pollingDay)}`}
      lead={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <LevelMark level={snapshot.level} />
          <span>{WHOLE_MEANINGS[snapshot.level]}</span>
        </span>
      }
      back={{ href: campaignLink("/election", campaign), label: "Before the election" }}
    >
      {isNew === "1" && (
        <p role="status" className="card mb-8">
          Kept as of today. Each gap is now in the plan, with a date.
        </p>
      )}
      {snapshot.heldBy.length > 0 && (
        <p className="measure mb-8">
          What holds it there:{" "}
          <strong>{listInWords(snapshot.heldBy.map((area) => titles.get(area) ?? area))}</strong>.{" "}
          {isDecided
            ? "The whole is never better than the weakest area that decides it, however long the list of yeses."
            : "Every area that decides the whole is firm."}
        </p>
      )}
      <section aria-labelledby="areas">
        <h2 id="areas">Area by area</h2>
        <div className="mt-4">
          <ReadinessPicture
            isCompared={before !== null}
            rows={snapshot.areas.map((area) => ({
              ...area,
              before: before?.snapshot.areas.find((one) => one.id === area.id)?.level,
            }))}
          />
        </div>
        <dl className="mt-4 grid gap-x-6 gap-y-1 text-quiet text-small sm:grid-cols-2">
          {(["firm", "nearly", "gaps", "unknown"] as const).map((level) => (
            <div key={level}>
              <dt className="inline font-semibold">{LEVEL_WORDS[level]}:</dt>{" "}
              <dd className="inline">{LEVEL_MEANINGS[level]}</dd>
            </div>
          ))}
        </dl>
      </section>
      {before && changes && <Comparison changes={changes} since={before.snapshot.takenOn} />}
      <GapLists snapshot={snapshot} />
      <p className="no-print mt-12 flex flex-wrap gap-4">
        <LinkButton href={campaignLink("/election/plan", campaign)}>The plan</LinkButton>
        <LinkButton look="quiet" href={`/election/assessments/${id}/report`}>
          A report, on paper or as a PDF
        </LinkButton>
      </p>
      {before && (
        <p className="mt-6">
          <Link href={`/election/assessments/${before.id}`} prefetch={false}>
            The one before, of {inWords(before.snapshot.takenOn)}
          </Link>
        </p>
      )}
      <p className="measure mt-10 text-quiet text-small">
        Your own answers on that day, against the edition of {inWords(snapshot.edition)} and rules{" "}
        {snapshot.rules}. Nobody checked them. This is no audit and no advice on the law.
      </p>
    </Page>
  );
}
