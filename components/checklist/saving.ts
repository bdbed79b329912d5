"use client";

import { type FormEvent, useActionState, useState, useTransition } from "react";
import type { FormState } from "@/lib/form-action";

export type SaveAction = (state: FormState, form: FormData) => Promise<FormState>;
const CALM: FormState = { errors: [], values: {} };
const NOT_SAVED: FormState = {
  errors: [
    {
      field: "form",
      message:
        "Not saved: we could not reach Safe Seat. What you entered is still here. Try again in a moment.",
    },
  ],
  values: {},
};

/**
 * A form that is posted without a script, and saved in place with one: it says "saving" until the answer has
 * come, and "saved" only then. A new version from the server wins over what the form last heard. `page`: its address, for
 * a form whose answer may meet another form there.
 */
export function useSaving(action: SaveAction, op: string, version: number, page?: string) {
  const [posted, post] = useActionState(action, CALM, page);
  const [local, setLocal] = useState<FormState | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const [isSaving, start] = useTransition();
  const state = local ?? posted;

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const form = new FormData(event.currentTarget, button);
    if (isSaving) return;
    setSending(button instanceof HTMLButtonElement ? button.value : "");
    start(async () => {
      try {
        setLocal(await action(CALM, form));
      } catch {
        setLocal({ ...NOT_SAVED, values: local?.values ?? {} });
      }
      setSending(null);
    });
  }

  const heard = Number(state.values.version ?? 0);
  return {
    state,
    isSaving,
    /** The value of the button that is being saved now. */
    sending,
    form: { action: post, onSubmit },
    hidden: { op, version: Math.max(version, Number.isFinite(heard) ? heard : 0) },
  };
}
