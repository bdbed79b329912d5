import type { Metadata } from "next";
import { CancelForm } from "@/components/account/cancel-form";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { cancelByMailAction } from "./actions";

export const metadata: Metadata = { title: "Cancel getting back in" };

/** Where the letters about a recovery lead. Opening it changes nothing: mail scanners do that too. */
export default async function CancelPage({ searchParams }: PageProps<"/sign-in/cancel">) {
  const { token } = await searchParams;
  if (typeof token !== "string" || !/^[A-Za-z0-9_-]{43}$/.test(token)) {
    return (
      <Page title="This link is not complete" lead="Part of it may have been lost on the way.">
        <p className="measure">
          Open it again from the mail. If you are signed in somewhere, every page there has a button that
          cancels.
        </p>
        <p className="mt-6">
          <LinkButton look="quiet" href="/sign-in">
            Sign in
          </LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page title="Somebody is getting back in as you" lead="If it was not you, one press here stops it.">
      <CancelForm action={cancelByMailAction} token={token} />
    </Page>
  );
}
