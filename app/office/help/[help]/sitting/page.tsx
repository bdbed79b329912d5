import type { Metadata } from "next";
import { minutesInWords } from "@/components/checklist/words";
import { SheetSteps } from "@/components/help/sheet-steps";
import { StrongToHelp } from "@/components/help/strong-to-help";
import { PaperFoot } from "@/components/paper/sheet";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { orNotFound, requireActor } from "@/lib/actor";
import { env } from "@/lib/env";
import { getOpened } from "@/services/helping";

export const metadata: Metadata = { title: "A sitting together" };

const MINUTES = [15, 30, 60] as const;

export default async function SittingTogetherPage({
  params,
  searchParams,
}: PageProps<"/office/help/[help]/sitting">) {
  const { help } = await params;
  const path = `/office/help/${help}/sitting`;
  const actor = await requireActor(path);
  const wanted = Number((await searchParams).minutes);
  const minutes = MINUTES.find((known) => known === wanted) ?? 30;
  const result = await orNotFound(() => getOpened(actor, { helpId: help, minutes }, new Date()));
  if (!result.ok) return <StrongToHelp to={path} isLocal={env().isLocal} />;
  const { steps, plan } = result.view;
  const open = steps.filter(({ isOpen }) => isOpen);
  const first = plan.flatMap((id) => open.find(({ action }) => action.id === id) ?? []);
  return (
    <Page
      title={`A sitting of ${minutesInWords(minutes)}`}
      back={{ href: `/office/help/${help}`, label: "What they opened to you" }}
    >
      <div className="no-print">
        <nav aria-label="Minutes" className="flex flex-wrap gap-3">
          {MINUTES.map((known) => (
            <LinkButton
              key={known}
              href={`${path}?minutes=${known}`}
              look={known === minutes ? "main" : "quiet"}
              aria-current={known === minutes ? "page" : undefined}
            >
              {minutesInWords(known)}
            </LinkButton>
          ))}
        </nav>
        <p className="measure mt-6">
          {first.length > 0
            ? "Ticked is what makes the best use of that time. Change it as you like, choose the devices, then use your browser’s Print: only what is ticked comes out. Nothing of it is saved."
            : "Nothing fits into that time by itself. Tick what you want to begin with, then use your browser’s Print. Nothing of it is saved."}
        </p>
      </div>
      <div className="paper-sitting mt-8">
        <p className="measure mb-4">
          One reads, the other holds their own phone. No password, code or name belongs on this sheet.
        </p>
        {[...first, ...open.filter((step) => !first.includes(step))].map(({ action }) => (
          <SheetSteps key={action.id} action={action} isChosen={plan.includes(action.id)} />
        ))}
        <PaperFoot>General advice, not an official document.</PaperFoot>
      </div>
    </Page>
  );
}
