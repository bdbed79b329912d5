"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Choice } from "@/components/ui/field";
import type { Question } from "@/domain/content-schema";
import type { FormState } from "@/lib/form-action";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  question: Pick<Question, "id" | "text" | "why" | "kind"> & {
    answers: { id: string; label: string; hint?: string | undefined; exclusive: boolean }[];
  };
  chosen: readonly string[];
};

/** One question: its answers as big rows, Continue, and Skip. */
export function QuestionForm({ action, question, chosen }: Props) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  const typed = state.values.answer;
  const checked = state.errors.length > 0 ? (Array.isArray(typed) ? typed : []) : chosen;
  const error = state.errors[0]?.message;
  const isOne = question.kind === "one";
  return (
    <form action={send} key={`${question.id}-${checked.join()}`}>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="question" value={question.id} />
      <fieldset aria-describedby={error ? "why answer-error" : "why"}>
        <legend>
          <h1>{question.text}</h1>
        </legend>
        <p id="why" className="mt-4 text-quiet">
          <span className="font-semibold">Why we ask:</span> {question.why}
        </p>
        {!isOne && <p className="mt-2 text-quiet">Choose all that apply.</p>}
        {error && (
          <p id="answer-error" className="mt-4 font-semibold text-problem">
            {error}
          </p>
        )}
        <div id="answer" tabIndex={-1} className="mt-6 space-y-3">
          {question.answers.map((answer) => (
            <Choice
              key={answer.id}
              type={isOne ? "radio" : "checkbox"}
              name="answer"
              value={answer.id}
              label={answer.label}
              hint={answer.hint}
              defaultChecked={checked.includes(answer.id)}
            />
          ))}
        </div>
      </fieldset>
      <div className="mt-8 flex flex-wrap items-center gap-4">
        <Button name="intent" value="continue">
          Continue
        </Button>
        <Button name="intent" value="skip" look="plain">
          Skip this question
        </Button>
      </div>
    </form>
  );
}
