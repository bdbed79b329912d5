import { inWords } from "@/components/checklist/words";
import type { OfficeRow } from "@/domain/access/office-view";
import { loadCatalogue } from "@/lib/content";
import { StandingMark } from "./standing-mark";
import { TEAM_STANDING_WORDS } from "./words";

/**
 * What an office sees of one person, and all of it: the manager's page and the person's own show this same piece, so
 * that the promise and the practice cannot differ.
 */
export function SharedRow({ name, row }: { name: string; row: OfficeRow }) {
  const { standing, lastChangeWeek, askedForHelp, topics, openActions } = row;
  return (
    <div data-shared-row="">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 className="min-w-0 flex-1 basis-40 break-words text-base">{name}</h3>
        <p className="flex items-center gap-2">
          <StandingMark standing={standing} />
          {TEAM_STANDING_WORDS[standing]}
        </p>
      </div>
      <p className="mt-1 text-quiet text-small">
        {lastChangeWeek ? `Last change in the week of ${inWords(lastChangeWeek)}.` : "No change yet."}
        {askedForHelp && " Asked the office for help."}
      </p>
      {topics && (
        <details className="mt-2 text-small">
          <summary className="min-h-11 py-2">Steps done by topic</summary>
          <ul className="mt-1 mb-2 space-y-1">
            {topics.map(({ topic, done, total }) => (
              <li key={topic} className="flex justify-between gap-4 border-line border-b pb-1">
                <span>{titleOf(topic)}</span>
                <span className="whitespace-nowrap">
                  {done} of {total}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {openActions && (
        <details className="text-small">
          <summary className="min-h-11 py-2">
            {openActions.length === 1 ? "1 open step" : `${openActions.length} open steps`}
          </summary>
          <ul className="mt-1 mb-2 list-disc space-y-1 pl-5">
            {openActions.map((id) => (
              <li key={id}>{loadCatalogue().actionById.get(id)?.title}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

const titleOf = (topic: string) => loadCatalogue().topics.find(({ id }) => id === topic)?.title ?? topic;
