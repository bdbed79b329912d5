import Link from "next/link";
import { StatusMark } from "@/components/checklist/status-mark";
import type { CalendarDate } from "@/domain/dates";
import type { OfficeItem } from "@/services/office-checklist";
import { OFFICE_STANDING_WORDS } from "./action-words";
import { dueInWords } from "./due";

const NEEDS_A_LOOK = ["due-again", "changed"];

/** One line of an office's list: shape, title, who it is for and by when. `office` names it where there are several. */
export function OfficeActionRow({
  row: { item, assignee, isMine, dueOn },
  officeId,
  office,
  today,
}: {
  row: OfficeItem;
  officeId: string;
  office?: string | undefined;
  today: CalendarDate;
}) {
  const { action, standing } = item;
  const isQuiet = standing === "done" || standing === "not-for-me";
  const isDue = dueOn !== null && !(standing === "done" && dueOn > today);
  return (
    <li className="relative flex min-h-14 items-start gap-3 border-line border-b py-3 last:border-b-0 hover:bg-wash print:min-h-0 print:break-inside-avoid print:py-1">
      <StatusMark standing={standing} words={OFFICE_STANDING_WORDS} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/office/checklist/${action.id}?office=${officeId}`}
          prefetch={false}
          className={`no-underline after:absolute after:inset-0 hover:underline ${isQuiet ? "text-quiet" : "text-ink"}`}
        >
          {action.title}
        </Link>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-quiet text-small">
          {office && <span className="break-words">For {office}</span>}
          {!isQuiet && <span>{action.minutes} min</span>}
          {assignee && <span className="break-words">{isMine ? "Yours" : assignee}</span>}
          {standing !== "to-do" && standing !== "done" && (
            <span className={NEEDS_A_LOOK.includes(standing) ? "text-attention" : ""}>
              {OFFICE_STANDING_WORDS[standing]}
            </span>
          )}
          {isDue && !NEEDS_A_LOOK.includes(standing) && (
            <span className={dueOn < today ? "text-attention" : ""}>{dueInWords(dueOn, today)}</span>
          )}
        </p>
      </div>
    </li>
  );
}
