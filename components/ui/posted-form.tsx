"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-action";

/** A form whose action answers with a redirect, or with what is wrong. `version` follows what the server last said. */
export function PostedForm({
  action,
  version,
  className,
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  version?: number;
  className?: string;
  children: ReactNode;
}) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  const heard = typeof state.values.version === "string" ? state.values.version : version;
  return (
    <form action={send}>
      <ErrorSummary errors={state.errors} />
      {version !== undefined && <input type="hidden" name="version" value={heard} />}
      <div className={className}>{children}</div>
    </form>
  );
}
