import { WideTable } from "@/components/ui/wide-table";
import type { Level } from "@/domain/election/readiness";
import { LEVEL_WORDS } from "./words";

const STEPS: Record<Level, number> = { firm: 3, nearly: 2, gaps: 1, unknown: 0 };

/** A level as a shape: one, two or three filled boxes; where it is unknown, empty ones with a broken edge. */
export function LevelMark({ level }: { level: Level | null }) {
  const filled = level === null ? 0 : STEPS[level];
  const isOpen = level === null || level === "unknown";
  return (
    <svg viewBox="0 0 78 20" className="h-5 w-[4.875rem] flex-none" aria-hidden="true">
      {[0, 1, 2].map((n) => (
        <rect
          key={n}
          x={n * 26 + 2}
          y={3}
          width={22}
          height={14}
          rx={3}
          className={n < filled ? "fill-accent stroke-accent" : "fill-none stroke-quiet"}
          strokeWidth={1.5}
          strokeDasharray={isOpen ? "3 3" : undefined}
        />
      ))}
    </svg>
  );
}

export type PictureRow = {
  id: string;
  title: string;
  critical: boolean;
  level: Level | null;
  before: Level | null | undefined;
};

/** Area by area how ready, now and before: a table whose words say what its shapes show. */
export function ReadinessPicture({ rows, isCompared }: { rows: readonly PictureRow[]; isCompared: boolean }) {
  return (
    <WideTable label="How ready, area by area">
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">How ready, area by area{isCompared && ", before and now"}</caption>
        <thead>
          <tr className="border-line border-b text-quiet text-small">
            <th scope="col" className="py-2 pr-4 font-normal">
              Area
            </th>
            {isCompared && (
              <th scope="col" className="py-2 pr-4 font-normal">
                Before
              </th>
            )}
            <th scope="col" className="py-2 font-normal">
              Now
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, critical, level, before }) => (
            <tr key={id} className="border-line border-b">
              <th scope="row" className="py-2.5 pr-4 font-normal">
                {title}
                {critical && <span className="block text-quiet text-small">Decides the whole</span>}
              </th>
              {isCompared && (
                <td className="py-2.5 pr-4 text-quiet">
                  <Cell level={before} />
                </td>
              )}
              <td className="py-2.5">
                <Cell level={level} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function Cell({ level }: { level: Level | null | undefined }) {
  if (level === undefined) return <span className="text-quiet">Not asked</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <LevelMark level={level} />
      <span>{level === null ? "Not for you" : LEVEL_WORDS[level]}</span>
    </span>
  );
}
