import Link from "next/link";
import { listInWords } from "@/components/checklist/words";
import { inOrderOfNeed, type Reason } from "@/domain/office-team";
import { reasonInWords } from "./words";

/** Who may need the manager, in sentences; first on the page. */
export function Attention({
  people,
}: {
  people: readonly {
    membershipId: string;
    name: string;
    reasons: readonly Reason[];
    isYou: boolean;
    mayBeReminded: boolean;
  }[];
}) {
  const named = inOrderOfNeed(people);
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">Needs attention</h2>
      {named.length === 0 ? (
        <p className="mt-3">Nothing asks for you now.</p>
      ) : (
        <ul className="mt-4 space-y-3">
          {named.map(({ membershipId, name, reasons, isYou, mayBeReminded }) => (
            <li key={membershipId} className="card flex flex-wrap items-center gap-x-6 py-3">
              <p className="min-w-0 flex-1 basis-64 py-1">
                <strong className="break-words">
                  {name}
                  {isYou && " (you)"}
                </strong>{" "}
                {listInWords(reasons.map(reasonInWords))}.
              </p>
              {mayBeReminded && (
                <Link
                  href={`/office/nudge/${membershipId}`}
                  prefetch={false}
                  className="no-print inline-flex min-h-11 items-center text-small"
                >
                  Send a reminder<span className="sr-only"> to {name}</span>
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
