import { fullMoment } from "@/components/account/words";
import type { Look } from "@/services/sharing";
import { lookInWords, timesThatDay } from "./words";

/** Who looked and when, newest first; the same person doing the same on one day is one line. */
export function Looks({ looks }: { looks: readonly Look[] }) {
  if (looks.length === 0) return <p className="mt-3">Nobody has looked since you joined.</p>;
  return (
    <ul className="mt-4 divide-y divide-line border-line border-y">
      {looks.map(({ id, code, at, times, by }) => (
        <li key={id} className="py-3">
          <p className="break-words">
            {by} {lookInWords(code)}
            {timesThatDay(times)}.
          </p>
          <p className="text-quiet text-small">
            {times > 1 && "Last "}
            {fullMoment(at)}
          </p>
        </li>
      ))}
    </ul>
  );
}
