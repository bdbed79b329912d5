import Link from "next/link";
import type { ReactNode } from "react";
import { Sources } from "@/components/ui/sources";
import type { Standing } from "@/domain/checklist";
import { NOT_FOR_ME_REASONS } from "@/domain/status";
import { loadCatalogue } from "@/lib/content";
import type { ActionView } from "@/services/checklist";
import { StatusMark } from "./status-mark";
import { inWords, listInWords, recordedInWords } from "./words";

/** Where this action stands for the person, and what follows from it. Nothing while it is to do. */
export function StandingNotice({
  view,
  standing,
  takeBack,
}: {
  view: ActionView;
  standing: Standing;
  /** The form that takes back what an aide recorded. */
  takeBack?: ReactNode;
}) {
  if (standing === "to-do") return null;
  const { item, action, recorded } = view;
  const setOn = item?.state ? inWords(item.state.setOn) : null;
  return (
    <section aria-label="Where this stands" className="card mt-8 flex gap-4">
      <StatusMark standing={standing} />
      <div className="min-w-0 space-y-3">
        {standing === "done" && (
          <>
            <p className="font-semibold">
              {recorded ? "Recorded as done" : "Done"}
              {setOn && ` on ${setOn}`}
            </p>
            {recorded?.how !== "reported" && <p>{action.better}</p>}
            <AskAgain view={view} />
          </>
        )}
        {standing === "due-again" && (
          <>
            <p className="font-semibold text-attention">Due again</p>
            <p>
              {recorded ? "This was done" : "You did this"}
              {setOn && ` on ${setOn}`}.{" "}
              {item && item.happened.length > 0
                ? `Since then you told us: ${happenedInWords(item.happened)}.`
                : "Settings drift and devices change, so it is worth a look now."}{" "}
              If it is still so, say “Still true”.
            </p>
          </>
        )}
        {standing === "changed" && (
          <>
            <p className="font-semibold text-attention">
              Changed since {recorded ? "it was recorded" : "you ticked"}
              {setOn && ` on ${setOn}`}
            </p>
            {item?.changes.map((change) => (
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
            <p className="font-semibold">You asked for help. These are the people to ask:</p>
            <ul className="space-y-3">
              {view.help.map((entry) => (
                <li key={entry.id}>
                  <span className="font-semibold">{entry.who}.</span> {entry.how}{" "}
                  <Sources ids={entry.sources} />
                </li>
              ))}
            </ul>
          </>
        )}
        {recorded && setOn && (
          <div className="space-y-3 border-line border-t pt-3">
            <p>
              {recordedInWords(recorded.how, recorded.by, setOn)} This is what they told us; nobody checked
              it.
            </p>
            {takeBack}
          </div>
        )}
        {standing === "not-for-me" && (
          <>
            <p className="font-semibold">Set aside: not for me</p>
            <p>
              {NOT_FOR_ME_REASONS.find((reason) => reason.id === view.reason)?.label}
              {view.reasonText && <>. “{view.reasonText}”</>}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function happenedInWords(ids: readonly string[]): string {
  const { events } = loadCatalogue();
  return listInWords(ids.flatMap((id) => events.get(id)?.ask ?? []).map((words) => `“${words}”`));
}

/** When it will be asked again: by the calendar, or when something happens. */
function AskAgain({ view }: { view: ActionView }) {
  const { events } = loadCatalogue();
  const moments = view.action.recheck.events.flatMap((id) => events.get(id) ?? []);
  const dueOn = view.item?.dueOn;
  if (!dueOn && moments.length === 0) return null;
  return (
    <p className="text-quiet text-small">
      {dueOn && `We will ask again on ${inWords(dueOn)}. `}
      {moments.length > 0 && (
        <>
          Look again when {listInWords(moments.map((moment) => moment.text))}.{" "}
          {moments.some((moment) => moment.ask) && (
            <Link href="/checklist/changes" prefetch={false}>
              Tell us that it has happened
            </Link>
          )}
        </>
      )}
    </p>
  );
}
