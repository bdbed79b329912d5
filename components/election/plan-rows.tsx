import Link from "next/link";
import type { ReactNode } from "react";
import { inWords } from "@/domain/election/calendar";
import type { PlanRow } from "@/services/plan";
import { FIT_WORDS } from "./words";

/** Planned actions as a list: the day, what to do, and whether the day still fits. */
export function PlanRows({
  rows,
  linkOf,
  more,
}: {
  rows: readonly PlanRow[];
  linkOf: (actionId: string) => string;
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
          </p>
          <Link
            href={linkOf(row.action.id)}
            prefetch={false}
            className="inline-flex min-h-11 items-center text-ink no-underline hover:underline"
          >
            {row.action.title}
          </Link>
          {row.fit !== "fits" && row.fit !== "past" && (
            <p className="text-attention text-small">{FIT_WORDS[row.fit]}.</p>
          )}
          {more?.(row)}
        </li>
      ))}
    </ul>
  );
}
