import type { Standing } from "@/domain/checklist";
import { STANDING_WORDS } from "./words";

/** The shape of a standing. Each has a form of its own, so that none rests on colour; the word is read out. */
export function StatusMark({
  standing,
  words = STANDING_WORDS,
}: {
  standing: Standing;
  words?: Record<Standing, string>;
}) {
  return (
    <svg viewBox="0 0 24 24" className="size-6 flex-none" role="img" aria-label={words[standing]}>
      {SHAPES[standing]}
    </svg>
  );
}

const stroke = { fill: "none", strokeWidth: 2, strokeLinecap: "round", strokeLinejoin: "round" } as const;

const SHAPES: Record<Standing, React.ReactNode> = {
  "to-do": <circle cx="12" cy="12" r="9" className="stroke-quiet" {...stroke} />,
  done: (
    <>
      <circle cx="12" cy="12" r="10" className="fill-accent" />
      <path d="m7.5 12.5 3 3 6-6.5" className="stroke-on-accent" {...stroke} strokeWidth={2.25} />
    </>
  ),
  "due-again": (
    <>
      <path d="M19.8 9A8.5 8.5 0 1 0 20.500 13" className="stroke-attention" {...stroke} />
      <path d="M20.500 4.500V9H16" className="stroke-attention" {...stroke} />
    </>
  ),
  changed: (
    <>
      <path d="M12 3.500 21 19.500H3Z" className="stroke-attention" {...stroke} />
      <path d="M12 10v4" className="stroke-attention" {...stroke} />
    </>
  ),
  "needs-help": (
    <>
      <circle cx="12" cy="12" r="9" className="stroke-accent" {...stroke} strokeDasharray="3.500 3" />
      <path
        d="M9.800 9.800a2.300 2.300 0 1 1 3 2.200c-.5.200-.8.600-.8 1.200v.3M12 16.300v.1"
        className="stroke-accent"
        {...stroke}
      />
    </>
  ),
  "not-for-me": (
    <>
      <circle cx="12" cy="12" r="9" className="stroke-line" {...stroke} />
      <path d="M8 12h8" className="stroke-quiet" {...stroke} />
    </>
  ),
};
