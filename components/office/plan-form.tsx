"use client";

import { type SaveAction, useSaving } from "@/components/checklist/saving";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";

/** Whom an office action is for, and by when: behind a line to open, and open again with what is wrong or was saved. */
export function PlanForm({
  action,
  officeId,
  actionId,
  op,
  version,
  assigneeId,
  plannedFor,
  colleagues,
  savedWords,
  page,
}: {
  action: SaveAction;
  officeId: string;
  actionId: string;
  op: string;
  version: number;
  assigneeId: string | null;
  plannedFor: string | null;
  colleagues: readonly { id: string; name: string }[];
  savedWords: string | undefined;
  page: string;
}) {
  const { state, isSaving, form, hidden } = useSaving(action, op, version, page);
  const typed = (field: string, otherwise: string | null) => {
    const value = state.errors.length > 0 ? state.values[field] : undefined;
    return typeof value === "string" ? value : (otherwise ?? "");
  };
  const error = (field: string) => state.errors.find((e) => e.field === field)?.message;
  return (
    <details
      className="no-print mt-2"
      open={state.errors.length > 0 || (state.saved ?? savedWords) !== undefined}
    >
      <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
        Change who and when
      </summary>
      <form {...form} id="plan-form" noValidate className="mt-3 space-y-5">
        <ErrorSummary errors={state.errors} />
        <input type="hidden" name="office" value={officeId} />
        <input type="hidden" name="action" value={actionId} />
        <input type="hidden" name="op" value={hidden.op} />
        <input type="hidden" name="version" value={hidden.version} />
        <div className="grid gap-5 sm:grid-cols-2">
          <div>
            <label htmlFor="assignee" className="block font-semibold">
              Who does it
            </label>
            <select
              id="assignee"
              name="assignee"
              className="input mt-2"
              key={typed("assignee", assigneeId)}
              defaultValue={typed("assignee", assigneeId)}
            >
              <option value="">Nobody yet</option>
              {colleagues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <TextField
            id="due"
            name="due"
            type="date"
            label="By when"
            key={`due-${typed("due", plannedFor)}`}
            defaultValue={typed("due", plannedFor)}
            error={error("due")}
          />
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <Button look="quiet" aria-disabled={isSaving}>
            {isSaving ? "Saving…" : "Save the plan"}
          </Button>
          <p role="status" className="text-quiet text-small">
            {isSaving ? "" : state.errors.length > 0 ? "Not saved yet." : (state.saved ?? savedWords ?? "")}
          </p>
        </div>
      </form>
    </details>
  );
}
