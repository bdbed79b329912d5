import { StatusMark } from "@/components/checklist/status-mark";
import { inWords, listInWords } from "@/components/checklist/words";
import { Sources } from "@/components/ui/sources";
import { NOT_FOR_US_REASONS } from "@/domain/office-action";
import { loadCatalogue } from "@/lib/content";
import type { OfficeActionDetail } from "@/services/office-checklist";
import { OFFICE_STANDING_WORDS } from "./action-words";

/** Where an action stands for the office, and what follows from it. Nothing while it is to do. */
export function OfficeStanding({ detail }: { detail: OfficeActionDetail }) {
  const { item, history } = detail;
  const { standing, action } = item;
  if (standing === "to-do") return null;
  const setOn = item.state ? ` on ${inWords(item.state.setOn)}` : "";
  const last = history.find(({ what }) => what !== "note" && what !== "planned");
  const by = last?.by ? ` by ${last.by}` : "";
  return (
    <section aria-label="Where this stands" className="card mt-8 flex gap-4">
      <StatusMark standing={standing} words={OFFICE_STANDING_WORDS} />
      <div className="min-w-0 space-y-3">
        {standing === "done" && (
          <>
            <p className="font-semibold">
              Done{setOn}
              {last?.what !== "moved-over" && by}
            </p>
            <p>{action.better}</p>
            {item.dueOn && (
              <p className="text-quiet text-small">We will ask again on {inWords(item.dueOn)}.</p>
            )}
          </>
        )}
        {standing === "due-again" && (
          <>
            <p className="font-semibold text-attention">Due again</p>
            <p>
              This was done{setOn}. {sinceThen(item.happened)} If it is still so, say “Still true”.
            </p>
          </>
        )}
        {standing === "changed" && (
          <>
            <p className="font-semibold text-attention">Changed since it was ticked{setOn}</p>
            {item.changes.map((change) => (
              <div key={change.n}>
                <p>{change.what}</p>
                {change.why && <p className="text-quiet">{change.why}</p>}
                {change.sources && <Sources ids={change.sources} />}
              </div>
            ))}
            <p>Look through the steps. If what you have still fits, say “Still true”.</p>
          </>
        )}
        {standing === "needs-help" && (
          <>
            <p className="font-semibold">Help is needed{by && `, said${by}`}</p>
            <p>Whoever in the office can help: say so in the note below, or do it and set it done.</p>
          </>
        )}
        {standing === "not-for-me" && (
          <>
            <p className="font-semibold">Set aside: not for us</p>
            <p>
              {NOT_FOR_US_REASONS.find((reason) => reason.id === detail.reason)?.label ?? "No reason given"}
            </p>
          </>
        )}
        {last?.what === "moved-over" && (
          <p className="text-quiet text-small">
            {last.by ?? "Somebody who has left"} had recorded this before they came to this office, and it
            moved over. Their notes and reasons did not.
          </p>
        )}
      </div>
    </section>
  );
}

function sinceThen(happened: readonly string[]): string {
  if (happened.length === 0) return "Things drift, so it is worth a look now.";
  const { events } = loadCatalogue();
  const moments = listInWords(happened.flatMap((id) => events.get(id)?.text ?? []));
  return `It asks for another look when ${moments}, and that has happened since.`;
}
