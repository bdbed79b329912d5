"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-action";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  token: string;
  /** Where to ask for a new link, with where they were going if this browser knows. */
  anew: string;
};

/** The button behind a mailed link. Until it is pressed nothing is spent, so that a mail scanner spends nothing. */
export function ConfirmForm({ action, token, anew }: Props) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  const hasFailed = state.errors.length > 0;
  return (
    <form action={send}>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="token" value={token} />
      <p id="confirm" tabIndex={-1} className="flex flex-wrap items-center gap-4">
        <Button look={hasFailed ? "quiet" : "main"} aria-disabled={isSending}>
          {isSending ? "Signing in…" : hasFailed ? "Try this link again" : "Sign in"}
        </Button>
        {hasFailed && (
          <Link href={anew} prefetch={false}>
            Ask for a new link
          </Link>
        )}
      </p>
    </form>
  );
}
