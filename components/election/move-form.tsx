"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import type { FormState } from "@/lib/form-action";

/** Another day for a step of the plan, or back to the one worked out. */
export function MoveForm({
  action,
  campaign,
  actionId,
  title,
  due,
  isMoved,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  campaign: string;
  actionId: string;
  title: string;
  due: string;
  isMoved: boolean;
}) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  const typed = state.values.due;
  const field = `due-${actionId}`;
  return (
    <form action={send} noValidate className="pt-1 pb-3">
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="campaign" value={campaign} />
      <input type="hidden" name="action" value={actionId} />
      <div className="flex flex-wrap items-end gap-4">
        <TextField
          id={field}
          name="due"
          type="date"
          label={
            <>
              By<span className="sr-only"> which day: {title}</span>
            </>
          }
          error={state.errors.find((one) => one.field === field)?.message}
          defaultValue={typeof typed === "string" ? typed : due}
          className="input mt-2 w-52"
        />
        <Button look="quiet" name="intent" value="move">
          Move
        </Button>
        {isMoved && (
          <Button look="plain" name="intent" value="back">
            Back to the planned day
          </Button>
        )}
      </div>
    </form>
  );
}
