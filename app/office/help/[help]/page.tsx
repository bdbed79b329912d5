import type { Metadata } from "next";
import { inWords } from "@/components/checklist/words";
import { OpenedSteps } from "@/components/help/opened-steps";
import { StrongToHelp } from "@/components/help/strong-to-help";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Said } from "@/components/ui/said";
import { orNotFound, requireActor } from "@/lib/actor";
import { londonDate } from "@/lib/clock";
import { env } from "@/lib/env";
import { getOpened } from "@/services/helping";

// The same for everybody: it stands in the tab, and in the browser's history.
export const metadata: Metadata = { title: "Helping" };

const DONE: Record<string, string> = {
  together: "Recorded: done together. They see that you recorded it, and can take it back.",
  reported: "Recorded: they told you that it is done. They see that you recorded it, and can take it back.",
};

export default async function HelpingPage({ params, searchParams }: PageProps<"/office/help/[help]">) {
  const { help } = await params;
  const path = `/office/help/${help}`;
  const actor = await requireActor(path);
  const result = await orNotFound(() => getOpened(actor, { helpId: help }, new Date()));
  if (!result.ok) return <StrongToHelp to={path} isLocal={env().isLocal} />;
  const { principal, until, steps } = result.view;
  const { done } = await searchParams;
  const open = steps.filter(({ isOpen }) => isOpen).length;
  return (
    <Page
      title={<span className="break-words">You help {principal}</span>}
      lead={`Until ${inWords(londonDate(until))}. They see when you look here, and what you record.`}
      back={{ href: "/office/help", label: "Helping" }}
    >
      <Said words={DONE} done={done} />
      <p className="measure">
        Do it together: you read, they hold their own phone. You never need a password or a code of theirs,
        and this page says nothing of what they use.
      </p>
      {open > 0 && (
        <p className="mt-5">
          <LinkButton href={`${path}/sitting`}>Prepare a sitting</LinkButton>
        </p>
      )}
      <section aria-labelledby="opened" className="mt-10">
        <h2 id="opened">What they opened to you</h2>
        <p className="mt-2 mb-6 text-quiet">
          {open === 0 ? "Nothing of it is left to do." : `${open} of ${steps.length} left to do.`}
        </p>
        <OpenedSteps steps={steps} under={path} />
      </section>
    </Page>
  );
}
