import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Page title="There is nothing here" lead="The address may be mistyped, or the page may have moved.">
      <p>
        If a link in a message brought you here, you have lost nothing by it. Start again from one of these.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/checklist">My checklist</LinkButton>
        <LinkButton href="/guidance" look="quiet">
          All the guidance
        </LinkButton>
        <LinkButton href="/help-now" look="quiet">
          Help now
        </LinkButton>
      </p>
    </Page>
  );
}
