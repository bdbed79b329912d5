import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import {
  planOfficeActionAction,
  saveOfficeNoteAction,
  setOfficeStatusAction,
} from "@/app/office/checklist/actions";
import {
  ActionStrip,
  Afterwards,
  AllSteps,
  BeforeYouStart,
  Provenance,
  Section,
  Why,
} from "@/components/checklist/action-body";
import { NoteForm } from "@/components/checklist/note-form";
import { StatusForm } from "@/components/checklist/status-form";
import { KeptForm } from "@/components/office/kept-form";
import { OfficeHistory } from "@/components/office/office-history";
import { OfficePlan } from "@/components/office/office-plan";
import { OfficeStanding } from "@/components/office/office-standing";
import { StrongFirst } from "@/components/office/strong-first";
import { Page } from "@/components/ui/page";
import { currentOffice } from "@/domain/access/current-office";
import { orNotFound, requireActor } from "@/lib/actor";
import { env } from "@/lib/env";
import { backTo } from "@/lib/return-path";
import { getOfficeAction } from "@/services/office-checklist";

// The title stays the same for every action: it stands in the tab, and in the browser's history.
export const metadata: Metadata = { title: "Office actions" };

export default async function OfficeActionPage({
  params,
  searchParams,
}: PageProps<"/office/checklist/[action]">) {
  const { action: id } = await params;
  const { office: asked, saved } = await searchParams;
  const actor = await requireActor(backTo(`/office/checklist/${id}`, { office: asked }));
  const here = await orNotFound(() => currentOffice(actor, asked));
  const view = here && (await orNotFound(() => getOfficeAction(actor, here.officeId, id, new Date())));
  if (!view) redirect("/not-found");
  const { action, detail, officeId } = view;
  const page = backTo(`/office/checklist/${id}`, { office: officeId });

  return (
    <Page
      eyebrow={view.office}
      title={action.title}
      lead={action.summary}
      back={{ href: `/office/checklist?office=${officeId}`, label: "Office actions" }}
    >
      <div className="-mt-4">
        <ActionStrip action={action} places={[]} />
      </div>
      {!detail && (
        <div className="mt-8">
          <KeptForm
            action={saveOfficeNoteAction}
            page={page}
            typed={[{ name: "note", label: "The office’s note", rows: 4 }]}
            press="Save note"
          >
            <KeptForm
              action={planOfficeActionAction}
              page={page}
              typed={[{ name: "due", label: "By when", type: "date" }]}
              press="Save the plan"
            >
              <KeptForm action={setOfficeStatusAction} page={page} typed={[]} press="Save the status">
                <StrongFirst to={page} why="To see how it stands in the office" isLocal={env().isLocal} />
              </KeptForm>
            </KeptForm>
          </KeptForm>
        </div>
      )}
      {detail && <OfficeStanding detail={detail} />}
      {detail && (
        <OfficePlan
          action={planOfficeActionAction}
          view={view}
          detail={detail}
          op={randomUUID()}
          savedWords={saved === "plan-form" ? "Plan saved." : undefined}
          page={page}
        />
      )}
      <Section title="Why this matters" id="why">
        <Why action={action} />
      </Section>
      <Section title="Do this" id="steps">
        <BeforeYouStart action={action} />
        <AllSteps variants={action.how} within="office" />
      </Section>
      <Afterwards action={action} />
      {detail && (
        <>
          <StatusForm
            action={setOfficeStatusAction}
            officeId={officeId}
            page={page}
            actionId={id}
            op={randomUUID()}
            version={detail.version}
            standing={detail.item.standing}
            reason={detail.reason}
            reasonText=""
            savedWords={saved === "status" ? "Saved." : undefined}
            next={null}
          />
          <div className="mt-12">
            <NoteForm
              action={saveOfficeNoteAction}
              officeId={officeId}
              page={page}
              actionId={id}
              op={randomUUID()}
              version={detail.note.version}
              text={detail.note.text}
              savedWords={saved === "note-form" ? "Note saved." : undefined}
            />
          </div>
          <OfficeHistory rows={detail.history} today={detail.today} />
        </>
      )}
      <Provenance action={action} />
    </Page>
  );
}
