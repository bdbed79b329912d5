"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-action";

type Props = { action: (state: FormState, form: FormData) => Promise<FormState>; token: string };

/** The button behind a mailed link that cancels. What it says afterwards comes from the answer alone, never from an address. */
export function CancelForm({ action, token }: Props) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  if (state.saved) {
    return (
      <div role="status" className="card prose">
        <p>
          <strong>It is cancelled.</strong> Nobody got in by it.
        </p>
        <p>
          If you did not begin it, somebody else can open your mailbox. Change its password now, and look at
          where it is signed in. <a href="/help-now">Help now</a> says how.
        </p>
      </div>
    );
  }
  return (
    <form action={send}>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="token" value={token} />
      <p id="cancel" tabIndex={-1}>
        <Button aria-disabled={isSending}>Cancel it: it was not me</Button>
      </p>
      <p className="measure mt-6">If it was you, there is nothing to do here: close this page.</p>
    </form>
  );
}
