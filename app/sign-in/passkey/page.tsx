import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AddPasskey } from "@/components/account/add-passkey";
import { LaterForm } from "@/components/account/later-form";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { HOME, returnPath } from "@/lib/return-path";
import { getAccount } from "@/services/account";
import { laterAction } from "../actions";

export const metadata: Metadata = { title: "Add a passkey" };

/** Offered once somebody has come in by email and has no passkey yet. */
export default async function OfferPage({ searchParams }: PageProps<"/sign-in/passkey">) {
  const { next: wanted } = await searchParams;
  const next = returnPath(wanted);
  const actor = await requireActor(next ?? HOME);
  const { passkeys, mayChangeSignIn } = await getAccount(actor, new Date());
  const isAdded = passkeys.length > 0;
  if (!isAdded && !mayChangeSignIn) redirect(next ?? HOME);
  return (
    <Page
      title={isAdded ? "Your passkey is ready" : "Sign in with your face or finger next time"}
      lead={
        isAdded
          ? "Next time, one press signs you in."
          : "A passkey is kept by your device and unlocked like its screen. It works on this site only, so a page that imitates it gets nothing."
      }
    >
      <div className="flex flex-wrap items-start gap-4">
        {isAdded ? (
          <div>
            <p className="measure mb-4">Browsers that came in by a mail link before are signed out.</p>
            <p className="measure mb-6">
              For the day you lose it, you can{" "}
              <Link href="/account/recovery-codes" prefetch={false}>
                print recovery codes
              </Link>{" "}
              now or later.
            </p>
            <LinkButton href={next ?? HOME}>Continue</LinkButton>
          </div>
        ) : (
          <>
            <div>
              <AddPasskey />
            </div>
            <LaterForm action={laterAction} next={next} />
          </>
        )}
      </div>
    </Page>
  );
}
