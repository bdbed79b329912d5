import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Sources } from "@/components/ui/sources";
import { dayInWords, inWords } from "@/domain/election/calendar";
import { loadCatalogue } from "@/lib/content";
import type { TakenRow } from "@/services/assessment";
import type { CampaignView } from "@/services/campaign";
import type { OfficeElection } from "@/services/campaign-office";
import type { PastCampaign } from "@/services/campaign-past";
import type { PlanView } from "@/services/plan";
import { campaignLink } from "./link";
import { ElectionNotes } from "./notes";
import { OfficeElections } from "./office-elections";
import { PastElections } from "./past-elections";
import { PlanRows } from "./plan-rows";
import { LevelMark } from "./readiness-picture";
import { stageTitle, Timeline } from "./timeline";
import { Timetable } from "./timetable";
import { KIND_TITLES, LEVEL_WORDS, WHOLE_MEANINGS } from "./words";

const MOST = 5;

type Props = {
  said: string | undefined;
  campaign: CampaignView;
  plan: PlanView;
  taken: readonly TakenRow[];
  offices: readonly OfficeElection[];
  past: readonly PastCampaign[];
};

/** An election as it stands today: how long, which phase, what belongs to now, what comes next, what is overdue. */
export function Dashboard({ said, campaign, plan, taken, offices, past }: Props) {
  const { phases } = loadCatalogue().assessment;
  const { countdown, isOpen, pollingDay, stages, stage, today } = campaign;
  const to = (path: string) => campaignLink(path, campaign);
  return (
    <Page
      wide
      eyebrow={campaign.name || KIND_TITLES[campaign.kind]}
      title={countdown.days >= 0 ? `Polling day is ${countdown.words}` : `Polling day was ${countdown.words}`}
      lead={dayInWords(pollingDay)}
    >
      <ElectionNotes notes={campaign.notes} />
      {said && (
        <p role="status" className="card mb-8">
          {said}
        </p>
      )}
      {!isOpen && (
        <p className="card mb-8">
          This election is ended. What was kept for it is here to read, and nothing more is asked.
        </p>
      )}
      <Timetable campaign={campaign} />
      <section aria-labelledby="phases">
        <h2 id="phases">The phases</h2>
        <Timeline stages={stages} phases={phases} today={today} pollingDay={pollingDay} />
      </section>
      <div className="mt-14 grid gap-12 lg:grid-cols-[minmax(0,1fr)_19rem] lg:gap-14">
        <div className="min-w-0">
          {isOpen && taken.length === 0 && (
            <First href={to("/election/assessment")} subject={campaign.subject} />
          )}
          {isOpen && taken.length > 0 && <Now campaign={campaign} plan={plan} />}
          {isOpen && stage && <Next campaign={campaign} plan={plan} />}
          {!isOpen && taken.length === 0 && <p>No assessment was taken for it.</p>}
        </div>
        <div className="min-w-0 space-y-10">
          <Latest taken={taken} href={isOpen ? to("/election/assessment") : null} />
          <section aria-labelledby="more">
            <h2 id="more" className="text-large">
              Also for this election
            </h2>
            <ul className="mt-2">
              {[
                {
                  href: to("/election/plan"),
                  label: isOpen ? "The whole plan, and moving its dates" : "The whole plan",
                },
                { href: to("/election/what-changes"), label: "What changes for you" },
                { href: to("/election/last-days"), label: "The last days, and winding down" },
                { href: to("/election/calendar"), label: "In your calendar" },
                {
                  href: to("/election/change"),
                  label: isOpen ? "Change or end this election" : "Remove this election",
                },
              ].map(({ href, label }) => (
                <li key={href}>
                  <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center">
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
      {campaign.subject === "person" && isOpen && (
        <div className="mt-12">
          <OfficeElections offices={offices} ownDay={campaign.pollingDay} />
        </div>
      )}
      <PastElections past={past.filter(({ id }) => id !== campaign.id)} />
      <p className="mt-4 text-quiet text-small">
        {phases.find(({ id }) => stage?.phases.includes(id)) && stage && (
          <>
            The phases are a proposal, made for security.{" "}
            <Sources ids={[...new Set(phases.flatMap((phase) => phase.sources))]} label="Drawn from" />
          </>
        )}
      </p>
    </Page>
  );
}

function First({ href, subject }: { href: string; subject: CampaignView["subject"] }) {
  return (
    <section aria-labelledby="first" className="card border-accent bg-wash">
      <h2 id="first" className="text-large">
        First: how ready {subject === "office" ? "is the office" : "are you"}?
      </h2>
      <p className="measure mt-2">
        Some two dozen statements in eight areas. It takes a quarter of an hour, and you can stop and come
        back. Each gap becomes a step of the plan, with a date.
      </p>
      <p className="mt-4">
        <LinkButton href={href}>Begin the assessment</LinkButton>
      </p>
    </section>
  );
}

function Now({ campaign, plan }: { campaign: CampaignView; plan: PlanView }) {
  const { stage, today } = campaign;
  const { phases } = loadCatalogue().assessment;
  const overdue = plan.open.filter((row) => row.isOverdue);
  const due = plan.open.filter((row) => !row.isOverdue && (stage === null || row.due <= stage.to));
  return (
    <>
      {overdue.length > 0 && (
        <section aria-labelledby="overdue" className="mb-12">
          <h2 id="overdue">Overdue</h2>
          <p className="measure mt-2 text-quiet">
            These dates have passed. Do them next, or{" "}
            <Link href={campaignLink("/election/plan", campaign)} prefetch={false}>
              give them another day
            </Link>
            .
          </p>
          <div className="mt-4">
            <PlanRows rows={overdue.slice(0, MOST)} campaign={campaign} />
          </div>
          <More count={overdue.length - MOST} href={campaignLink("/election/plan", campaign)} />
        </section>
      )}
      <section aria-labelledby="now">
        <h2 id="now">{stage ? `Now: ${lowerFirst(stageTitle(phases, stage))}` : "All phases are over"}</h2>
        {stage ? (
          <p className="measure mt-2 text-quiet">
            {stage.phases.map((id) => phases.find((phase) => phase.id === id)?.aim).join(" ")}
          </p>
        ) : (
          <p className="measure mt-2 text-quiet">
            Go once more through the{" "}
            <Link href={campaignLink("/election/last-days", campaign)} prefetch={false}>
              winding down
            </Link>
            , then end this election.
          </p>
        )}
        {due.length > 0 ? (
          <div className="mt-4">
            <PlanRows rows={due.slice(0, MOST)} campaign={campaign} />
            <More count={due.length - MOST} href={campaignLink("/election/plan", campaign)} />
          </div>
        ) : (
          <p className="mt-4">
            {plan.open.length === 0
              ? "Nothing of your plan is open."
              : today > campaign.pollingDay
                ? "Nothing of your plan belongs to this phase."
                : "Everything of your plan that belongs to this phase is done."}
          </p>
        )}
      </section>
    </>
  );
}

function Next({ campaign, plan }: { campaign: CampaignView; plan: PlanView }) {
  const { stages, stage } = campaign;
  const { phases } = loadCatalogue().assessment;
  const next = stages[stages.findIndex((one) => one.from === stage?.from) + 1];
  if (!next) return null;
  const due = plan.open.filter((row) => row.due >= next.from && row.due <= next.to).length;
  return (
    <section aria-labelledby="next" className="mt-12">
      <h2 id="next">Next: {lowerFirst(stageTitle(phases, next))}</h2>
      <p className="measure mt-2">
        From {inWords(next.from)}.{" "}
        {next.phases.map((id) => phases.find((one) => one.id === id)?.aim).join(" ")}
      </p>
      {due > 0 && (
        <p className="mt-2 text-quiet">
          {due} {due === 1 ? "step" : "steps"} of your plan.
        </p>
      )}
    </section>
  );
}

function Latest({ taken, href }: { taken: readonly TakenRow[]; href: string | null }) {
  const [latest] = taken;
  if (!latest) return null;
  return (
    <section aria-labelledby="latest">
      <h2 id="latest" className="text-large">
        How ready
      </h2>
      <p className="mt-3 flex items-center gap-3 font-semibold">
        <LevelMark level={latest.snapshot.level} /> {LEVEL_WORDS[latest.snapshot.level]}
      </p>
      <p className="mt-2 text-quiet text-small">
        As of {inWords(latest.snapshot.takenOn)}. {WHOLE_MEANINGS[latest.snapshot.level]}
      </p>
      <ul className="mt-2">
        <li>
          <Link
            href={`/election/assessments/${latest.id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center"
          >
            See it area by area
          </Link>
        </li>
        {href && (
          <li>
            <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center">
              Answer again
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
}

function More({ count, href }: { count: number; href: string }) {
  if (count <= 0) return null;
  return (
    <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center">
      {count} more in the plan
    </Link>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
