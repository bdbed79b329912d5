"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { CODE_SHAPE } from "@/domain/recovery-code";
import type { FormState } from "@/lib/form-action";

type Props = { action: (state: FormState, form: FormData) => Promise<FormState> };

/** Where a printed code is typed. */
export function CodeForm({ action }: Props) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  const typed = typeof state.values.code === "string" ? state.values.code : "";
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={state.errors} />
      <div className="max-w-md">
        <TextField
          key={typed}
          id="code"
          name="code"
          label="Recovery code"
          hint={`${CODE_SHAPE}. Capitals, spaces and dashes do not matter.`}
          error={state.errors.find(({ field }) => field === "code")?.message}
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          maxLength={100}
        />
      </div>
      <Button look="quiet" className="mt-4" aria-disabled={isSending}>
        Use this code
      </Button>
    </form>
  );
}
