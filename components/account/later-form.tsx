"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-action";

type Props = { action: (state: FormState, form: FormData) => Promise<FormState>; next: string | null };

export function LaterForm({ action, next }: Props) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  return (
    <form action={send}>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="next" value={next ?? ""} />
      <Button look="plain">Later</Button>
    </form>
  );
}
