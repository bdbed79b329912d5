import { PressForm } from "@/components/account/small-form";
import { londonMoment } from "@/lib/clock";
import type { SessionView } from "@/services/account";
import { endOtherSessionsAction, endSessionAction } from "./actions";

const METHOD_WORDS: Record<SessionView["method"], string> = {
  email: "link by email",
  passkey: "passkey",
  entra: "your organisation",
  recovery: "a way back in",
};

/** Where somebody is signed in, each browser with a way to sign it out. */
export function Sessions({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <section aria-labelledby="sessions" className="mt-12">
      <h2 id="sessions">Where you are signed in</h2>
      <p className="measure mt-3">
        A browser is signed out by itself after 7 days without use, and after 30 days in any case.
      </p>
      <ul className="mt-5 divide-y divide-line border-line border-y">
        {sessions.map(({ id, device, method, openedAt, lastSeenAt, isThis }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
            <div>
              <p className="font-semibold">
                {device}
                {isThis && <span className="font-normal text-quiet"> (this browser)</span>}
              </p>
              <p className="text-quiet text-small">
                Since {londonMoment(openedAt)}, by {METHOD_WORDS[method]}
                {!isThis && `. Last used ${londonMoment(lastSeenAt)}`}
              </p>
            </div>
            {!isThis && (
              <PressForm action={endSessionAction} fields={{ session: id }} label={`Sign out ${device}`}>
                Sign out
              </PressForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-5">
          <PressForm action={endOtherSessionsAction}>Sign out everywhere else</PressForm>
        </div>
      )}
    </section>
  );
}
