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
  returning,
  of,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  officeId: string;
  topic: string;
  title: string;
  op: string;
  /** How many of the topic’s actions come back, or none where it is to be set aside. */
  returning: number;
  of: number;
}) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  const back = returning === of ? "Bring these back" : `Bring back the ${returning} set aside together`;
  const press = returning > 0 ? back : "None of these are for us";
  return (
    <form action={send} className="no-print border-line border-t py-3">
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="office" value={officeId} />
      <input type="hidden" name="topic" value={topic} />
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="use" value={returning > 0 ? "some" : "none"} />
      <Button look="plain" aria-disabled={isSending}>
        {press}
        <span className="sr-only">: {title}</span>
      </Button>
    </form>
  );
}
