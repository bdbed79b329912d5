import type { Metadata } from "next";
import Link from "next/link";
import { CodeForm } from "@/components/account/code-form";
import { PasskeyWay } from "@/components/account/passkey-press";
import { PressForm } from "@/components/account/small-form";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { londonMoment } from "@/lib/clock";
import { operatorContact } from "@/lib/env";
import { readProof } from "@/lib/proof-cookie";
import { getWayBack, type WayBackView } from "@/services/recovery";
import { startRecoveryAction, useCodeAction } from "./actions";

export const metadata: Metadata = { title: "One more step" };

/** For whoever proved their mailbox and has stronger means. Who that is stays in a sealed cookie. */
export default async function WayBackPage() {
  const now = new Date();
  const proof = await readProof(now);
  if (!proof) {
    return (
      <Page title="Ask for a new link" lead="What you proved by the last one was good for 10 minutes.">
        <p>
          <LinkButton href="/sign-in">Sign in</LinkButton>
        </p>
      </Page>
    );
  }
  const view = await getWayBack(proof, now);
  return (
    <Page
      title="One more step"
      lead={`${view.hasPasskey ? "You have a passkey, so a link by email alone no longer signs you in." : "Your organisation signs you in, so a link by email alone no longer does."} That keeps out anybody who reads your mail.`}
    >
      {view.hasPasskey ? (
        <>
          <PasskeyWay next={proof.next} />
          <p className="mt-4">
            <Link href="/sign-in" prefetch={false} className="inline-flex min-h-11 items-center">
              All ways to sign in
            </Link>
          </p>
        </>
      ) : (
        <LinkButton href="/sign-in">Sign in with your organisation</LinkButton>
      )}
      <section aria-labelledby="lost" className="mt-10 border-line border-t pt-8">
        <h2 id="lost">If you have lost it</h2>
        <p className="measure mt-3">
          Nothing of yours is lost with it, and there are three ways back.
          {view.hasPasskey && " Look at your other devices first: they may share the passkey."}
        </p>
        <div className="mt-8 space-y-10">
          <section aria-labelledby="by-code">
            <h3 id="by-code">You have a code</h3>
            <p className="measure mt-2 mb-5">
              One of the recovery codes you printed, or the one that whoever runs Safe Seat gave you. Each
              works once, at once.
            </p>
            <CodeForm action={useCodeAction} />
          </section>
          <section aria-labelledby="wait" className="border-line border-t pt-8">
            <h3 id="wait">You can wait for 24 hours</h3>
            <div className="mt-2">
              <Wait view={view} />
            </div>
          </section>
          <section aria-labelledby="ask" className="border-line border-t pt-8">
            <h3 id="ask">Somebody who runs Safe Seat knows you</h3>
            <Ask />
          </section>
        </div>
      </section>
    </Page>
  );
}

function Wait({ view: { recovery, startsFrom } }: { view: WayBackView }) {
  if (recovery && (recovery.state === "waiting" || recovery.state === "ready")) {
    return (
      <div role="status" className="card prose">
        <p>
          <strong>The wait has begun.</strong> It began on {londonMoment(recovery.startedAt)}.
        </p>
        <p>
          Come back between <strong>{londonMoment(recovery.readyAt)}</strong> and{" "}
          {londonMoment(recovery.lapsesAt)}: ask for a sign-in link, in any browser, and it lets you in.
        </p>
        <p>We have written to you. Until then, any browser where you are signed in can cancel it.</p>
      </div>
    );
  }
  if (startsFrom) {
    return (
      <p className="measure">
        The last wait was begun less than a day ago and cancelled. The next one can begin from{" "}
        {londonMoment(startsFrom)}. If somebody else cancelled it, ask whoever runs Safe Seat.
      </p>
    );
  }
  return (
    <>
      <p className="measure mb-5">
        After 24 hours, for two days, a link by email is enough. We write to you at once and again half-way,
        and say so in every browser where you are signed in, so that you can cancel it if it was not you.
      </p>
      <PressForm action={startRecoveryAction}>Begin the wait</PressForm>
    </>
  );
}

function Ask() {
  const contact = operatorContact();
  return (
    <p className="measure mt-2">
      {contact ? (
        <>
          Write to <a href={contact.href}>{contact.words}</a>, or speak to them.
        </>
      ) : (
        "Speak to whoever runs this copy."
      )}{" "}
      Once they are sure that it is you, they give you a code, by voice or by hand and never by mail. Type it
      above, under “You have a code”.
    </p>
  );
}
