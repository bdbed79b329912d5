import { inWords } from "@/domain/election/calendar";
import type { AreaComparison, Change } from "@/domain/election/snapshot";

const TITLES: Record<Exclude<Change, "same">, string> = {
  better: "Got better",
  worse: "Got worse",
  new: "Newly asked",
  gone: "No longer asked",
};

/** What became of each statement since the assessment before. */
export function Comparison({ changes, since }: { changes: readonly AreaComparison[]; since: string }) {
  const all = changes.flatMap((area) => area.statements.map((one) => ({ ...one, area: area.title })));
  const kinds = (["better", "worse", "new", "gone"] as const).filter((kind) =>
    all.some(({ change }) => change === kind),
  );
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
