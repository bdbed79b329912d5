import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { inWords } from "@/components/checklist/words";
import { OpenedSteps } from "@/components/help/opened-steps";
import { AIDE_NEVER_SEES } from "@/components/help/words";
import { Button, LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { backTo } from "@/lib/return-path";
import { getDraft } from "@/services/help";
import { confirmHelpAction } from "../actions";
import { whichOffice } from "../which-office";

export const metadata: Metadata = { title: "Before they begin" };

export default async function CheckHelpPage({ searchParams }: PageProps<"/office/help/check">) {
  const { office: asked } = await searchParams;
  const actor = await requireActor(backTo("/office/help/check", { office: asked }));
  const here = await orNotFound(() => whichOffice(actor, asked));
  if (!here) redirect("/office/help");
  const { officeId } = here;
  const draft = await orNotFound(() => getDraft(actor, officeId, new Date()));
  const name = `/office/help/name?office=${officeId}`;
  if (!draft) redirect(name);
  const { aide, days, until, steps } = draft;
  return (
    <Page
      title={<span className="break-words">What {aide} will see</span>}
      lead={`For ${days === 1 ? "one day" : `${days} days`}, until ${inWords(londonDate(until))}. This is all of it.`}
      back={{ href: name, label: "Change something" }}
    >
      <section aria-labelledby="preview" className="card border-accent">
        <h2 id="preview" className="sr-only">
          Their page of you
        </h2>
        <OpenedSteps steps={steps} />
      </section>
      <section aria-labelledby="never" className="mt-10">
        <h2 id="never">What they never see</h2>
        <ul className="mt-3 list-disc space-y-1 pl-5">
          {AIDE_NEVER_SEES.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="can" className="mt-10">
        <h2 id="can">What they can do</h2>
        <p className="measure mt-3">
          They prepare a sitting on paper, and record a step as done together, or as you told them. Each
          record carries their name. You read every one, and can take back any. You also see when they looked.
        </p>
      </section>
      <PostedForm action={confirmHelpAction} className="mt-10 flex flex-wrap items-center gap-4">
        <input type="hidden" name="office" value={officeId} />
        <input type="hidden" name="help" value={draft.id} />
        <Button>Let them help me</Button>
        <LinkButton href={name} look="plain">
          Change something
        </LinkButton>
      </PostedForm>
    </Page>
  );
}
