import type { Metadata } from "next";
import Link from "next/link";
import { ReportBlocks } from "@/components/election/report-blocks";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { REPORT_FOR } from "@/domain/election/report";
import { orNotFound, requireActor } from "@/lib/actor";
import { getReport } from "@/services/report";

export const metadata: Metadata = { title: "Self-assessment" };

const WHO = {
  me: {
    label: "For yourself, with everything",
    about: "It says where you are weak. Keep it as you would a key.",
  },
  others: {
    label: "To show others",
    about: "It says that you did this and what it covers. It names no gap, and looks the same with none.",
  },
} as const;

export default async function ReportPage({
  params,
  searchParams,
}: PageProps<"/election/assessments/[id]/report">) {
  const { id } = await params;
  const actor = await requireActor("/election");
  const { for: wanted } = await searchParams;
  const who = REPORT_FOR.find((known) => known === wanted) ?? "me";
  const { report } = await orNotFound(() => getReport(actor, id, who, new Date()));
  const here = `/election/assessments/${id}`;
  return (
    <Page title={report.title} lead={report.subtitle} back={{ href: here, label: "The assessment" }}>
      <div className="no-print card mb-10">
        <nav aria-label="Which report" className="flex flex-wrap gap-2 text-small">
          {REPORT_FOR.map((known) => (
            <Link
              key={known}
              href={known === "me" ? `${here}/report` : `${here}/report?for=others`}
              prefetch={false}
              aria-current={known === who ? "page" : undefined}
              className={`inline-flex min-h-11 items-center rounded-full border px-3.5 text-ink no-underline ${known === who ? "border-accent bg-wash font-semibold" : "border-line hover:border-quiet"}`}
            >
              {WHO[known].label}
            </Link>
          ))}
        </nav>
        <p className="measure mt-4">{WHO[who].about} Print this page, or take the PDF: it carries no name.</p>
        <p className="mt-4">
          <LinkButton look="quiet" href={`${here}/pdf${who === "others" ? "?for=others" : ""}`}>
            Download as a PDF
          </LinkButton>
        </p>
      </div>
      <div className="paper-report">
        <ReportBlocks blocks={report.blocks} />
        <p className="mt-8 text-quiet text-small">{report.foot}</p>
      </div>
    </Page>
  );
}
