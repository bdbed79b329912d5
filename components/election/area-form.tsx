"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { ANSWERS, type StatementAnswer } from "@/domain/election/readiness";
import type { FormState } from "@/lib/form-action";
import { ANSWER_WORDS } from "./words";

export type AskedStatement = {
  id: string;
  text: string;
  always: boolean;
  answer: StatementAnswer | null;
  /** Why it is asked, what "yes" means, and what is recorded: made on the server. */
  about: ReactNode;
};

/** The statements of one area, each with its answers in a row. What is left open stays as it was. */
export function AreaForm({
  action,
  campaign,
  area,
  statements,
  isLast,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  campaign: string;
  area: string;
  statements: readonly AskedStatement[];
  isLast: boolean;
}) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  return (
    <form action={send} key={`${area}-${JSON.stringify(state.values)}`}>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="campaign" value={campaign} />
      <input type="hidden" name="area" value={area} />
      <div className="space-y-12">
        {statements.map(({ id, text, always, answer, about }) => {
          const typed = state.values[`says-${id}`];
          return (
            <fieldset key={id} aria-describedby={`about-${id}`} id={`says-${id}`} tabIndex={-1}>
              <legend>
                <h2 className="text-large">{text}</h2>
              </legend>
              <div id={`about-${id}`}>{about}</div>
              <input type="hidden" name={`saw-${id}`} value={state.values[`saw-${id}`] ?? answer ?? ""} />
              <div className="mt-4 flex flex-wrap gap-2.5">
                {ANSWERS.filter((known) => !(always && known === "not-for-us")).map((known) => (
                  <label key={known} className="choice items-center py-2">
                    <input
                      type="radio"
                      name={`says-${id}`}
                      value={known}
                      defaultChecked={(typed ?? answer) === known}
                    />
                    <span>{ANSWER_WORDS[known]}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
      <div className="mt-10 flex flex-wrap items-center gap-4">
        <Button name="intent" value="next">
          {isLast ? "Save, and look it over" : "Save, and go on"}
        </Button>
        <Button name="intent" value="pause" look="plain">
          Save, and stop here for now
        </Button>
      </div>
    </form>
  );
}
