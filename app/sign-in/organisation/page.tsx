import type { Metadata } from "next";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { currentActor } from "@/lib/actor";
import { operatorContact } from "@/lib/env";
import { organisationName } from "@/lib/organisation-provider";

export const metadata: Metadata = { title: "Sign in with your organisation" };

type Words = { title: string; lead: string; todo: string; tellOperator?: boolean };

/** Why signing in with the organisation came to nothing, and what to do now. */
const WORDS: Record<string, (name: string) => Words> = {
  cancelled: (name) => ({
    title: "You turned back",
    lead: `Nothing was changed, and ${name} told us nothing about you.`,
    todo: "Start again when you like, or sign in another way.",
  }),
  failed: (name) => ({
    title: "That did not work",
    lead: `We could not use the answer from ${name}. Nothing was changed.`,
    todo: "This happens when it takes longer than ten minutes, or when the page is reloaded or opened in another browser. Start again in this one.",
  }),
  away: (name) => ({
    title: `We cannot reach ${name} just now`,
    lead: "Its sign-in does not answer us. Nothing was changed.",
    todo: "Try again in a minute, or sign in another way.",
  }),
  often: () => ({
    title: "A lot of people are signing in",
    lead: "Too many have asked from your network within a minute.",
    todo: "Wait a minute, then start again. Other ways to sign in are not affected.",
  }),
  elsewhere: (name) => ({
    title: "That account is not from here",
    lead: `You signed in with an account that does not belong to ${name}. Nothing was changed.`,
    todo: `Start again and choose the account that ${name} gave you.`,
  }),
  incomplete: (name) => ({
    title: "This way to sign in is not set up fully",
    lead: `What ${name} told us about your account is not enough to sign you in.`,
    todo: "You can do nothing about that yourself. Until it is mended, sign in another way.",
    tellOperator: true,
  }),
  unverified: (name) => ({
    title: "First show that your address is yours",
    lead: `${name} did not confirm your email address to us, so we cannot start a list for you that way.`,
    todo: "Ask for a link by email instead. Once you are in, add your organisation on your account page: from then on it signs you in.",
    tellOperator: true,
  }),
  known: (name) => ({
    title: "You have been here before",
    lead: `There is a list for your address already, and ${name} has not been added to it.`,
    todo: "Sign in the way you did before. Then add your organisation on your account page: from then on it signs you in.",
  }),
  taken: (name) => ({
    title: "This account could not be added",
    lead: `It signs somebody in here already, or another account from ${name} signs you in.`,
    todo: "Remove the other one first, where it was added. If you added neither, tell whoever runs this.",
    tellOperator: true,
  }),
};

export default async function OrganisationPage({ searchParams }: PageProps<"/sign-in/organisation">) {
  const { why } = await searchParams;
  const words = (typeof why === "string" && Object.hasOwn(WORDS, why) && WORDS[why]) || WORDS.failed;
  const { title, lead, todo, tellOperator } = (words as NonNullable<typeof words>)(
    organisationName() ?? "your organisation",
  );
  const isIn = (await currentActor()) !== null;
  return (
    <Page title={title} lead={lead}>
      <div className="prose">
        <p>{todo}</p>
        {tellOperator && <TellOperator />}
      </div>
      <p className="mt-8">
        {isIn ? (
          <LinkButton href="/account">Your account</LinkButton>
        ) : (
          <LinkButton href="/sign-in">All ways to sign in</LinkButton>
        )}
      </p>
    </Page>
  );
}

function TellOperator(): ReactNode {
  const contact = operatorContact();
  if (!contact) return null;
  return (
    <p>
      Whoever runs this can help: <a href={contact.href}>{contact.words}</a>.
    </p>
  );
}
