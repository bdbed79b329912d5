import Link from "next/link";
import type { ReactNode } from "react";
import { inWords } from "@/domain/election/calendar";
import type { HeldCampaign } from "@/services/campaign";
import type { PlanRow } from "@/services/plan";
import { campaignLink } from "./link";
import { FIT_WORDS } from "./words";

type Of = Pick<HeldCampaign, "id" | "subject" | "isOpen">;

/** Planned actions as a list: the day, what to do, where it is ticked off, and whether the day still fits. */
export function PlanRows({
  rows,
  campaign,
  more,
}: {
  rows: readonly PlanRow[];
  campaign: Of;
  more?: (row: PlanRow) => ReactNode;
}) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {rows.map((row) => (
        <li key={row.action.id} id={row.action.id} className="py-3.5">
          <p className="flex flex-wrap items-baseline gap-x-3 text-small">
            <span className={row.isOverdue ? "font-semibold text-attention" : "text-quiet"}>
              {row.isOverdue ? `Was due by ${inWords(row.due)}` : `By ${inWords(row.due)}`}
            </span>
            <span className="text-quiet">{row.action.minutes} min</span>
            {row.kind === "find-out" && <span className="text-quiet">Find out first</span>}
            {row.assignee && <span className="text-quiet">{row.assignee}</span>}
            {row.isMoved && <span className="text-quiet">Moved</span>}
            {row.officeId && campaign.subject === "person" && (
              <span className="text-quiet">On your office’s list</span>
            )}
          </p>
          <Link
            href={stepLink(row)}
            prefetch={false}
            className="inline-flex min-h-11 items-center text-ink no-underline hover:underline"
          >
            {row.action.title}
          </Link>
          {row.fit !== "fits" && row.fit !== "past" && (
            <p className="text-attention text-small">{FIT_WORDS[row.fit]}.</p>
          )}
          <Settles row={row} campaign={campaign} />
          {more?.(row)}
        </li>
      ))}
    </ul>
  );
}

/** Where a step is done: on one's own list, or on the office's. What each person does for themselves has its guidance. */
function stepLink({ action, officeId, isEachOnes }: PlanRow): string {
  if (officeId) return `/office/checklist/${action.id}?office=${officeId}`;
  return isEachOnes ? `/guidance/${action.id}` : `/checklist/${action.id}`;
}

/** What settles a step where a tick on the list does not, or did not. */
function Settles({
  row: { action, officeId, isEachOnes, doubted, kind, area },
  campaign,
}: {
  row: PlanRow;
  campaign: Of;
}) {
  if (!isEachOnes && !doubted) return null;
  const list = !officeId
    ? "Your list"
    : campaign.subject === "office"
      ? "The office’s list"
      : "Your office’s list";
  const answer = kind === "find-out" ? "the answer leaves it open" : "the answer says otherwise";
  return (
    <p className="text-quiet text-small">
      {isEachOnes
        ? "Each person does this on their own list. Once they have:"
        : `${list} has this as ${doubted === "done" ? "done" : "set aside"}; ${answer}. Look at it once more there. If it is right after all:`}{" "}
      {campaign.isOpen ? (
        <Link href={campaignLink(`/election/assessment/${area}`, campaign)} prefetch={false}>
          answer again<span className="sr-only">: {action.title}</span>
        </Link>
      ) : (
        "answer again"
      )}
      .
    </p>
  );
}
