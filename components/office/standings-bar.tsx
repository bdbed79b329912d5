import { TEAM_STANDINGS, type TeamStanding } from "@/domain/access/office-view";
import type { StandingCounts } from "@/domain/office-team";
import { StandingMark } from "./standing-mark";
import { TEAM_STANDING_MEANINGS, TEAM_STANDING_WORDS } from "./words";

/** Best first, as a bar fills. */
const ORDER: readonly TeamStanding[] = ["up-to-date", "under-way", "needs-a-look", "not-started"];
export const STANDING_FILL: Record<TeamStanding, string> = {
  "up-to-date": "fill-accent",
  "under-way": "fill-accent opacity-55",
  "needs-a-look": "fill-attention",
  "not-started": "fill-line",
};

/** How many people stand where: a bar, and the same in words with what each word means. */
export function StandingsBar({ counts }: { counts: StandingCounts }) {
  const total = TEAM_STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);
  let from = 0;
  return (
    <div>
      <svg viewBox="0 0 400 28" className="h-7 w-full" preserveAspectRatio="none" aria-hidden="true">
        {ORDER.map((standing) => {
          const width = total === 0 ? 0 : (counts[standing] / total) * 400;
          const x = from;
          from += width;
          return width > 0 ? (
            <rect
              key={standing}
              x={x}
              y="0"
              width={Math.max(1, width - 2)}
              height="28"
              className={STANDING_FILL[standing]}
            />
          ) : null;
        })}
      </svg>
      <dl className="mt-4 space-y-3">
        {ORDER.filter((standing) => counts[standing] > 0).map((standing) => (
          <div key={standing}>
            <dt className="flex items-start gap-2 font-semibold">
              <StandingMark standing={standing} />
              <span>
                {counts[standing]} {TEAM_STANDING_WORDS[standing].toLowerCase()}
              </span>
            </dt>
            <dd className="pl-8 text-quiet text-small">{TEAM_STANDING_MEANINGS[standing]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
