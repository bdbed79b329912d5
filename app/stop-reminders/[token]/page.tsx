import type { Metadata } from "next";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { PostedForm } from "@/components/ui/posted-form";
import { stopRemindersAction } from "./actions";

export const metadata: Metadata = { title: "Stop the reminders" };

/** Looking changes nothing, since mail is opened by scanners too, and says the same whoever the link is for. */
export default async function StopRemindersPage({
  params,
  searchParams,
}: PageProps<"/stop-reminders/[token]">) {
  const { token } = await params;
  const { done } = await searchParams;
  if (done === "1") {
    return (
      <Page title="The reminders are stopped">
        <p className="measure" role="status">
          No more of them will come. You can choose them again{" "}
          <Link href="/account/reminders" prefetch={false}>
            on your account
          </Link>{" "}
          at any time.
        </p>
      </Page>
    );
  }
  return (
    <Page title="Stop the reminders" lead="The mails that ask you to look at your checklist.">
      <PostedForm action={stopRemindersAction}>
        <input type="hidden" name="token" value={token} />
        <Button>Stop them</Button>
      </PostedForm>
      <p className="measure mt-6 text-quiet">
        Nothing else changes, and you need not sign in. Mails about your sign-in still come: they are how you
        would notice somebody else.
      </p>
    </Page>
  );
}
