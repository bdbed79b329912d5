import { BANDS, type TeamTopic } from "@/domain/office-team";
import { loadCatalogue } from "@/lib/content";
import { BAND_WORDS } from "./words";

/** How far the team is with each topic, those that lag first: three steps and the words for them. */
export function TeamTopics({ topics }: { topics: readonly TeamTopic[] }) {
  const title = (id: string) => loadCatalogue().topics.find((topic) => topic.id === id)?.title ?? id;
  return (
    <ul className="mt-5 space-y-4">
      {topics.map(({ topic, band, people }) => (
        <li key={topic} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
          <span className="min-w-0 flex-1 basis-56">{title(topic)}</span>
          <span className="flex items-center gap-3 text-small">
            <Steps filled={BANDS.indexOf(band) + 1} />
            <span className="w-40">
              {BAND_WORDS[band]}
              <span className="sr-only">, over {people} people</span>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Steps({ filled }: { filled: number }) {
  return (
    <svg viewBox="0 0 69 14" className="h-3.5 w-18 flex-none" aria-hidden="true">
      {[0, 1, 2].map((n) => (
        <rect
          key={n}
          x={n * 23 + 1}
          y="1"
          width="20"
          height="12"
          rx="3"
          strokeWidth="1.5"
          className={n < filled ? "fill-accent stroke-accent" : "fill-transparent stroke-quiet"}
        />
      ))}
    </svg>
  );
}
