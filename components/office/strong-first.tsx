import { LinkButton } from "@/components/ui/button";

/** Leads to a passkey, where a page shows other people's things. */
export function StrongFirst({
  to,
  why,
  isLocal,
  risk = "would see the whole team",
}: {
  to: string;
  /** Begins "To …,". */
  why: string;
  isLocal: boolean;
  /** What somebody else could do: finishes "whoever got into your mailbox …". */
  risk?: string;
}) {
  return (
    <div className="card">
      <p>
        {why}, sign in with a passkey or through your organisation first. Such a sign-in counts for twelve
        hours. A link by email is not enough here: whoever got into your mailbox {risk}.
      </p>
      {isLocal && <p className="mt-3">On this local copy a link by email counts too, if it is fresh.</p>}
      <p className="mt-5 flex flex-wrap gap-4">
        <LinkButton href={`/sign-in?again=1&next=${encodeURIComponent(to)}`}>Sign in again</LinkButton>
        <LinkButton look="quiet" href="/account">
          Add a passkey
        </LinkButton>
      </p>
    </div>
  );
}
