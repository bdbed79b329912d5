import type { Metadata } from "next";
import Link from "next/link";
import { campaignLink } from "@/components/election/link";
import { ElectionNotes } from "@/components/election/notes";
import { PartChanges } from "@/components/election/part-changes";
import { PastElections } from "@/components/election/past-elections";
import { Takers } from "@/components/election/takers";
import { Timeline } from "@/components/election/timeline";
import { KIND_TITLES, KIND_WORDS, OVER_WORDS } from "@/components/election/words";
import { NoOffice } from "@/components/office/no-office";
import { OfficeNav } from "@/components/office/office-nav";
import { StrongFirst } from "@/components/office/strong-first";
import { Button, LinkButton } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { currentOffice } from "@/domain/access/current-office";
import { dayInWords, inWords } from "@/domain/election/calendar";
import { ELECTION_KINDS } from "@/domain/election/kinds";
import { orNotFound, requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { backTo } from "@/lib/return-path";
import { type HeldCampaign, ownCampaign, viewOf } from "@/services/campaign";
import { getTakers, type OfficeElection, officeElectionsFor } from "@/services/campaign-office";
import { pastCampaigns } from "@/services/campaign-past";
import { getInvitations } from "@/services/joining";
import { leavePartAction, takePartAction } from "./actions";

export const metadata: Metadata = { title: "Before the election" };

const SAID: Record<string, string> = {
  begun: "The office’s plan begins today. Its own assessment is the next step.",
  part: "Saved. You take part with an assessment of your own.",
};

export default async function OfficeElectionPage({ searchParams }: PageProps<"/election/office">) {
  const { office: asked, ...flags } = await searchParams;
  const actor = await requireActor(backTo("/election/office", { office: asked }));
  const now = new Date();
  const here = await orNotFound(() => currentOffice(actor, asked));
  if (!here) {
    const waiting = await getInvitations(actor, now);
    return (
      <Page title="With your office" lead="You are in no office on Safe Seat.">
        <NoOffice waiting={waiting.length} />
      </Page>
    );
  }
  const { officeId, role } = here;
  const election = (await officeElectionsFor(actor)).find((one) => one.officeId === officeId);
  const campaign = election?.campaign && viewOf(election.campaign, now);
  const mayManage = role !== "staff";
  const [own, past] = await Promise.all([
    ownCampaign(actor),
    mayManage ? pastCampaigns(actor, officeId) : [],
  ]);
  const takers = campaign && role === "manager" ? await getTakers(actor, officeId, now) : null;
  return (
    <Page
      wide
      eyebrow={election?.office}
      title={
        campaign
          ? `Polling day ${campaign.countdown.days < 0 ? "was" : "is"} ${campaign.countdown.words}`
          : "No election is open"
      }
      lead={
        campaign
          ? `${campaign.name || KIND_TITLES[campaign.kind]}, ${dayInWords(campaign.pollingDay)}`
          : undefined
      }
    >
      <OfficeNav officeId={officeId} role={role} here="/election/office" />
      <ElectionNotes notes={campaign?.notes ?? []} />
      <Said flags={flags} isOneOpen={campaign != null} own={own} />
      {!campaign && <Begin officeId={officeId} mayManage={mayManage} />}
      {campaign && election && (
        <>
          {mayManage && (
            <p className="mb-10 flex flex-wrap gap-4">
              <LinkButton href={campaignLink("/election", campaign)}>The office’s plan</LinkButton>
              <LinkButton look="quiet" href={campaignLink("/election/assessment", campaign)}>
                The office’s assessment
              </LinkButton>
            </p>
          )}
          <section aria-labelledby="phases">
            <h2 id="phases">The phases</h2>
            <Timeline
              stages={campaign.stages}
              phases={loadCatalogue().assessment.phases}
              today={campaign.today}
              pollingDay={campaign.pollingDay}
            />
          </section>
          {takers?.ok && <Takers view={takers.view} />}
          {takers && !takers.ok && (
            <section aria-labelledby="taken" className="mt-12">
              <h2 id="taken">Who has taken it</h2>
              <div className="mt-4">
                <StrongFirst
                  to={backTo("/election/office", { office: officeId })}
                  why="To see who has taken the assessment"
                  isLocal={takers.isLocal}
                />
              </div>
            </section>
          )}
          <Part election={election} own={own} />
        </>
      )}
      <PastElections past={past} />
    </Page>
  );
}

/** What was just saved, said once. */
function Said({
  flags,
  isOneOpen,
  own,
}: {
  flags: Record<string, unknown>;
  isOneOpen: boolean;
  own: HeldCampaign | null;
}) {
  const is = (flag: string) => flags[flag] === "1";
  const flag = Object.keys(SAID).find(is);
  const over = (["ended", "removed"] as const).find(is);
  if (!flag && !over && !is("left")) return null;
  return (
    <p role="status" className="card mb-8">
      {over ? OVER_WORDS[over][isOneOpen ? "beside" : "alone"] : flag && SAID[flag]}
      {is("left") && (
        <>
          You no longer take part, and the office sees nothing of your preparation.
          {own && (
            <>
              {" "}
              Your polling day stays {inWords(own.pollingDay)} until you{" "}
              <Link href="/election/change" prefetch={false}>
                change it
              </Link>
              .
            </>
          )}
        </>
      )}
    </p>
  );
}

function Begin({ officeId, mayManage }: { officeId: string; mayManage: boolean }) {
  if (!mayManage)
    return (
      <p className="measure">
        The office’s principal or a manager can begin one. Yours does not wait for it.
      </p>
    );
  return (
    <section aria-labelledby="which">
      <h2 id="which">Which election does the office prepare for?</h2>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {ELECTION_KINDS.map((kind) => (
          <li key={kind}>
            <LinkButton look="plain" href={`/election/begin?kind=${kind}&office=${officeId}`}>
              {KIND_WORDS[kind]}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({ election, own }: { election: OfficeElection; own: HeldCampaign | null }) {
  const { campaign, isPart, officeId } = election;
  if (!campaign) return null;
  return (
    <section aria-labelledby="part" className="mt-12">
      <h2 id="part">{isPart ? "You take part" : "Take part"}</h2>
      <p className="measure mt-3">
        You prepare yourself with answers and a plan of your own, for the office’s polling day. Before you do:
        a manager of the office then sees whether and when you took the assessment. Nobody sees your answers,
        your gaps or your plan.
      </p>
      <PartChanges own={own} office={campaign} />
      <PostedForm action={takePartAction} className="mt-5 space-y-5">
        <input type="hidden" name="campaign" value={campaign.id} />
        <input type="hidden" name="office" value={officeId} />
        <Choice
          type="checkbox"
          name="shares"
          value="yes"
          defaultChecked={isPart && own?.sharesReadiness}
          label="Also share how ready I am, as one word"
          hint="Firm, Nearly, Gaps or Unknown. Leave it empty to keep it to yourself; you can change this at any time."
        />
        <Button look={isPart ? "quiet" : "main"}>{isPart ? "Save what I share" : "Take part"}</Button>
      </PostedForm>
      {isPart && (
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <LinkButton look="quiet" href="/election">
            My own preparation
          </LinkButton>
          <PostedForm action={leavePartAction}>
            <input type="hidden" name="office" value={officeId} />
            <Button look="plain">Stop taking part</Button>
          </PostedForm>
        </div>
      )}
    </section>
  );
}
