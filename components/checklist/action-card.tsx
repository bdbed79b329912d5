import Link from "next/link";
import type { Item } from "@/domain/checklist";
import { BASIS_WORDS, inWords, listInWords, minutesInWords, STANDING_WORDS } from "./words";

/** One of the next three: enough to decide to start it. */
export function ActionCard({
  item,
  place,
  planned,
}: {
  item: Item;
  place: number;
  /** By when it should be done before an election, as a calendar date. */
  planned?: string | undefined;
}) {
  const { action, standing, places } = item;
  return (
    <article className="card relative flex flex-col gap-2 focus-within:border-accent hover:border-quiet">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet text-small">
        <span aria-hidden="true" className="font-serif text-accent text-large">
          {place}
        </span>
        <span>{minutesInWords(action.minutes)}</span>
        {standing !== "to-do" && (
          <span className="font-semibold text-attention">{STANDING_WORDS[standing]}</span>
        )}
        {planned && <span>By {inWords(planned)}, for the election</span>}
        <span className="tag">{BASIS_WORDS[action.basis].short}</span>
      </p>
      <h3>
        <Link
          href={`/checklist/${action.id}`}
          prefetch={false}
          className="text-ink no-underline after:absolute after:inset-0 hover:underline"
        >
          {action.title}
        </Link>
      </h3>
      <p>{action.summary}</p>
      <p className="text-quiet text-small">
        {places[0]?.title}
        {places.length > 1 && ` and ${places.length - 1} more ${places.length === 2 ? "place" : "places"}`}
        {item.because.length > 0 && <> · On your list because {listInWords(item.because.slice(0, 2))}</>}
      </p>
    </article>
  );
}
