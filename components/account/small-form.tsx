"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import type { FormState } from "@/lib/form-action";

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** One press: a button with what it is about. `fields` are sent with it. */
export function PressForm({
  action,
  fields = {},
  label,
  children,
}: {
  action: Action;
  fields?: Record<string, string>;
  /** The whole of it for a screen reader, where several buttons on a page read alike. */
  label?: string;
  children: ReactNode;
}) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  return (
    <form action={send}>
      <ErrorSummary errors={state.errors} />
      <Hidden fields={fields} />
      <Button look="quiet" aria-label={label} aria-disabled={isSending}>
        {children}
      </Button>
    </form>
  );
}

/** A new name for a passkey, behind a line to open. */
export function RenameForm({ action, passkey, name }: { action: Action; passkey: string; name: string }) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  const id = `name-${passkey}`;
  const typed = typeof state.values.name === "string" ? state.values.name : name;
  const errors = state.errors.map((error) => (error.field === "name" ? { ...error, field: id } : error));
  // Without a script the page comes back anew: its error must not stand in a closed fold.
  return (
    <details className="mt-2" open={errors.length > 0}>
      <summary className="min-h-11 py-2">
        Rename<span className="sr-only"> {name}</span>
      </summary>
      <form action={send} noValidate className="max-w-md pt-2 pb-4">
        <ErrorSummary errors={errors} />
        <Hidden fields={{ passkey }} />
        <TextField
          key={typed}
          id={id}
          name="name"
          label="Name"
          hint="Such as “Work phone”."
          defaultValue={typed}
          maxLength={60}
          error={errors.find(({ field }) => field === id)?.message}
        />
        <Button look="quiet" className="mt-4">
          Save the name
        </Button>
      </form>
    </details>
  );
}

function Hidden({ fields }: { fields: Record<string, string> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
