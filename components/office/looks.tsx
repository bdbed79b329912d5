import { fullMoment } from "@/components/account/words";
import { londonDay } from "@/components/checklist/words";
import type { Look } from "@/services/sharing";
import { lookInWords } from "./words";

/** Who looked and when, newest first; the same person doing the same on one day is one line. */
export function Looks({ looks }: { looks: readonly Look[] }) {
  if (looks.length === 0) return <p className="mt-3">Nobody has looked since you joined.</p>;
  return (
    <ul className="mt-4 divide-y divide-line border-line border-y">
      {byDay(looks).map(({ look, times }) => (
        <li key={`${look.at.toISOString()}-${look.code}`} className="py-3">
          <p className="break-words">
            {look.by} {lookInWords(look.code)}
            {times > 1 && `, ${times} times that day`}.
          </p>
          <p className="text-quiet text-small">{fullMoment(look.at)}</p>
        </li>
      ))}
    </ul>
  );
}

function byDay(looks: readonly Look[]): { look: Look; times: number }[] {
  const days = new Map<string, { look: Look; times: number }>();
  for (const look of looks) {
    const key = `${londonDay(look.at)} ${look.code} ${look.by}`;
    const known = days.get(key);
    if (known) known.times += 1;
    else days.set(key, { look, times: 1 });
  }
  return [...days.values()];
}
