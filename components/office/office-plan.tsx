import Link from "next/link";
import type { SaveAction } from "@/components/checklist/saving";
import type { OfficeActionDetail, OfficeActionView } from "@/services/office-checklist";
import { MOVE_WORDS } from "./action-words";
import { dueInWords } from "./due";
import { PlanForm } from "./plan-form";

/** Who does it and by when, and the lists of people joining or leaving that it belongs with. */
export function OfficePlan({
  view: { officeId, action: content, mayAssign },
  detail: { plan, dueOn, colleagues, moves, today },
  action,
  op,
  savedWords,
  page,
}: {
  view: OfficeActionView;
  detail: OfficeActionDetail;
  action: SaveAction;
  op: string;
  savedWords: string | undefined;
  /** Its address. */
  page: string;
}) {
  return (
    <section aria-labelledby="plan" className="mt-8 rounded-card border border-line p-5">
      <h2 id="plan" className="text-large">
        Who and when
      </h2>
      <p className="mt-2 break-words">
        {plan.assignee ? `${plan.assignee} does this.` : "Nobody has been asked to do this yet."}
        {dueOn && ` ${dueInWords(dueOn, today)}.`}
      </p>
      {moves.length > 0 && (
        <ul className="mt-2">
          {moves.map(({ id, kind, name }) => (
            <li key={id}>
              Part of the list for when{" "}
              <Link href={`/office/moves/${id}?office=${officeId}`} prefetch={false} className="break-words">
                {name} {MOVE_WORDS[kind]}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {mayAssign && (
        <PlanForm
          action={action}
          officeId={officeId}
          actionId={content.id}
          op={op}
          version={plan.version}
          assigneeId={plan.assigneeId}
          plannedFor={plan.plannedFor}
          colleagues={colleagues}
          savedWords={savedWords}
          page={page}
        />
      )}
    </section>
  );
}
