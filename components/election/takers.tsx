import { inWords } from "@/domain/election/calendar";
import type { TakersView } from "@/services/campaign-office";
import { LevelMark } from "./readiness-picture";
import { LEVEL_WORDS } from "./words";

/** Who has taken the assessment of the office's election, and the readiness of those who share it. */
export function Takers({ view: { people, takenThisWeek } }: { view: TakersView }) {
  const ever = people.filter(({ takenOn }) => takenOn !== null).length;
  return (
    <section aria-labelledby="taken" className="mt-12">
      <h2 id="taken">
        {takenThisWeek} of {people.length} have taken it this week
      </h2>
      <p className="measure mt-2 text-quiet">
        {ever} of {people.length} at any time. Each was told before taking part that you see this. How ready
        somebody is shows only where they share it.
      </p>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {people.map(({ membershipId, name, isYou, isPart, takenOn, level }) => (
          <li key={membershipId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <span className="break-words">
              {name}
              {isYou && <span className="text-quiet"> (you)</span>}
            </span>
            <span className="flex flex-wrap items-center gap-x-4 text-small">
              {level && (
                <span className="inline-flex items-center gap-2">
                  <LevelMark level={level} /> {LEVEL_WORDS[level]}
                </span>
              )}
              <span className="text-quiet">
                {takenOn ? `Taken on ${inWords(takenOn)}` : isPart ? "Not taken yet" : "Does not take part"}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
