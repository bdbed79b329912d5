import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { saveNoteAction, setStatusAction, takeBackAction } from "@/app/checklist/actions";
import { PressForm } from "@/components/account/small-form";
import {
  ActionStrip,
  Afterwards,
  AllSteps,
  BeforeYouStart,
  Provenance,
  Section,
  Why,
} from "@/components/checklist/action-body";
import { History } from "@/components/checklist/history";
import { NoteForm } from "@/components/checklist/note-form";
import { StandingNotice } from "@/components/checklist/standing-notice";
import { StatusForm } from "@/components/checklist/status-form";
import { WhyHere } from "@/components/checklist/why-here";
import { OfOffice } from "@/components/office/of-office";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { getAction } from "@/services/checklist";

// The title stays the same for every action: it stands in the tab, and in the browser's history.
export const metadata: Metadata = { title: "Your checklist" };

/** Said before somebody asks for help, to those who are in an office. */
const HELP_SEEN: Record<string, string> = {
  true: "If you ask for help, your office sees that you did, not with what.",
  false: "Your office does not see this step, whatever you record on it.",
};

export default async function ActionPage({ params, searchParams }: PageProps<"/checklist/[action]">) {
  const { action: id } = await params;
  const actor = await requireActor(`/checklist/${id}`);
  const view = await getAction(actor, id, new Date());
  if (!view) redirect("/not-found");
  const { saved } = await searchParams;
  const { action, item } = view;
  const { placeById, topics, actionById } = loadCatalogue();
  const mine = item?.mine ?? action.how;
  const places = [...new Set(mine.map((variant) => variant.place))].flatMap(
    (place) => placeById.get(place) ?? [],
  );
  const standing = item?.standing ?? view.status;
  const savedAt = view.history[0];

  return (
    <Page
      eyebrow={topics.find((topic) => topic.id === action.topic)?.title}
      title={action.title}
      lead={action.summary}
      back={{ href: "/checklist", label: "Your checklist" }}
    >
      <div className="-mt-4">
        <ActionStrip action={action} places={places} />
      </div>
      {!view.isOfOffice && (
        <StandingNotice
          view={view}
          standing={standing}
          takeBack={
            view.recorded && (
              <PressForm
                action={takeBackAction}
                fields={{ action: id, change: view.recorded.changeId, op: randomUUID() }}
              >
                Take it back
              </PressForm>
            )
          }
        />
      )}
      {view.isOfOffice ? <OfOffice actionId={id} /> : <WhyHere view={view} />}
      <Section title="Why this matters" id="why">
        <Why action={action} />
      </Section>
      <Section title="Do this" id="steps">
        {item && item.betterAfter.length > 0 && (
          <p className="mb-5">
            Better done first:{" "}
            {item.betterAfter.map((first, n) => (
              <span key={first}>
                {n > 0 && ", "}
                <Link href={`/checklist/${first}`} prefetch={false}>
                  {actionById.get(first)?.title}
                </Link>
              </span>
            ))}
            .
          </p>
        )}
        <BeforeYouStart action={action} />
        <AllSteps variants={mine} within="mine" />
        {item && item.others.length > 0 && (
          <details className="mt-8">
            <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
              Steps for other devices and apps
            </summary>
            <div className="mt-4">
              <AllSteps variants={item.others} within="other" />
            </div>
          </details>
        )}
      </Section>
      <Afterwards action={action} />
      {!view.isOfOffice && (
        <StatusForm
          action={setStatusAction}
          actionId={id}
          op={randomUUID()}
          version={view.version}
          standing={standing}
          reason={view.reason}
          reasonText={view.reasonText}
          aside={HELP_SEEN[String(view.isHelpSeen)]}
          savedWords={saved === "status" && savedAt ? "Saved." : undefined}
          next={view.next && { href: `/checklist/${view.next.action.id}`, title: view.next.action.title }}
        />
      )}
      <div className="mt-12">
        <NoteForm
          action={saveNoteAction}
          actionId={id}
          op={randomUUID()}
          version={view.note.version}
          text={view.note.text}
          savedWords={saved === "note-form" ? "Note saved." : undefined}
        />
      </div>
      <History view={view} />
      <Provenance action={action} />
    </Page>
  );
}
