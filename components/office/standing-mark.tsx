import type { TeamStanding } from "@/domain/access/office-view";

const stroke = { fill: "none", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round" } as const;

/** The shape of a team standing; its word stands beside it. Each has a form of its own, so that none rests on colour. */
export function StandingMark({ standing }: { standing: TeamStanding }) {
  return (
    <svg viewBox="0 0 24 24" className="size-6 flex-none" aria-hidden="true">
      {SHAPES[standing]}
    </svg>
  );
}

const SHAPES: Record<TeamStanding, React.ReactNode> = {
  "not-started": <circle cx="12" cy="12" r="9" className="stroke-quiet" {...stroke} />,
  "under-way": (
    <>
      <circle cx="12" cy="12" r="9" className="stroke-accent" {...stroke} />
      <path d="M12 3a9 9 0 0 1 0 18Z" className="fill-accent" />
    </>
  ),
  "up-to-date": (
    <>
      <circle cx="12" cy="12" r="10" className="fill-accent" />
      <path d="m7.5 12.5 3 3 6-6.5" className="stroke-on-accent" {...stroke} />
    </>
  ),
  "needs-a-look": (
    <>
      <path d="M19.8 9A8.5 8.5 0 1 0 20.500 13" className="stroke-attention" {...stroke} />
      <path d="M20.500 4.500V9H16" className="stroke-attention" {...stroke} />
    </>
  ),
};
