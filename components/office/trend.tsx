import { inWords } from "@/components/checklist/words";
import { WideTable } from "@/components/ui/wide-table";
import { TEAM_STANDINGS, type TeamStanding } from "@/domain/access/office-view";
import type { CalendarDate } from "@/domain/dates";
import type { StandingCounts } from "@/domain/office-team";
import { STANDING_FILL } from "./standings-bar";
import { TEAM_STANDING_WORDS } from "./words";

type Week = { week: CalendarDate; counts: StandingCounts | null };

const FROM_BELOW: readonly TeamStanding[] = ["up-to-date", "under-way", "needs-a-look", "not-started"];
const HEIGHT = 120;
const STEP = 30;

/** Twelve weeks as columns, and the same as a table that opens. */
export function Trend({ weeks }: { weeks: readonly Week[] }) {
  const most = Math.max(1, ...weeks.map(({ counts }) => (counts ? totalOf(counts) : 0)));
  const noted = weeks.filter(({ counts }) => counts !== null);
  return (
    <>
      <p className="measure mt-3">{inSentence(noted)}</p>
      <svg
        viewBox={`0 0 ${weeks.length * STEP} ${HEIGHT + 4}`}
        className="mt-5 w-full max-w-xl"
        role="img"
        aria-label="People by standing, week by week. The table below says the same."
      >
        {weeks.map(({ week, counts }, n) => (
          <Column key={week} x={n * STEP} counts={counts} most={most} />
        ))}
        <path d={`M0 ${HEIGHT + 2}H${weeks.length * STEP}`} className="stroke-quiet" strokeWidth="1" />
      </svg>
      <details className="mt-3 text-small">
        <summary className="min-h-11 py-2">The twelve weeks as a table</summary>
        <WideTable label="The twelve weeks">
          <table className="mt-2 w-full border-collapse text-left">
            <thead>
              <tr className="border-quiet border-b">
                <th scope="col" className="py-2 pr-4">
                  Week of
                </th>
                {TEAM_STANDINGS.map((standing) => (
                  <th key={standing} scope="col" className="py-2 pr-4 text-right">
                    {TEAM_STANDING_WORDS[standing]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map(({ week, counts }) => (
                <tr key={week} className="border-line border-b">
                  <th scope="row" className="whitespace-nowrap py-2 pr-4 font-normal">
                    {inWords(week)}
                  </th>
                  {counts ? (
                    TEAM_STANDINGS.map((standing) => (
                      <td key={standing} className="py-2 pr-4 text-right">
                        {counts[standing]}
                      </td>
                    ))
                  ) : (
                    <td colSpan={TEAM_STANDINGS.length} className="py-2 pr-4 text-right text-quiet">
                      nothing noted
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </>
  );
}

function Column({ x, counts, most }: { x: number; counts: StandingCounts | null; most: number }) {
  if (!counts) return <circle cx={x + STEP / 2} cy={HEIGHT - 4} r="2" className="fill-quiet" />;
  let top = HEIGHT;
  return FROM_BELOW.map((standing) => {
    const height = (counts[standing] / most) * HEIGHT;
    top -= height;
    return height > 0 ? (
      <rect
        key={standing}
        x={x + 3}
        y={top}
        width={STEP - 6}
        height={Math.max(1, height - 1.5)}
        className={STANDING_FILL[standing]}
      />
    ) : null;
  });
}

const totalOf = (counts: StandingCounts) =>
  TEAM_STANDINGS.reduce((sum, standing) => sum + counts[standing], 0);

function inSentence(noted: readonly Week[]): string {
  const [first, last] = [noted[0], noted.at(-1)];
  if (!first?.counts || !last?.counts || noted.length < 2) {
    return "The picture fills week by week: this is the first one noted.";
  }
  const [then, now] = [first.counts["up-to-date"], last.counts["up-to-date"]];
  const said = `${then} of ${totalOf(first.counts)} up to date in the week of ${inWords(first.week)}`;
  return then === now && totalOf(first.counts) === totalOf(last.counts)
    ? `${said}, and as many now.`
    : `${said}, ${now} of ${totalOf(last.counts)} now.`;
}
