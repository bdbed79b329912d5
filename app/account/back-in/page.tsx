import type { Metadata } from "next";
import Link from "next/link";
import { AddPasskey } from "@/components/account/add-passkey";
import { PressForm } from "@/components/account/small-form";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { londonMoment } from "@/lib/clock";
import { type AccountView, getAccount } from "@/services/account";
import { endOtherSessionsAction, removePasskeyAction } from "../actions";

export const metadata: Metadata = { title: "You are back in" };

/** After a way back in: what to put in order before going on. */
export default async function BackInPage() {
  const actor = await requireActor("/account/back-in");
  const account = await getAccount(actor, new Date());
  return (
    <Page
      title="You are back in"
      lead="Everything is as you left it. Three things put your sign-in in order again."
    >
      <ol className="space-y-10">
        <li>
          <h2>1. Add a passkey on this device</h2>
          <p className="measure mt-3 mb-5">So that next time one press signs you in.</p>
          {account.mayChangeSignIn ? (
            <AddPasskey />
          ) : (
            <p className="measure">
              It has been more than five minutes.{" "}
              <Link href="/account" prefetch={false}>
                Confirm that it is you on your account page
              </Link>
              , then add it there.
            </p>
          )}
        </li>
        <li>
          <h2>2. Remove what you lost</h2>
          <Passkeys account={account} />
          {account.sessions.length > 1 && (
            <div className="mt-5">
              <p className="measure mb-4">
                {account.sessions.length === 2
                  ? "Another browser is still signed in."
                  : `${account.sessions.length - 1} other browsers are still signed in.`}
              </p>
              <PressForm action={endOtherSessionsAction}>Sign out everywhere else</PressForm>
            </div>
          )}
        </li>
        <li>
          <h2>3. Print new recovery codes</h2>
          <p className="measure mt-3">
            They make the next time quick.{" "}
            <Link href="/account/recovery-codes" prefetch={false}>
              Make recovery codes
            </Link>
          </p>
        </li>
      </ol>
      <p className="mt-12 border-line border-t pt-8">
        <LinkButton look="quiet" href="/checklist">
          Go to your checklist
        </LinkButton>
      </p>
    </Page>
  );
}

function Passkeys({ account: { passkeys, mayChangeSignIn } }: { account: AccountView }) {
  if (passkeys.length === 0) return <p className="mt-3">You have no passkey now.</p>;
  return (
    <>
      <p className="measure mt-3">
        If a device is gone, remove its passkey: it then signs nobody in, and browsers that a passkey signed
        in are signed out. Keep what you still have.
      </p>
      <ul className="mt-5 space-y-4">
        {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
          <li key={id} className="card flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <div>
              <p className="break-words font-semibold">{name}</p>
              <p className="text-quiet text-small">
                Added {londonMoment(createdAt)},{" "}
                {lastUsedAt ? `last used ${londonMoment(lastUsedAt)}` : "not used yet"}
              </p>
            </div>
            {mayChangeSignIn && (
              <PressForm action={removePasskeyAction} fields={{ passkey: id }} label={`Remove ${name}`}>
                Remove
              </PressForm>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
