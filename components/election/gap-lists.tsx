import { gapsIn } from "@/domain/election/plan";
import type { Gap } from "@/domain/election/readiness";
import type { Snapshot } from "@/domain/election/snapshot";

const TITLES: Record<Gap["kind"], { title: string; more: string }> = {
  "find-out": {
    title: "First find out",
    more: "Not known, or left open. A minute on the device often settles it.",
  },
  missing: { title: "Missing", more: "Answered with “no”." },
  partly: { title: "Half done", more: "Answered with “partly”." },
};

/** What is to do, the unknown first, each kind with the areas that decide the whole before the others. */
export function GapLists({ snapshot }: { snapshot: Snapshot }) {
  const gaps = gapsIn(snapshot);
  const statements = new Map(
    snapshot.areas.flatMap((area) =>
      area.statements.map((one) => [one.id, { ...one, area: area.title }] as const),
    ),
  );
  const differing = [...statements.values()].filter((one) => one.differs);
  const kinds = (["find-out", "missing", "partly"] as const).filter((kind) =>
    gaps.some((gap) => gap.kind === kind),
  );
  return (
    <>
      <section aria-labelledby="gaps" className="mt-12">
        <h2 id="gaps">What is to do</h2>
        {kinds.length === 0 && <p className="mt-3">Nothing: every statement that concerns you is a “yes”.</p>}
        {kinds.map((kind) => (
          <div key={kind} className="mt-6">
            <h3>{TITLES[kind].title}</h3>
            <p className="mt-1 text-quiet text-small">{TITLES[kind].more}</p>
            <ul className="mt-2 list-disc space-y-1 pl-5">
              {gaps
                .filter((gap) => gap.kind === kind)
                .flatMap((gap) => statements.get(gap.id) ?? [])
                .map(({ id, text, area }) => (
                  <li key={id}>
                    {text} <span className="text-quiet text-small">({area})</span>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </section>
      {differing.length > 0 && (
        <section aria-labelledby="differs" className="mt-12">
          <h2 id="differs">Not as the checklist had it that day</h2>
          <ul className="mt-3 list-disc space-y-1 pl-5">
            {differing.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
