import type { Metadata } from "next";
import { campaignLink } from "@/components/election/link";
import { MoveForm } from "@/components/election/move-form";
import { PlanRows } from "@/components/election/plan-rows";
import { stageDays, stageTitle } from "@/components/election/timeline";
import { FIT_WORDS } from "@/components/election/words";
import { Button, LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { inWords } from "@/domain/election/calendar";
import { requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { backTo } from "@/lib/return-path";
import { viewOf } from "@/services/campaign";
import { getPlan } from "@/services/plan";
import { listAction, moveDateAction } from "../actions";
import { whichCampaign } from "../which";

export const metadata: Metadata = { title: "Before the election" };

export default async function PlanPage({ searchParams }: PageProps<"/election/plan">) {
  const { campaign: asked, moved, listed } = await searchParams;
  const actor = await requireActor(backTo("/election/plan", { campaign: asked }));
  const now = new Date();
  const campaign = viewOf(await whichCampaign(actor, asked), now);
  const plan = await getPlan(actor, campaign.id, now);
  const { phases } = loadCatalogue().assessment;
  const groups = campaign.stages.map((stage, n) => ({
    stage,
    rows: plan.open.filter(
      ({ due }) => (n === 0 || due >= stage.from) && (n === campaign.stages.length - 1 || due <= stage.to),
    ),
  }));
  const row = plan.open.find(({ action }) => action.id === moved);
  const unfit = plan.open.filter(({ fit }) => fit === "in-freeze" || fit === "after-poll");
  return (
    <Page
      title="The plan"
      lead={
        plan.assessmentId === null
          ? "It follows from your answers: each gap becomes a step with a date."
          : plan.open.length === 0
            ? "Nothing is open. Answer again when something has changed, or about a month before polling day."
            : `${plan.open.length} ${plan.open.length === 1 ? "step" : "steps"} to go${plan.settled > 0 ? `, ${plan.settled} done or set aside` : ""}.`
      }
      back={{ href: campaignLink("/election", campaign), label: "Before the election" }}
    >
      {row && (
        <p role="status" className="card mb-8">
          {row.action.title}: now by {inWords(row.due)}.{row.fit !== "fits" && ` ${FIT_WORDS[row.fit]}.`}
        </p>
      )}
      {listed === "1" && (
        <p role="status" className="card mb-8">
          These dates are on the office’s list now. There you say who does what.
        </p>
      )}
      {unfit.length > 0 && (
        <p className="card mb-8 border-attention bg-attention-wash">
          {unfit.length === 1 ? "One step does not fit" : `${unfit.length} steps do not fit`} before polling
          day as it is dated now. Move {unfit.length === 1 ? "it" : "them"} forward, or decide to leave{" "}
          {unfit.length === 1 ? "it" : "them"}.
        </p>
      )}
      {plan.assessmentId === null && (
        <LinkButton href={campaignLink("/election/assessment", campaign)}>Begin the assessment</LinkButton>
      )}
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map(({ stage, rows }) => (
          <section key={stage.from} aria-labelledby={`stage-${stage.phases[0]}`} className="mb-12">
            <h2 id={`stage-${stage.phases[0]}`}>{stageTitle(phases, stage)}</h2>
            <p className="mt-1 text-quiet text-small">{stageDays(stage)}</p>
            <div className="mt-4">
              <PlanRows
                rows={rows}
                campaign={campaign}
                more={({ action, due, isMoved }) =>
                  campaign.isOpen &&
                  !(campaign.officeId && action.scope === "office") && (
                    <details className="no-print">
                      <summary className="min-h-11 py-2 text-small">
                        Move to another day<span className="sr-only">: {action.title}</span>
                      </summary>
                      <MoveForm
                        action={moveDateAction}
                        campaign={campaign.id}
                        actionId={action.id}
                        title={action.title}
                        due={due}
                        isMoved={isMoved}
                      />
                    </details>
                  )
                }
              />
            </div>
          </section>
        ))}
      {campaign.officeId && campaign.isOpen && plan.open.some(({ action }) => action.scope === "office") && (
        <section aria-labelledby="list" className="no-print mb-10">
          <h2 id="list">On the office’s list</h2>
          <p className="measure mt-2">
            Steps of the office are done from its own list, where each has somebody’s name and a day that
            everybody sees. This puts the days there for those that have none yet.
          </p>
          <PostedForm action={listAction} className="mt-4">
            <input type="hidden" name="campaign" value={campaign.id} />
            <Button look="quiet">Put the days on the office’s list</Button>
          </PostedForm>
        </section>
      )}
      {plan.assessmentId && (
        <p className="no-print mt-8">
          <LinkButton look="quiet" href={`/election/assessments/${plan.assessmentId}/report`}>
            On paper, with the assessment
          </LinkButton>
        </p>
      )}
    </Page>
  );
}
