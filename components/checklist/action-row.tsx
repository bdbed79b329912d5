import Link from "next/link";
import type { ReactNode } from "react";
import type { Item } from "@/domain/checklist";
import { StatusMark } from "./status-mark";
import { BASIS_WORDS, inWords, STANDING_WORDS } from "./words";

/** One line of the list: shape, title, minutes, basis, and what can be done right there. */
export function ActionRow({
  item,
  planned,
  children,
}: {
  item: Item;
  /** By when it should be done before an election, as a calendar date. */
  planned?: string | undefined;
  children?: ReactNode;
}) {
  const { action, standing, isCertain } = item;
  const isQuiet = standing === "done" || standing === "not-for-me";
  return (
    <li className="relative flex min-h-14 items-start gap-3 border-line border-b py-3 last:border-b-0 hover:bg-wash">
      <StatusMark standing={standing} />
      <div className="min-w-0 flex-1">
        <Link
          href={`/checklist/${action.id}`}
          prefetch={false}
          className={`no-underline after:absolute after:inset-0 hover:underline ${isQuiet ? "text-quiet" : "text-ink"}`}
        >
          {action.title}
        </Link>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-quiet text-small">
          <span>{action.minutes} min</span>
          <span>{BASIS_WORDS[action.basis].short}</span>
          {standing !== "to-do" && standing !== "done" && (
            <span className={standing === "due-again" || standing === "changed" ? "text-attention" : ""}>
              {STANDING_WORDS[standing]}
            </span>
          )}
          {planned && <span>By {inWords(planned)}, for the election</span>}
          {!isCertain && <span>May apply to you</span>}
          {action.scope === "office" && <span>For the office</span>}
        </p>
        {children}
      </div>
    </li>
  );
}
