import type { Metadata } from "next";
import { ConfirmForm } from "@/components/account/confirm-form";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { readLinkCookie } from "@/lib/link-cookie";
import { signInPath } from "@/lib/return-path";
import { confirmLinkAction } from "../actions";

export const metadata: Metadata = { title: "Sign in" };

/** Where a mailed link leads. Opening it changes nothing: mail scanners do that too. */
export default async function ConfirmPage({ searchParams }: PageProps<"/sign-in/confirm">) {
  const { token } = await searchParams;
  if (typeof token !== "string" || !/^[A-Za-z0-9_-]{43}$/.test(token)) {
    return (
      <Page title="This link is not complete" lead="Part of it may have been lost on the way.">
        <p>
          <LinkButton href="/sign-in">Ask for a new link</LinkButton>
        </p>
      </Page>
    );
  }
  const request = await readLinkCookie();
  return (
    <Page title="Finish signing in" lead="One press, and you are in.">
      <ConfirmForm action={confirmLinkAction} token={token} anew={signInPath(request?.next)} />
    </Page>
  );
}
