"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type FieldError } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import type { FormState } from "@/lib/form-action";
import { signInWithPasskey } from "./passkey-client";
import { PasskeyPress } from "./passkey-press";

/** A challenge is good for two minutes; the browser's offer in the field is renewed before that. */
const RENEW_AFTER = 100_000;

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  next: string | null;
  /** An address to start with, such as the one a link was sent to. */
  address: string;
};

/** Both ways in: the passkey first, then a link by email. The second needs no script. */
export function SignInForm({ action, next, address }: Props) {
  const [state, send, isSending] = useActionState(action, { errors: [], values: {} });
  const [problem, setProblem] = useState<FieldError[]>([]);
  useOfferInField(next);
  const typed = typeof state.values.email === "string" ? state.values.email : address;
  const error = state.errors.find(({ field }) => field === "email")?.message;

  return (
    <>
      <ErrorSummary errors={problem.length > 0 ? problem : state.errors} />
      <section aria-label="With a passkey">
        <PasskeyPress next={next} onProblem={setProblem} />
        <noscript>
          <p>A passkey needs JavaScript, which is off in this browser. Use a link by email instead.</p>
        </noscript>
      </section>
      <form action={send} noValidate className="mt-10 border-line border-t pt-8">
        <h2 className="text-large">Or get a link by email</h2>
        <input type="hidden" name="next" value={next ?? ""} />
        <div className="mt-4 max-w-md">
          <TextField
            key={typed}
            id="email"
            name="email"
            type="email"
            label="Your email address"
            hint="The link works once, for 10 minutes, in this browser."
            error={error}
            defaultValue={typed}
            autoComplete="username webauthn"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
          />
        </div>
        <Button look="quiet" className="mt-5" aria-disabled={isSending}>
          {isSending ? "Sending…" : "Send me a link"}
        </Button>
      </form>
    </>
  );
}

/** Lets the browser offer a passkey in the address field, where it can. Nobody is told when it cannot. */
function useOfferInField(next: string | null) {
  const isOver = useRef(false);
  useEffect(() => {
    isOver.current = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** In a tab nobody looks at only once somebody does: each renewal asks the server for something. */
    async function renew() {
      document.removeEventListener("visibilitychange", renew);
      if (document.hidden) return document.addEventListener("visibilitychange", renew);
      (await import("@simplewebauthn/browser")).WebAuthnAbortService.cancelCeremony();
      offer();
    }
    async function offer() {
      const { browserSupportsWebAuthnAutofill } = await import("@simplewebauthn/browser");
      if (isOver.current || !(await browserSupportsWebAuthnAutofill())) return;
      timer = setTimeout(renew, RENEW_AFTER);
      try {
        location.assign(await signInWithPasskey(next, true));
      } catch {
        // Called off by the button, by a renewal or by leaving: the button says what is wrong.
      }
    }
    offer();
    return () => {
      isOver.current = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [next]);
}
