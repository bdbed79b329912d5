"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Choice, TextField } from "@/components/ui/field";
import type { FormState } from "@/lib/form-action";

type Step = { id: string; title: string; minutes: number };
type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  officeId: string;
  /** The page’s address: a session may be too old to show this form when it is sent. */
  page: string;
  people: readonly { id: string; name: string; role: string }[];
  /** The first steps of the list, which are opened unless they are unticked. */
  next: readonly Step[];
  topics: readonly { id: string; title: string; steps: readonly Step[] }[];
  chosen: { aide: string; days: number; actions: readonly string[] };
};

/** Who helps, for how long, and with what. What was typed comes back with what is wrong. */
export function ChooseForm({ action, officeId, page, people, next, topics, chosen }: Props) {
  const [state, send] = useActionState(action, { errors: [], values: {} }, page);
  const { values, errors } = state;
  const wasSent = errors.length > 0;
  const aide = wasSent ? values.aide : chosen.aide;
  const days = typeof values.days === "string" ? values.days : String(chosen.days);
  const actions = wasSent ? [values.action ?? []].flat() : chosen.actions;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const rows = (steps: readonly Step[]) =>
    steps.map(({ id, title, minutes }) => (
      <Choice
        key={id}
        type="checkbox"
        name="action"
        value={id}
        label={title}
        hint={`${minutes} min`}
        defaultChecked={actions.includes(id)}
      />
    ));
  return (
    <form action={send} noValidate key={JSON.stringify(values)}>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="office" value={officeId} />
      <fieldset id="aide" tabIndex={-1}>
        <legend>
          <h2>Who helps you?</h2>
        </legend>
        {error("aide") && <p className="mt-2 font-semibold text-problem">{error("aide")}</p>}
        <div className="mt-4 space-y-2">
          {people.map(({ id, name, role }) => (
            <Choice
              key={id}
              type="radio"
              name="aide"
              value={id}
              label={name}
              hint={role}
              defaultChecked={aide === id}
            />
          ))}
        </div>
      </fieldset>
      <div className="mt-10 max-w-xs">
        <h2 className="mb-3">For how long?</h2>
        <TextField
          id="days"
          name="days"
          label="Days"
          hint="From 1 to 90. It ends by itself, and you can end it before."
          inputMode="numeric"
          defaultValue={days}
          error={error("days")}
        />
      </div>
      <fieldset id="action" tabIndex={-1} className="mt-10">
        <legend>
          <h2>With which steps?</h2>
        </legend>
        <p className="measure mt-2 text-quiet">
          Open what you want to do together, and no more. Steps that you have done stay with you.
        </p>
        {error("action") && <p className="mt-2 font-semibold text-problem">{error("action")}</p>}
        {next.length > 0 && (
          <>
            <h3 className="mt-6">Next on your list</h3>
            <div className="mt-3 space-y-2">{rows(next)}</div>
          </>
        )}
        {topics.length > 0 && <h3 className="mt-8">More, by topic</h3>}
        <div className="mt-3 divide-y divide-line border-line border-y">
          {topics.map(({ id, title, steps }) => {
            const opened = steps.filter((step) => actions.includes(step.id)).length;
            return (
              <details key={id} open={opened > 0}>
                <summary className="min-h-12 py-3">
                  {title}{" "}
                  <span className="text-quiet text-small">
                    {steps.length === 1 ? "one step" : `${steps.length} steps`}
                  </span>
                </summary>
                <div className="space-y-2 pb-5">{rows(steps)}</div>
              </details>
            );
          })}
        </div>
      </fieldset>
      <Button className="mt-8">See what they will see</Button>
      <p className="mt-3 text-quiet text-small">Nothing is opened yet.</p>
    </form>
  );
}
