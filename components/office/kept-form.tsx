"use client";

import { type ReactNode, useActionState } from "react";
import type { SaveAction } from "@/components/checklist/saving";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextArea, TextField } from "@/components/ui/field";

/** What somebody typed themselves, to be seen and changed; everything else a form sent is sent again as it was. */
type Typed = { name: string; label: string; type?: "date" | "email"; rows?: number; maxLength?: number };

/**
 * Stands where a page shows nothing until its reader has signed in again. A form that was sent without a script is
 * answered with this page: then what was typed is here, and can be sent again after signing in in another tab. `page`
 * is the address that the form on the page itself names, so that its answer comes to this one.
 */
export function KeptForm({
  action,
  page,
  typed,
  press,
  children,
}: {
  action: SaveAction;
  page: string;
  typed: readonly Typed[];
  press: string;
  /** What is shown where nothing was sent. */
  children: ReactNode;
}) {
  const [{ errors, values }, send, isSending] = useActionState(action, { errors: [], values: {} }, page);
  if (errors.length === 0) return children;
  const others = Object.entries(values).filter(([name]) => !typed.some((field) => field.name === name));
  return (
    <form action={send} noValidate className="no-print">
      <ErrorSummary errors={errors} />
      {others.flatMap(([name, sent]) =>
        [sent]
          .flat()
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <div className="space-y-5">
        {typed.map(({ name, rows, ...field }) => {
          const value = values[name];
          const shared = { id: name, name, defaultValue: typeof value === "string" ? value : "", ...field };
          return rows ? (
            <TextArea key={name} rows={rows} {...shared} />
          ) : (
            <TextField key={name} {...shared} />
          );
        })}
      </div>
      <Button className="mt-5" aria-disabled={isSending}>
        {press}
      </Button>
    </form>
  );
}
