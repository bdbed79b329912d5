import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { campaignLink } from "@/components/election/link";
import { ANSWER_WORDS } from "@/components/election/words";
import { Button, LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { requireActor } from "@/lib/actor";
import { backTo } from "@/lib/return-path";
import { type AreaView, type AssessmentView, getAssessment } from "@/services/assessment";
import { whichCampaign } from "../which";
import { takeAction } from "./actions";

export const metadata: Metadata = { title: "Self-assessment" };

export default async function AssessmentPage({ searchParams }: PageProps<"/election/assessment">) {
  const { campaign: asked, saved } = await searchParams;
  const actor = await requireActor(backTo("/election/assessment", { campaign: asked }));
  const campaign = await whichCampaign(actor, asked);
  const view = await getAssessment(actor, campaign.id, new Date());
  const { areas, answered, of, latest } = view;
  const next = areas.find((area) => area.answered < area.statements.length) ?? areas[0];
  const areaLink = (id: string) => campaignLink(`/election/assessment/${id}`, campaign);
  return (
    <Page
      title={campaign.subject === "office" ? "How ready is the office?" : "How ready are you?"}
      lead={
        !campaign.isOpen
          ? "This election is ended, so nothing more is asked for it. Your answers stay here to read."
          : answered === 0
            ? `${of} statements in ${areas.length} areas, some fifteen minutes. Stop whenever you like: your answers are kept.`
            : answered < of
              ? `${answered} of ${of} answered. Go on where you left it, or take it as it is: what is open counts as not known.`
              : "All answered. Look it over, then take it."
      }
      back={{ href: campaignLink("/election", campaign), label: "Before the election" }}
    >
      {saved === "1" && (
        <p role="status" className="card mb-8">
          Saved. You can come back to this at any time.
        </p>
      )}
      {campaign.isOpen && answered === 0 && <Honest view={view} />}
      {campaign.isOpen && next && answered < of && (
        <p>
          <LinkButton href={areaLink(next.id)}>{answered === 0 ? "Begin" : "Go on"}</LinkButton>
        </p>
      )}
      <ul className="mt-8 divide-y divide-line border-line border-y">
        {areas.map((area) => (
          <li key={area.id} className="py-3">
            <AreaSummary area={area} href={campaign.isOpen ? areaLink(area.id) : null} />
          </li>
        ))}
      </ul>
      {answered > 0 && campaign.isOpen && (
        <section aria-labelledby="take" className="mt-12">
          <h2 id="take">Take it</h2>
          <p className="measure mt-3">
            This keeps your answers as they are today, with the edition of the guidance. It cannot be changed
            afterwards: a later one stands beside it, so that you see what got better.
          </p>
          <PostedForm action={takeAction} className="mt-5">
            <input type="hidden" name="campaign" value={campaign.id} />
            <input type="hidden" name="op" value={randomUUID()} />
            <Button look={answered < of ? "quiet" : "main"}>
              {answered < of ? "Take it with some left open" : "Take the assessment"}
            </Button>
          </PostedForm>
        </section>
      )}
      {latest && (
        <p className="mt-8">
          <Link href={`/election/assessments/${latest.id}`} prefetch={false}>
            The last one you took
          </Link>
        </p>
      )}
    </Page>
  );
}

function Honest({ view: { campaign } }: { view: AssessmentView }) {
  return (
    <div className="prose measure mb-8">
      <p>
        Say “yes” only to what you have looked at. “Don’t know” is a good answer: it shows what to find out
        first, and counts no worse than “no”.
      </p>
      <p>
        {campaign.subject === "office"
          ? "These are answers about the office. Its principal and managers can read them; staff cannot."
          : campaign.partOfId
            ? "Your answers are yours. A manager of your office sees whether and when you took this, and how ready you are only if you share it."
            : "Your answers are kept sealed, and nobody else reads them."}{" "}
        It is a check of your own. It is no audit, and no advice on the law.
      </p>
    </div>
  );
}

/** An area and what was answered in it. Without an address once the election is ended. */
function AreaSummary({ area, href }: { area: AreaView; href: string | null }) {
  const isDone = area.answered === area.statements.length;
  const differing = area.statements.filter((one) => one.differs).length;
  return (
    <>
      {href ? (
        <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center font-semibold">
          {area.title}
        </Link>
      ) : (
        <p className="font-semibold">{area.title}</p>
      )}
      <p className="text-quiet text-small">
        {isDone
          ? area.statements.map(({ answer }) => answer && ANSWER_WORDS[answer]).join(" · ")
          : `${area.answered} of ${area.statements.length} answered`}
        {differing > 0 &&
          `. ${differing === 1 ? "One answer differs" : `${differing} answers differ`} from the checklist`}
      </p>
    </>
  );
}
