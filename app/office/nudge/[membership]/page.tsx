import type { Metadata } from "next";
import { nudgeAction } from "@/app/office/actions";
import { StrongFirst } from "@/components/office/strong-first";
import { Button, LinkButton } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { NUDGES } from "@/domain/nudge";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { getNudge } from "@/services/nudge";

export const metadata: Metadata = { title: "Send a reminder" };

export default async function NudgePage({ params, searchParams }: PageProps<"/office/nudge/[membership]">) {
  const { membership } = await params;
  const path = `/office/nudge/${membership}`;
  const actor = await requireActor(path);
  const view = await orNotFound(() => getNudge(actor, membership, new Date()));
  if ("reason" in view) {
    return (
      <Page title="Send a reminder">
        <StrongFirst to={path} why="To send a reminder" isLocal={view.isLocal} />
      </Page>
    );
  }
  const back = { href: `/office?office=${view.office.id}`, label: view.office.name };
  if ((await searchParams).done === "1") {
    return (
      <Page title="The reminder is sent" back={back}>
        <p role="status">{view.name} can read when it was sent, and that you sent it.</p>
        <p className="mt-6">
          <LinkButton href={back.href}>Back to the team</LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page
      title={<>Remind {view.name}</>}
      back={back}
      lead="A friendly mail, in the same words for everybody. It says nothing of what is on their list."
    >
      {view.againFrom ? (
        <p>They were reminded this week already. You can send another from {londonMoment(view.againFrom)}.</p>
      ) : (
        <PostedForm action={nudgeAction}>
          <input type="hidden" name="person" value={membership} />
          <fieldset>
            <legend className="font-semibold">What it says</legend>
            <div id="text" className="mt-3 space-y-3">
              {NUDGES.map(({ id, label, line }, n) => (
                <Choice
                  key={id}
                  type="radio"
                  name="text"
                  value={id}
                  defaultChecked={n === 0}
                  label={label}
                  hint={line}
                />
              ))}
            </div>
          </fieldset>
          <p className="measure mt-6 text-quiet">
            At most one a week for each person. They see that it was sent, by whom and when.
          </p>
          <Button className="mt-5">Send the reminder</Button>
        </PostedForm>
      )}
    </Page>
  );
}
