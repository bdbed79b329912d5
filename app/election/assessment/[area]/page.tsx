import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AreaForm } from "@/components/election/area-form";
import { campaignLink } from "@/components/election/link";
import { StatementAbout } from "@/components/election/statement-about";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { backTo } from "@/lib/return-path";
import { getAssessment } from "@/services/assessment";
import { whichCampaign } from "../../which";
import { saveAreaAction } from "../actions";

export const metadata: Metadata = { title: "Self-assessment" };

export default async function AreaPage({ params, searchParams }: PageProps<"/election/assessment/[area]">) {
  const { area: id } = await params;
  const { campaign: asked } = await searchParams;
  const actor = await requireActor(backTo("/election/assessment", { campaign: asked }));
  const campaign = await whichCampaign(actor, asked);
  const { areas } = await getAssessment(actor, campaign.id, new Date());
  const place = areas.findIndex((area) => area.id === id);
  const area = areas[place];
  if (!area || !campaign.isOpen) redirect("/not-found");
  const before = areas[place - 1];
  return (
    <Page
      title={area.title}
      lead={area.summary}
      eyebrow={
        <span className="flex flex-wrap items-center justify-between gap-x-6">
          <Link
            href={campaignLink(
              before ? `/election/assessment/${before.id}` : "/election/assessment",
              campaign,
            )}
            prefetch={false}
            className="inline-flex min-h-11 items-center gap-1.5"
          >
            <span aria-hidden="true">‹</span> Back
          </Link>
          <span>
            Area {place + 1} of {areas.length}
          </span>
        </span>
      }
    >
      <AreaForm
        action={saveAreaAction}
        campaign={campaign.id}
        area={area.id}
        isLast={place === areas.length - 1}
        statements={area.statements.map((statement) => ({
          id: statement.id,
          text: statement.text,
          always: statement.always,
          answer: statement.answer,
          about: <StatementAbout statement={statement} subject={campaign.subject} />,
        }))}
      />
    </Page>
  );
}
