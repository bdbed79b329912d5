import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import {
  ActionStrip,
  Afterwards,
  AllSteps,
  BeforeYouStart,
  Section,
  Why,
} from "@/components/checklist/action-body";
import { StatusMark } from "@/components/checklist/status-mark";
import { STANDING_WORDS } from "@/components/checklist/words";
import { StrongToHelp } from "@/components/help/strong-to-help";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { orNotFound, requireActor } from "@/lib/actor";
import { loadCatalogue } from "@/lib/content";
import { env } from "@/lib/env";
import { getOpenedStep } from "@/services/helping";
import { recordHelpAction } from "../../actions";

export const metadata: Metadata = { title: "Helping" };

export default async function OpenedStepPage({ params }: PageProps<"/office/help/[help]/[action]">) {
  const { help, action: id } = await params;
  const path = `/office/help/${help}/${id}`;
  const actor = await requireActor(path);
  const result = await orNotFound(() => getOpenedStep(actor, { helpId: help, actionId: id }, new Date()));
  if (!result.ok) return <StrongToHelp to={path} isLocal={env().isLocal} />;
  const { principal, step } = result.view;
  const { action, standing, isOpen, version } = step;
  const { placeById } = loadCatalogue();
  const places = [...new Set(action.how.map(({ place }) => place))].flatMap(
    (place) => placeById.get(place) ?? [],
  );
  return (
    <Page
      eyebrow={<span className="break-words">You help {principal}</span>}
      title={action.title}
      lead={action.summary}
      back={{ href: `/office/help/${help}`, label: "What they opened to you" }}
    >
      <div className="-mt-4">
        <ActionStrip action={action} places={places} />
      </div>
      {standing !== "to-do" && (
        <p className="card mt-8 flex items-center gap-4">
          <StatusMark standing={standing} />
          <span aria-hidden="true">{STANDING_WORDS[standing]}</span>
        </p>
      )}
      <Section title="Why this matters" id="why">
        <Why action={action} />
      </Section>
      <Section title="Do this together" id="steps">
        <p className="mb-5 text-quiet">
          The steps for every kind of device. They know which is theirs; you read it to them.
        </p>
        <BeforeYouStart action={action} />
        <AllSteps variants={action.how} within="how" />
      </Section>
      <Afterwards action={action} />
      {isOpen && (
        <section aria-labelledby="record" className="mt-10 border-line border-t pt-8">
          <h2 id="record" tabIndex={-1}>
            Is it done?
          </h2>
          <p className="measure mt-2 mb-5">
            Record what you know. It says that it was you, and how. Nothing you record here counts as checked.
          </p>
          <PostedForm action={recordHelpAction} version={version} className="flex flex-wrap gap-3">
            <input type="hidden" name="help" value={help} />
            <input type="hidden" name="action" value={id} />
            <input type="hidden" name="op" value={randomUUID()} />
            <Button name="how" value="together">
              Done together
            </Button>
            <Button name="how" value="reported" look="quiet">
              They told me it is done
            </Button>
          </PostedForm>
        </section>
      )}
    </Page>
  );
}
