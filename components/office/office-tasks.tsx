import Link from "next/link";
import type { OfficeTask, OfficeTasks } from "@/services/office-tasks";
import { OfficeActionRow } from "./office-action-row";

/** On somebody's own list: what their offices ask of them. It counts on the office's list and not on theirs. */
export function OfficeTasksSection({ tasks: { mine, others, isShown, today } }: { tasks: OfficeTasks }) {
  if (isShown && mine.length + others.length === 0) return null;
  const offices = new Set([...mine, ...others].map(({ officeId }) => officeId));
  const rows = (list: readonly OfficeTask[]) => (
    <ul>
      {list.map((row) => (
        <OfficeActionRow
          key={`${row.officeId}:${row.item.action.id}`}
          row={row}
          officeId={row.officeId}
          office={offices.size > 1 ? row.office : undefined}
          today={today}
        />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="for-office" className="mb-12">
      <h2 id="for-office">For the office</h2>
      {!isShown && (
        <p className="measure mt-2 text-quiet">
          What your office has planned for you is shown after a sign-in with a passkey or through your
          organisation, from the last twelve hours.
        </p>
      )}
      {isShown && mine.length === 0 && <p className="mt-2 text-quiet">Nothing has been given to you.</p>}
      {mine.length > 0 && <div className="card mt-4 py-1">{rows(mine)}</div>}
      {others.length > 0 && (
        <details className="card mt-4 py-0">
          <summary className="flex min-h-14 items-center py-3">
            {others.length} {mine.length > 0 ? "more open" : "open"} in the office, which you manage
          </summary>
          <div className="border-line border-t">{rows(others)}</div>
        </details>
      )}
      <p className="no-print mt-2 text-small">
        <Link href="/office/checklist" prefetch={false} className="inline-flex min-h-11 items-center">
          All actions of the office
        </Link>
      </p>
    </section>
  );
}
