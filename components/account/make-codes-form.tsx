"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { FormState } from "@/lib/form-action";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Names the codes that new ones replace. */
  set: string;
  /** How many are left, in a sentence, until there are new ones. */
  standing: string;
  isFirst: boolean;
  madeOn: string;
  site: string;
};

/** Makes codes and shows them, in the one answer that has them. */
export function MakeCodesForm({ action, set, standing, isFirst, madeOn, site }: Props) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  const { codes } = state.values;
  if (state.saved && Array.isArray(codes)) return <Codes codes={codes} madeOn={madeOn} site={site} />;
  return (
    <form action={send} className="no-print">
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="set" value={set} />
      <p className="measure">{standing}</p>
      <p id="make-codes" tabIndex={-1} className="mt-8">
        <Button look={isFirst ? "main" : "quiet"} aria-disabled={isSending}>
          {isFirst ? "Make recovery codes" : "Make new codes"}
        </Button>
      </p>
    </form>
  );
}

/** The sheet: what it is for, where to type a code, and a box to tick each off. */
function Codes({ codes, madeOn, site }: { codes: readonly string[]; madeOn: string; site: string }) {
  return (
    <>
      <div role="status" className="card no-print mb-8">
        <p className="font-semibold">These are your new codes. Earlier ones no longer work.</p>
        <p className="mt-2">
          Use your browser’s <strong>Print</strong>, or copy them by hand. Once you leave this page nobody can
          show them again.
        </p>
      </div>
      <section aria-labelledby="codes">
        <h2 id="codes">Your codes</h2>
        <ul className="mt-4 grid gap-x-10 gap-y-3 sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code} className="flex items-center gap-3">
              <span aria-hidden="true" className="inline-block size-[0.95em] flex-none border border-ink" />
              <span className="font-mono text-large">{code}</span>
            </li>
          ))}
        </ul>
        <p className="measure mt-6 text-quiet text-small">
          Made on {madeOn} for {site}. To use one: ask for a sign-in link there, open it, type the code under
          “You have a code”, and tick it off here. This sheet carries no name on purpose.
        </p>
      </section>
    </>
  );
}
