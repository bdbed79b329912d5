"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-action";

/** Makes a private calendar address and shows it, this once. */
export function FeedForm({
  action,
  campaign,
  isThere,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  campaign: string;
  isThere: boolean;
}) {
  const [state, send] = useActionState(action, { errors: [], values: {} });
  return (
    <form action={send}>
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="campaign" value={campaign} />
      {state.saved && (
        <div role="status" className="card mb-5 border-accent bg-wash">
          <label htmlFor="address" className="block font-semibold">
            Your private address
          </label>
          <p id="address-hint" className="mt-1 text-small">
            Copy it now into your calendar, where it says “subscribe” or “add by URL”. We cannot show it
            again.
          </p>
          <input
            id="address"
            readOnly
            value={state.saved}
            aria-describedby="address-hint"
            className="input mt-3 font-mono text-small"
          />
        </div>
      )}
      <Button look="quiet">
        {state.saved || isThere ? "Make a new address (the old one ends)" : "Make a private address"}
      </Button>
    </form>
  );
}
