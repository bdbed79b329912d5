import { inWords } from "@/components/checklist/words";
import { TEAM_STANDING_WORDS } from "@/components/office/words";
import { WideTable } from "@/components/ui/wide-table";
import { TEAM_STANDINGS } from "@/domain/access/office-view";
import { ALL } from "@/domain/overview-figures";
import type { OverviewWeekView } from "@/services/overview";
import { Count } from "./role-table";
import { inFigures } from "./words";

const HEIGHT = 96;
const STEP = 40;

/** Twelve weeks of how many are up to date, as columns, and all standings as a table that opens. */
export function TwelveWeeks({ weeks }: { weeks: readonly OverviewWeekView[] }) {
  const columns = weeks.map(({ week, shown }) => ({
    week,
    upToDate: shown?.people["up-to-date"] ?? null,
    all: shown?.people[ALL] ?? null,
  }));
  const most = Math.max(1, ...columns.flatMap(({ all, upToDate }) => [all ?? 0, upToDate ?? 0]));
  return (
    <>
      <p className="measure mt-3">{inSentence(columns)}</p>
      <svg
        viewBox={`0 0 ${weeks.length * STEP} ${HEIGHT + 2}`}
        className="mt-5 w-full max-w-2xl"
        role="img"
        aria-label="People up to date of everybody, week by week. The table below says the same."
      >
        {columns.map(({ week, all, upToDate }, n) => (
          <g key={week} transform={`translate(${n * STEP + 5} 0)`}>
            {all === null && upToDate === null && (
              <circle cx={STEP / 2 - 5} cy={HEIGHT - 4} r="2" className="fill-quiet" />
            )}
            <Column count={all} most={most} className="fill-line" />
            <Column count={upToDate} most={most} className="fill-accent" />
          </g>
        ))}
        <path d={`M0 ${HEIGHT + 1}H${weeks.length * STEP}`} className="stroke-quiet" strokeWidth="1" />
      </svg>
      <details className="no-print mt-3 text-small">
        <summary className="min-h-11 py-2">The twelve weeks as a table</summary>
        <WeeksTable weeks={weeks} />
      </details>
    </>
  );
}

function Column({ count, most, className }: { count: number | null; most: number; className: string }) {
  if (count === null) return null;
  const height = Math.max(1, (count / most) * HEIGHT);
  return <rect y={HEIGHT - height} width={STEP - 10} height={height} className={className} />;
}

type Week = { week: string; upToDate: number | null; all: number | null };

function inSentence(weeks: readonly Week[]): string {
  const noted = weeks.filter(({ all, upToDate }) => all !== null && upToDate !== null);
  const [first, last] = [noted[0], noted.at(-1)];
  if (!first || !last || noted.length < 2)
    return "The picture fills week by week, once the figures can be shown.";
  const said = ({ upToDate, all }: Week) => `${inFigures(upToDate ?? 0)} of ${inFigures(all ?? 0)}`;
  return `About ${said(first)} were up to date in the week of ${inWords(first.week)}, and ${said(last)} in the week of ${inWords(last.week)}.`;
}

function WeeksTable({ weeks }: { weeks: readonly OverviewWeekView[] }) {
  return (
    <WideTable label="The twelve weeks">
      <table className="mt-2 w-full border-collapse text-left">
        <thead>
          <tr className="border-quiet border-b">
            <th scope="col" className="py-2 pr-2 sm:pr-4 align-bottom">
              Week of
            </th>
            <th scope="col" className="py-2 text-right align-bottom">
              In all
            </th>
            {TEAM_STANDINGS.map((standing) => (
              <th key={standing} scope="col" className="py-2 pl-2 text-right align-bottom sm:pl-4">
                {TEAM_STANDING_WORDS[standing]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, shown }) => (
            <tr key={week} className="border-line border-b">
              <th scope="row" className="whitespace-nowrap py-2 pr-2 sm:pr-4 font-normal">
                {inWords(week)}
              </th>
              {shown ? (
                [ALL, ...TEAM_STANDINGS].map((key) => (
                  <td key={key} className="py-2 pl-2 text-right tabular-nums sm:pl-4">
                    <Count>{shown.people[key] ?? null}</Count>
                  </td>
                ))
              ) : (
                <td colSpan={TEAM_STANDINGS.length + 1} className="py-2 text-right text-quiet">
                  nothing taken
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
