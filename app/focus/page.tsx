import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { endSittingAction, leaveStepAction, startSittingAction } from "@/app/focus/actions";
import { AllSteps, BeforeYouStart } from "@/components/checklist/action-body";
import { minutesInWords } from "@/components/checklist/words";
import { SittingPlan } from "@/components/focus/plan";
import { Button, LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { RichText } from "@/components/ui/rich-text";
import { requireActor } from "@/lib/actor";
import { getSitting, proposeSitting, SITTING_MINUTES, type SittingView } from "@/services/sitting";

export const metadata: Metadata = { title: "A sitting" };

export default async function FocusPage({ searchParams }: PageProps<"/focus">) {
  const { minutes: wanted } = await searchParams;
  const minutes = Number(wanted);
  const isWanted = Number.isInteger(minutes) && minutes >= 1 && minutes <= 240;
  const actor = await requireActor(isWanted ? `/focus?minutes=${minutes}` : "/focus");
  const now = new Date();
  const sitting = await getSitting(actor, now);
  if (sitting && !isWanted)
    return sitting.current ? <Step sitting={sitting} /> : <Closing sitting={sitting} />;

  const plan = isWanted ? await proposeSitting(actor, minutes, now) : [];
  return (
    <Page
      title="How long have you got?"
      lead="We pick what protects you most in that time, and order it so that you take each device in hand once."
      back={{ href: "/checklist", label: "Your checklist" }}
    >
      {sitting?.current && (
        <p className="card mb-8">
          A sitting is under way.{" "}
          <Link href="/focus" prefetch={false}>
            Go on where you left it
          </Link>
          , or choose a new one here.
        </p>
      )}
      <nav aria-label="Minutes" className="flex flex-wrap gap-3">
        {SITTING_MINUTES.map((known) => (
          <LinkButton
            key={known}
            href={`/focus?minutes=${known}`}
            look={known === minutes ? "main" : "quiet"}
            aria-current={known === minutes ? "page" : undefined}
          >
            {minutesInWords(known)}
          </LinkButton>
        ))}
      </nav>
      {isWanted && plan.length === 0 && (
        <p className="mt-8">
          Nothing on your list fits into {minutesInWords(minutes)}. Choose a longer time.
        </p>
      )}
      {plan.length > 0 && (
        <section aria-labelledby="plan" className="mt-10">
          <h2 id="plan">
            {plan.length === 1 ? "One step" : `${plan.length} steps`},{" "}
            {minutesInWords(plan.reduce((sum, item) => sum + item.action.minutes, 0))}
          </h2>
          <div className="mt-5">
            <SittingPlan items={plan} />
          </div>
          <div className="mt-8">
            <PostedForm action={startSittingAction} className="flex flex-wrap items-center gap-4">
              <input type="hidden" name="minutes" value={minutes} />
              <Button id="minutes">Begin</Button>
              <Link
                href={`/checklist/paper?form=sitting&minutes=${minutes}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center"
              >
                A sheet to do it together on paper
              </Link>
            </PostedForm>
          </div>
        </section>
      )}
    </Page>
  );
}

function Step({ sitting }: { sitting: SittingView }) {
  const { current: item, position, steps } = sitting;
  if (!item) return null;
  const { action, mine, places } = item;
  const before = steps[position - 1]?.places[0]?.id;
  const place = places[0];
  return (
    <Page
      eyebrow={`Step ${position + 1} of ${steps.length} · ${minutesInWords(action.minutes)}`}
      title={action.title}
      lead={action.summary}
    >
      {place && place.id !== before && (
        <p className="card mb-8 bg-wash">You do this {lowerFirst(place.title)}.</p>
      )}
      <BeforeYouStart action={action} />
      <AllSteps variants={mine} within="mine" />
      <h2 className="mt-10 text-large">You should now see</h2>
      <p className="mt-2 rounded-card border-accent border-l-4 bg-wash px-5 py-4">
        <RichText within="check">{action.check}</RichText>
      </p>
      <div id="step" tabIndex={-1} className="stays mt-8 border-line border-t bg-paper py-4">
        <PostedForm
          key={action.id}
          action={leaveStepAction}
          version={item.state?.version ?? 0}
          className="flex flex-wrap items-center gap-3"
        >
          <input type="hidden" name="action" value={action.id} />
          <input type="hidden" name="op" value={randomUUID()} />
          <Button name="intent" value="done">
            Done, next
          </Button>
          <Button name="intent" value="skip" look="quiet">
            Skip for now
          </Button>
          <Button name="intent" value="needs-help" look="plain">
            I need help
          </Button>
        </PostedForm>
      </div>
      <p className="mt-6 flex flex-wrap gap-x-6 text-small">
        <Link href={`/checklist/${action.id}`} prefetch={false} className="inline-flex min-h-11 items-center">
          Why it matters, and more
        </Link>
        <Link href="/checklist" prefetch={false} className="inline-flex min-h-11 items-center">
          Pause: we keep your place
        </Link>
      </p>
    </Page>
  );
}

function Closing({ sitting }: { sitting: SittingView }) {
  const { done, steps } = sitting;
  return (
    <Page
      title={done.length > 0 ? "What is now better" : "That is the end of this sitting"}
      lead={done.length === 0 ? "Nothing was ticked this time. Your list is as it was." : undefined}
    >
      {done.length > 0 && (
        <ul className="space-y-3">
          {done.map((item) => (
            <li key={item.action.id} className="card">
              <p className="text-quiet text-small">{item.action.title}</p>
              <p className="mt-1">{item.action.better}</p>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-6 text-quiet">
        {done.length} of {steps.length} {steps.length === 1 ? "step" : "steps"} done. The rest stays on your
        list.
      </p>
      <PostedForm action={endSittingAction} className="mt-6 flex flex-wrap gap-4">
        <Button>Finish</Button>
        <LinkButton href="/focus?minutes=5" look="quiet">
          Five more minutes
        </LinkButton>
      </PostedForm>
    </Page>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
