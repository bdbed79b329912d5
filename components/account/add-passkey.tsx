"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary, type FieldError } from "@/components/ui/error-summary";
import { addPasskey, PasskeyProblem } from "./passkey-client";

/** The press that makes a passkey, and what came of it. */
export function AddPasskey({ look = "main" }: { look?: "main" | "quiet" }) {
  const router = useRouter();
  const [problem, setProblem] = useState<FieldError[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const [added, setAdded] = useState("");

  async function add() {
    setIsAsking(true);
    setProblem([]);
    setAdded("");
    try {
      setAdded(await addPasskey());
      router.refresh();
    } catch (caught) {
      if (!(caught instanceof PasskeyProblem)) throw caught;
      setProblem([{ field: "add-passkey", message: caught.message }]);
    }
    setIsAsking(false);
  }

  return (
    <>
      <ErrorSummary errors={problem} />
      <p role="status" className="mb-4 empty:hidden">
        {added &&
          `Added: ${added}. From now on you can sign in with it. Other browsers that came in by a mail link are signed out.`}
      </p>
      <Button
        id="add-passkey"
        type="button"
        look={look}
        className="noscript:hidden"
        aria-disabled={isAsking}
        onClick={() => !isAsking && add()}
      >
        {isAsking ? "Waiting for your device…" : added ? "Add another passkey" : "Add a passkey"}
      </Button>
      <noscript>
        <p>
          Adding a passkey needs JavaScript, which is off in this browser. Everything else works without it.
        </p>
      </noscript>
    </>
  );
}
