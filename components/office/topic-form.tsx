"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-action";

/** Sets a whole topic aside for an office, or takes it back. */
export function TopicForm({
  action,
  officeId,
  topic,
  title,
  op,
  isSetAside,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  officeId: string;
  topic: string;
  title: string;
  op: string;
  isSetAside: boolean;
}) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  return (
    <form action={send} className="no-print border-line border-t py-3">
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="office" value={officeId} />
      <input type="hidden" name="topic" value={topic} />
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="use" value={isSetAside ? "some" : "none"} />
      <Button look="plain" aria-disabled={isSending}>
        {isSetAside ? "Bring these back" : "None of these are for us"}
        <span className="sr-only">: {title}</span>
      </Button>
    </form>
  );
}
