"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Choice, TextField } from "@/components/ui/field";
import { type ElectionKind, NATIONS } from "@/domain/election/kinds";
import type { FormState } from "@/lib/form-action";
import { NATION_WORDS } from "./words";

type Known = { name: string; nation: string; pollingDay: string; dissolution: string };

/** What an election is about: its days, where it is held, and what to call it. */
export function ElectionForm({
  action,
  kind,
  known,
  fields,
  hint,
  button,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  kind: ElectionKind;
  known: Known;
  /** Which campaign, office or form it is. */
  fields: Record<string, string>;
  hint?: string | undefined;
  button: string;
}) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  const error = (field: string) => state.errors.find((one) => one.field === field)?.message;
  const value = (field: keyof Known) => {
    const typed = state.values[field];
    return typeof typed === "string" ? typed : known[field];
  };
  const version = state.values.version;
  return (
    <form action={send} key={JSON.stringify(state.values)} noValidate>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="kind" value={kind} />
      {Object.entries(fields).map(([name, is]) => (
        <input
          key={name}
          type="hidden"
          name={name}
          value={name === "version" && typeof version === "string" ? version : is}
        />
      ))}
      <div className="space-y-8">
        {kind !== "general" && (
          <fieldset aria-describedby={error("nation") ? "nation-error" : undefined}>
            <legend className="font-semibold">Where is it held?</legend>
            {error("nation") && (
              <p id="nation-error" className="mt-1 font-semibold text-problem">
                {error("nation")}
              </p>
            )}
            <div id="nation" tabIndex={-1} className="mt-3 grid gap-3 sm:grid-cols-2">
              {NATIONS.map((nation) => (
                <Choice
                  key={nation}
                  type="radio"
                  name="nation"
                  value={nation}
                  label={NATION_WORDS[nation]}
                  defaultChecked={value("nation") === nation}
                />
              ))}
            </div>
          </fieldset>
        )}
        {kind === "general" && (
          <TextField
            id="dissolution"
            name="dissolution"
            type="date"
            label="Day of dissolution, if it is known"
            hint="Polling day follows from it: the 25th working day after. Leave this empty if only polling day is known."
            error={error("dissolution")}
            defaultValue={value("dissolution")}
            className="input mt-2 sm:w-60"
          />
        )}
        <TextField
          id="pollingDay"
          name="pollingDay"
          type="date"
          label={kind === "general" ? "Polling day, if it is known" : "Polling day"}
          hint={hint}
          error={error("pollingDay")}
          defaultValue={value("pollingDay")}
          className="input mt-2 sm:w-60"
        />
        <TextField
          id="name"
          name="name"
          label="What you call it (optional)"
          hint="Only for you. It is kept sealed, and stands in no mail, title or calendar."
          error={error("name")}
          defaultValue={value("name")}
          maxLength={80}
          autoComplete="off"
        />
      </div>
      <div className="mt-8">
        <Button>{button}</Button>
      </div>
    </form>
  );
}
