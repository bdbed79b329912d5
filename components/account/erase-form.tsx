"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import type { FormState } from "@/lib/form-action";

/** The last step before everything goes: typing something shows that it is meant. */
export function EraseForm({ action }: { action: (state: FormState, form: FormData) => Promise<FormState> }) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  const typed = typeof state.values.confirm === "string" ? state.values.confirm : "";
  return (
    <form action={send} noValidate className="max-w-md">
      <ErrorSummary errors={state.errors} />
      <TextField
        key={typed}
        id="confirm"
        name="confirm"
        label="Type your email address, or the word ERASE"
        error={state.errors.find(({ field }) => field === "confirm")?.message}
        defaultValue={typed}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <Button className="mt-5" aria-disabled={isSending}>
        {isSending ? "Erasing…" : "Erase everything"}
      </Button>
    </form>
  );
}
