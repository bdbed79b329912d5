import { listInWords } from "@/components/checklist/words";
import { daysBetween } from "@/domain/dates";
import type { AssessmentContent } from "@/domain/election/assessment-schema";
import { inWords } from "@/domain/election/calendar";
import type { Stage } from "@/domain/election/phases";

type Phases = AssessmentContent["phases"];

/** What a stage is called: "Setting up", or "Your own ground and setting up" where several were put together. */
export function stageTitle(phases: Phases, stage: Stage): string {
  const titles = stage.phases.map((id) => phases.find((phase) => phase.id === id)?.title ?? id);
  return listInWords(titles.map((title, n) => (n === 0 ? title : lowerFirst(title))));
}

/** "4 March 2027" or "4 March to 6 May 2027". */
export function stageDays({ from, to }: Stage): string {
  if (from === to) return inWords(from);
  const start = from.slice(0, 4) === to.slice(0, 4) ? inWords(from).replace(/ \d{4}$/, "") : inWords(from);
  return `${start} to ${inWords(to)}`;
}

const WIDTH = 960;
const LEAST = 56;

/**
 * The phases as a picture, with the list that says the same. Across the page where there is room, and down the side
 * on a phone; today is marked by shape and by word.
 */
export function Timeline({
  stages,
  phases,
  today,
  pollingDay,
}: {
  stages: readonly Stage[];
  phases: Phases;
  today: string;
  pollingDay: string;
}) {
  const current = stages.findIndex((stage) => today <= stage.to);
  const days = stages.map((stage) => daysBetween(stage.from, stage.to) + 1);
  const all = days.reduce((sum, one) => sum + one, 0);
  const room = WIDTH - LEAST * stages.length;
  const widths = days.map((one) => LEAST + (room * one) / all);
  const starts = widths.map((_, n) => widths.slice(0, n).reduce((sum, one) => sum + one, 0));
  const marker = (day: string, n: number) => {
    const stage = stages[n];
    const length = days[n] ?? 1;
    if (!stage) return 0;
    const part = (daysBetween(stage.from, day) + 0.5) / length;
    const at = (starts[n] ?? 0) + (widths[n] ?? 0) * Math.min(1, Math.max(0, part));
    // Room for the mark itself at both ends.
    return Math.min(WIDTH - 10, Math.max(10, at));
  };
  const poll = stages.findIndex((stage) => stage.from <= pollingDay && pollingDay <= stage.to);
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} 76`} className="mt-6 hidden h-auto w-full sm:block" aria-hidden="true">
        {stages.map((stage, n) => (
          <rect
            key={stage.from}
            x={(starts[n] ?? 0) + 2}
            y={30}
            width={(widths[n] ?? 0) - 4}
            height={18}
            rx={5}
            className={
              current === -1 || n < current
                ? "fill-line stroke-line"
                : n === current
                  ? "fill-accent stroke-accent"
                  : "fill-raised stroke-quiet"
            }
            strokeWidth={1.5}
          />
        ))}
        {stages.map((stage, n) => (
          <text
            key={stage.from}
            x={(starts[n] ?? 0) + (widths[n] ?? 0) / 2}
            y={70}
            textAnchor="middle"
            fontSize={17}
            className={n === current ? "fill-ink" : "fill-quiet"}
          >
            {n + 1}
          </text>
        ))}
        {current >= 0 && (
          <g className="fill-ink">
            <path d={`M${marker(today, current)} 27 l-8 -11 h16 z`} />
            <text
              x={Math.min(WIDTH - 20, Math.max(20, marker(today, current)))}
              y={12}
              textAnchor="middle"
              fontSize={15}
            >
              now
            </text>
          </g>
        )}
        {poll >= 0 && (
          <path
            d={`M${marker(pollingDay, poll)} 24 v30`}
            className="stroke-ink"
            strokeWidth={2.5}
            strokeDasharray="4 3"
          />
        )}
      </svg>
      <ol className="mt-4 border-line border-l-2 sm:grid sm:grid-cols-2 sm:gap-x-8 sm:border-l-0 lg:grid-cols-3">
        {stages.map((stage, n) => (
          <li
            key={stage.from}
            aria-current={n === current ? "step" : undefined}
            className={`-ml-0.5 border-l-4 py-2.5 pl-4 sm:ml-0 sm:border-l-4 ${n === current ? "border-accent" : "border-transparent sm:border-line"}`}
          >
            <p
              className={n === current ? "font-semibold" : current === -1 || n < current ? "text-quiet" : ""}
            >
              {n + 1}. {stageTitle(phases, stage)}
              {n === current && <span className="tag ml-2">now</span>}
              {(current === -1 || n < current) && <span className="sr-only"> (over)</span>}
            </p>
            <p className="text-quiet text-small">{stageDays(stage)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
