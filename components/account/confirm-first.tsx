import { LinkButton } from "@/components/ui/button";
import type { Freshness } from "@/services/account";
import { strongMeansInWords } from "./words";

/** Leads to signing in again and back, where a page asks for a sign-in from the last five minutes. */
export function ConfirmFirst({
  to,
  why,
  freshness,
}: {
  /** The page to come back to. */
  to: string;
  /** Begins "To …,". */
  why: string;
  freshness: Freshness;
}) {
  const how = strongMeansInWords(freshness);
  return (
    <div className="card no-print">
      <p>
        {why}, confirm first that it is you: sign in again{how}. It keeps somebody who finds your screen
        unlocked from doing it. You then have five minutes.
      </p>
      <p className="mt-5">
        <LinkButton href={`/sign-in?again=1&next=${encodeURIComponent(to)}`}>
          Confirm that it is you
        </LinkButton>
      </p>
    </div>
  );
}
