import { inWords } from "@/domain/election/calendar";
import type { AreaComparison, Change } from "@/domain/election/snapshot";

const TITLES: Record<Exclude<Change, "same">, string> = {
  better: "Got better",
  worse: "Got worse",
  "found-out": "Found out, and missing",
  unsure: "No longer known",
  new: "Newly asked or counted",
  "left-out": "Now said to be “not for us”",
  gone: "No longer asked",
};

const ORDER = ["better", "worse", "found-out", "unsure", "new", "left-out", "gone"] as const;

/** What became of each statement since the assessment before. */
export function Comparison({ changes, since }: { changes: readonly AreaComparison[]; since: string }) {
  const all = changes.flatMap((area) => area.statements.map((one) => ({ ...one, area: area.title })));
  const kinds = ORDER.filter((kind) => all.some(({ change }) => change === kind));
  return (
    <section aria-labelledby="since" className="mt-12">
      <h2 id="since">Since {inWords(since)}</h2>
      {kinds.length === 0 && <p className="mt-3">Nothing got better or worse.</p>}
      {kinds.map((kind) => (
        <div key={kind} className="mt-5">
          <h3>{TITLES[kind]}</h3>
          <ul className="mt-2 list-disc space-y-1 pl-5">
            {all
              .filter(({ change }) => change === kind)
              .map(({ id, text, area }) => (
                <li key={id}>
                  {text} <span className="text-quiet text-small">({area})</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
