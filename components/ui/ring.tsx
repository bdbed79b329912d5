const RADIUS = 52;
const AROUND = 2 * Math.PI * RADIUS;

/** How much is done, as a picture; its text equivalent stands beside or inside it. */
export function Ring({ done, of }: { done: number; of: number }) {
  const part = of === 0 ? 0 : done / of;
  return (
    <svg viewBox="0 0 120 120" className="size-28 flex-none" role="img" aria-label={`${done} of ${of} done`}>
      <circle cx="60" cy="60" r={RADIUS} fill="none" className="stroke-line" strokeWidth="9" />
      {part > 0 && (
        <circle
          cx="60"
          cy="60"
          r={RADIUS}
          fill="none"
          className="stroke-accent"
          strokeWidth="9"
          strokeLinecap="round"
          strokeDasharray={`${part * AROUND} ${AROUND}`}
          transform="rotate(-90 60 60)"
        />
      )}
      <text x="60" y="58" textAnchor="middle" className="fill-ink font-serif" fontSize="34" fontWeight="600">
        {done}
      </text>
      <text x="60" y="80" textAnchor="middle" className="fill-quiet" fontSize="15">
        of {of} done
      </text>
    </svg>
  );
}
