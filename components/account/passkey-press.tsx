"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type FieldError } from "@/components/ui/error-summary";
import { PasskeyProblem, signInWithPasskey } from "./passkey-client";

/** The press that signs in with a passkey. What went wrong is for the page to say. */
export function PasskeyPress({
  next,
  onProblem,
}: {
  next: string | null;
  onProblem: (problem: FieldError[]) => void;
}) {
  const [isAsking, setIsAsking] = useState(false);

  async function signIn() {
    setIsAsking(true);
    onProblem([]);
    try {
      location.assign(await signInWithPasskey(next));
    } catch (caught) {
      if (!(caught instanceof PasskeyProblem)) throw caught;
      onProblem([{ field: "passkey", message: caught.message }]);
      setIsAsking(false);
    }
  }

  return (
    <Button
      id="passkey"
      type="button"
      className="w-full noscript:hidden sm:w-auto"
      aria-disabled={isAsking}
      onClick={() => !isAsking && signIn()}
    >
      {isAsking ? "Waiting for your passkey…" : "Sign in with a passkey"}
    </Button>
  );
}

/** The same by itself, with its own words for what went wrong. */
export function PasskeyWay({ next }: { next: string | null }) {
  const [problem, setProblem] = useState<FieldError[]>([]);
  return (
    <>
      <ErrorSummary errors={problem} />
      <PasskeyPress next={next} onProblem={setProblem} />
      <noscript>
        <p>A passkey needs JavaScript, which is off in this browser. Open this site in one where it is on.</p>
      </noscript>
    </>
  );
}
