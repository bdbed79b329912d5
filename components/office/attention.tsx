import { listInWords } from "@/components/checklist/words";
import type { Reason } from "@/domain/office-team";
import { reasonInWords } from "./words";

/** Who may need the manager, in sentences; first on the page. */
export function Attention({
  people,
}: {
  people: readonly { membershipId: string; name: string; reasons: readonly Reason[]; isYou: boolean }[];
}) {
  const named = people.filter(({ reasons }) => reasons.length > 0);
  return (
    <section aria-labelledby="attention">
      <h2 id="attention">Needs attention</h2>
      {named.length === 0 ? (
        <p className="mt-3">Nothing asks for you now.</p>
      ) : (
        <ul className="mt-4 space-y-3">
          {named.map(({ membershipId, name, reasons, isYou }) => (
            <li key={membershipId} className="card">
              <strong className="break-words">
                {name}
                {isYou && " (you)"}
              </strong>{" "}
              {listInWords(reasons.map(reasonInWords))}.
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
