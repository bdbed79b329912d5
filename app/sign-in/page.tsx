import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { PressForm } from "@/components/account/small-form";
import { Page } from "@/components/ui/page";
import { currentActor } from "@/lib/actor";
import { readLinkCookie } from "@/lib/link-cookie";
import { hasOutbox } from "@/lib/mail";
import { organisationName } from "@/lib/organisation-provider";
import { HOME, returnPath } from "@/lib/return-path";
import { DEMO_ADDRESS } from "@/prisma/seed-data";
import { requestLinkAction } from "./actions";
import { signInWithOrganisationAction } from "./organisation/actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next: wanted, sent, again, ended } = await searchParams;
  const request = sent === "1" ? await readLinkCookie() : null;
  const next = request?.next ?? returnPath(wanted);
  if (request) return <Sent address={request.address} next={next} />;
  const actor = await currentActor();
  if (actor && again !== "1") redirect(next ?? HOME);
  const organisation = organisationName();
  return (
    <Page
      title={actor ? "Confirm that it is you" : "Sign in"}
      lead={
        actor
          ? "What you are about to do asks you to sign in once more."
          : `With a passkey if you have one. Otherwise with a link by email${organisation ? " or your organisation" : ""}.`
      }
    >
      {ended === "1" && (
        <p role="status" className="mb-6">
          You are signed out.
        </p>
      )}
      {hasOutbox() && <LocalNote />}
      <SignInForm action={requestLinkAction} next={next} address="" />
      {organisation && (
        <section aria-labelledby="organisation" className="mt-10 border-line border-t pt-8">
          <h2 id="organisation" className="text-large">
            Or with your organisation
          </h2>
          <p className="measure mt-2 text-quiet">
            For people with an account from {organisation}. You sign in there, and come back.
          </p>
          <div className="mt-4">
            <PressForm
              action={signInWithOrganisationAction}
              fields={{ next: next ?? "", ...(actor ? { again: "1" } : {}) }}
            >
              Sign in with {organisation}
            </PressForm>
          </div>
        </section>
      )}
      <p className="mt-10 text-quiet text-small">
        Only people who were invited, {organisation && `who have an account from ${organisation}, `}or whose
        address is on the list of whoever runs this, can come in. This page answers everybody alike, so that
        nobody can find out who they are.
      </p>
    </Page>
  );
}

function Sent({ address, next }: { address: string; next: string | null }) {
  return (
    <Page
      title="Check your email"
      lead={
        <>
          If <strong className="break-words text-ink">{address}</strong> may come in, a link is on its way.
        </>
      }
    >
      <div className="prose">
        <p>Open the link in this browser, then press the button. It works once, for 10 minutes.</p>
        {hasOutbox() && (
          <p className="card">
            This is a local copy:{" "}
            <Link href="/outbox" prefetch={false}>
              the mail is in the outbox
            </Link>
            .
          </p>
        )}
      </div>
      <details className="mt-8">
        <summary className="min-h-11 py-2">Nothing arrived, or another address</summary>
        <p className="mt-2 mb-8">
          Look in the junk folder, and check the address above. You can ask again: the first link stays good.
        </p>
        <SignInForm action={requestLinkAction} next={next} address={address} />
      </details>
    </Page>
  );
}

function LocalNote() {
  return (
    <p className="card mb-8">
      This is a local copy with made-up people. Sign in as <strong>{DEMO_ADDRESS}</strong>; the mail arrives
      in the{" "}
      <Link href="/outbox" prefetch={false}>
        outbox
      </Link>
      .
    </p>
  );
}
