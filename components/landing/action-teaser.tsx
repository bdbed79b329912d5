import Link from "next/link";
import { BASIS_WORDS, minutesInWords } from "@/components/checklist/words";
import type { Action } from "@/domain/content-schema";

export function ActionTeaser({ action }: { action: Action }) {
  return (
    <article className="card relative flex flex-col gap-2 hover:border-quiet">
      <p className="text-quiet text-small">{minutesInWords(action.minutes)}</p>
      <h3>
        <Link
          href={`/guidance/${action.id}`}
          prefetch={false}
          className="text-ink no-underline after:absolute after:inset-0 hover:underline"
        >
          {action.title}
        </Link>
      </h3>
      <p>{action.summary}</p>
      <p className="mt-auto pt-2">
        <span className="tag">{BASIS_WORDS[action.basis].short}</span>
      </p>
    </article>
  );
}
