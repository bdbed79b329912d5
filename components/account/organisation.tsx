import { LinkButton } from "@/components/ui/button";
import type { FormState } from "@/lib/form-action";
import type { OwnOrganisation } from "@/services/organisation";
import { PressForm } from "./small-form";
import { fullMoment } from "./words";

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Signing in with the organisation, on the account page: added or not, and what can be done about it. */
export function Organisation({
  organisation,
  mayChange,
  add,
  remove,
}: {
  /** Null where none is set up: then there is nothing to show. */
  organisation: OwnOrganisation | null;
  /** Whether the sign-in is fresh enough to change it. */
  mayChange: boolean;
  add: Action;
  remove: Action;
}) {
  if (!organisation) return null;
  const { name, account } = organisation;
  return (
    <section aria-labelledby="organisation" className="mt-12">
      <h2 id="organisation">Your organisation</h2>
      {account ? (
        <div className="card mt-5">
          <h3 className="break-words">{name}</h3>
          <p className="text-quiet text-small">
            Added {fullMoment(account.linkedAt)},{" "}
            {account.lastUsedAt ? `last used ${fullMoment(account.lastUsedAt)}` : "not used yet"}
          </p>
          <details className="mt-2">
            <summary className="min-h-11 py-2">
              Remove<span className="sr-only"> {name}</span>
            </summary>
            <div className="space-y-4 pt-2">
              <p>
                Your account there will no longer sign you in, and browsers that it signed in are signed out.
                The other ways stay.
              </p>
              {mayChange ? <PressForm action={remove}>Remove {name}</PressForm> : <ConfirmFirst />}
            </div>
          </details>
        </div>
      ) : (
        <>
          <p className="measure mt-3">
            You can also sign in with your account from {name}. You go there to sign in, and come back. It
            learns that you use this site, and nothing of what you do here.
          </p>
          <div className="mt-5">
            {mayChange ? <PressForm action={add}>Add {name}</PressForm> : <ConfirmFirst />}
          </div>
        </>
      )}
    </section>
  );
}

function ConfirmFirst() {
  return (
    <>
      <p className="measure mb-4">To change this, confirm first that it is you: sign in again.</p>
      <LinkButton look="quiet" href="/sign-in?again=1&next=%2Faccount">
        Confirm that it is you
      </LinkButton>
    </>
  );
}
