"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Choice, TextField } from "@/components/ui/field";
import type { FormState, FormValues } from "@/lib/form-action";

export type TextSpec = {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  type?: "email";
  autoComplete?: string;
  maxLength: number;
};
export type ChoiceSpec = {
  name: string;
  legend: string;
  /** Where the heading above says the same to whoever sees it. */
  isLegendHidden?: boolean;
  value: string;
  options: readonly { value: string; label: string; hint?: string }[];
};

/**
 * A short form of text fields, then one choice. What was typed is kept when something is wrong with it. `id` tells it
 * from other forms of the page, `hidden` is sent with it. `fold` puts it behind a line to open, with `children` above
 * the fields; when something is wrong it comes back open, without a script as well.
 */
export function FieldsForm({
  id,
  action,
  texts = [],
  choice,
  hidden = {},
  press,
  pressing,
  look = "main",
  fold,
  page,
  children,
}: {
  id: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  texts?: readonly TextSpec[];
  choice?: ChoiceSpec;
  hidden?: Record<string, string>;
  /** The words of the button, and while it is being sent. */
  press: string;
  pressing: string;
  look?: "main" | "quiet";
  fold?: string;
  /** The page’s address, where a session may be too old to show the form when it is sent. */
  page?: string;
  children?: ReactNode;
}) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} }, page);
  const errors = state.errors.map((error) => ({ ...error, field: `${id}-${error.field}` }));
  const errorOf = (name: string) => errors.find(({ field }) => field === `${id}-${name}`)?.message;
  const form = (
    <form action={send} noValidate className="max-w-md">
      <ErrorSummary errors={errors} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="space-y-6">
        {texts.map(({ name, value, ...spec }) => {
          const typed = typedIn(state.values, name) ?? value ?? "";
          return (
            <TextField
              key={`${name} ${typed}`}
              id={`${id}-${name}`}
              name={name}
              defaultValue={typed}
              error={errorOf(name)}
              {...(spec.type === "email" ? { autoCapitalize: "none", spellCheck: false } : {})}
              {...spec}
            />
          );
        })}
        {choice && <Choices id={id} {...choice} value={typedIn(state.values, choice.name) ?? choice.value} />}
      </div>
      <Button look={look} className="mt-6" aria-disabled={isSending}>
        {isSending ? pressing : press}
      </Button>
    </form>
  );
  if (!fold) return form;
  return (
    <details open={errors.length > 0}>
      <summary className="min-h-11 py-2">{fold}</summary>
      <div className="pt-2 pb-6">
        {children}
        {form}
      </div>
    </details>
  );
}

function Choices({ id, name, legend, isLegendHidden = false, value, options }: ChoiceSpec & { id: string }) {
  return (
    <fieldset id={`${id}-${name}`} key={value} tabIndex={-1}>
      <legend className={isLegendHidden ? "sr-only" : "mb-2 font-semibold"}>{legend}</legend>
      <div className="space-y-2">
        {options.map((option) => (
          <Choice
            key={option.value}
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === value}
            label={option.label}
            hint={option.hint}
          />
        ))}
      </div>
    </fieldset>
  );
}

function typedIn(values: FormValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
