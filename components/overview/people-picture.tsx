import { StandingMark } from "@/components/office/standing-mark";
import { STANDING_FILL } from "@/components/office/standings-bar";
import { TEAM_STANDING_MEANINGS, TEAM_STANDING_WORDS } from "@/components/office/words";
import type { TeamStanding } from "@/domain/access/office-view";
import { ALL, type Shown } from "@/domain/overview-figures";
import { inFigures } from "./words";

/** Best first, as a bar fills. */
const ORDER: readonly TeamStanding[] = ["up-to-date", "under-way", "needs-a-look", "not-started"];
const WIDTH = 300;

/** How many people stand where: a bar for each, and what its word means. */
export function PeoplePicture({ people }: { people: Shown["people"] }) {
  const shown = ORDER.flatMap((standing) => {
    const count = people[standing] ?? null;
    return count === null ? [] : [{ standing, count }];
  });
  const all = Math.max(1, people[ALL] ?? 0, ...shown.map(({ count }) => count));
  return (
    <dl className="mt-6 space-y-6">
      {shown.map(({ standing, count }) => (
        <div key={standing}>
          <dt className="flex items-center gap-2 font-semibold">
            <StandingMark standing={standing} />
            {inFigures(count)} {TEAM_STANDING_WORDS[standing].toLowerCase()}
          </dt>
          <dd className="mt-1">
            <svg
              viewBox={`0 0 ${WIDTH} 12`}
              className="h-4 w-full"
              preserveAspectRatio="none"
              aria-hidden="true"
            >
              <rect width={WIDTH} height="12" className="fill-line opacity-50" />
              <rect width={(count / all) * WIDTH} height="12" className={FILL[standing]} />
            </svg>
            <span className="mt-1 block text-quiet text-small">{TEAM_STANDING_MEANINGS[standing]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** On its own track the lightest needs more than the colour of the track. */
const FILL: Record<TeamStanding, string> = { ...STANDING_FILL, "not-started": "fill-quiet" };
