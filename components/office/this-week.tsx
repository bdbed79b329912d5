import Link from "next/link";
import { StatusMark } from "@/components/checklist/status-mark";
import type { CalendarDate } from "@/domain/dates";
import type { DueRow } from "@/services/office-checklist";
import { MOVE_WORDS, OFFICE_STANDING_WORDS } from "./action-words";
import { dayInWords, dueInWords } from "./due";

const MOST_SHOWN = 7;

/** What an office has to look at by Sunday, of every kind; first on its page. */
export function ThisWeek({
  rows,
  officeId,
  today,
}: {
  rows: readonly DueRow[];
  officeId: string;
  today: CalendarDate;
}) {
  const [shown, more] = [rows.slice(0, MOST_SHOWN), rows.slice(MOST_SHOWN)];
  return (
    <section aria-labelledby="week">
      <h2 id="week">This week</h2>
      {rows.length === 0 && <p className="mt-3">Nothing is due this week.</p>}
      {shown.length > 0 && <Rows rows={shown} officeId={officeId} today={today} />}
      {more.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-11 py-2 text-accent underline underline-offset-4">
            {more.length} more this week
          </summary>
          <Rows rows={more} officeId={officeId} today={today} />
        </details>
      )}
    </section>
  );
}

function Rows({ rows, officeId, today }: { rows: readonly DueRow[]; officeId: string; today: CalendarDate }) {
  return (
    <ul className="card mt-4 py-1">
      {rows.map((row) => {
        const standing = row.kind === "action" ? row.item.standing : "to-do";
        return (
          <li
            key={row.id}
            className="relative flex min-h-14 items-start gap-3 border-line border-b py-3 last:border-b-0 print:min-h-0 print:break-inside-avoid print:py-1"
          >
            <StatusMark standing={standing} words={OFFICE_STANDING_WORDS} />
            <div className="min-w-0 flex-1">
              <Link
                href={
                  row.kind === "action"
                    ? `/office/checklist/${row.item.action.id}?office=${officeId}`
                    : `/office/moves/${row.id}?office=${officeId}`
                }
                prefetch={false}
                className="break-words text-ink no-underline after:absolute after:inset-0 hover:underline"
              >
                {row.kind === "action"
                  ? row.item.action.title
                  : `${row.name} ${MOVE_WORDS[row.move]} on ${dayInWords(row.day, today)}`}
              </Link>
              <p className="mt-0.5 flex flex-wrap gap-x-3 text-quiet text-small">
                {row.dueOn && (
                  <span className={row.dueOn < today ? "text-attention" : ""}>
                    {dueInWords(row.dueOn, today)}
                  </span>
                )}
                {standing !== "to-do" && standing !== "done" && (
                  <span>{OFFICE_STANDING_WORDS[standing]}</span>
                )}
                {row.kind === "action" && row.assignee && <span className="break-words">{row.assignee}</span>}
                {row.kind === "move" && (
                  <span>{row.steps === 1 ? "1 step this week" : `${row.steps} steps this week`}</span>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
