"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import type { FormState } from "@/lib/form-action";

/** What somebody is called in one office. */
export function NameForm({
  action,
  officeId,
  name,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  officeId: string;
  name: string;
}) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  const typed = typeof state.values.name === "string" ? state.values.name : name;
  return (
    <form action={send} noValidate className="max-w-md">
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="office" value={officeId} />
      <TextField
        key={typed}
        id="name"
        name="name"
        label="Your name in this office"
        autoComplete="name"
        defaultValue={typed}
        maxLength={80}
        error={state.errors.find(({ field }) => field === "name")?.message}
      />
      <Button look="quiet" className="mt-4">
        Save the name
      </Button>
    </form>
  );
}
