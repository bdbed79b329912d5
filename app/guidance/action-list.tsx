import Link from "next/link";
import { BASIS_WORDS } from "@/components/checklist/words";
import type { Action } from "@/domain/content-schema";

/** Actions one below the other, each a link as wide as the column; the topic is named where they are mixed. */
export function ActionList({
  actions,
  topicOf,
}: {
  actions: readonly Action[];
  topicOf?: (action: Action) => string;
}) {
  return (
    <ul className="mt-4 border-line border-t">
      {actions.map((action) => (
        <li key={action.id} className="relative border-line border-b py-3 hover:bg-wash">
          <Link
            href={`/guidance/${action.id}`}
            prefetch={false}
            className="font-semibold text-ink no-underline after:absolute after:inset-0 hover:underline"
          >
            {action.title}
          </Link>
          <p>{action.summary}</p>
          <p className="flex flex-wrap gap-x-3 text-quiet text-small">
            {topicOf && <span>{topicOf(action)}</span>}
            <span>{action.minutes} min</span>
            <span>{BASIS_WORDS[action.basis].short}</span>
            {action.scope === "office" && <span>For the office</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
