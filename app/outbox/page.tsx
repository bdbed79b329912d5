import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { momentInWords } from "@/components/checklist/words";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { env } from "@/lib/env";
import { hasOutbox, type LetterView, readOutbox } from "@/lib/mail";

export const metadata: Metadata = { title: "Outbox" };

/** The mails of a local copy. It answers to its own name only, or a page elsewhere could point its name here. */
export default async function OutboxPage() {
  const host = (await headers()).get("host");
  if (!hasOutbox() || host !== new URL(env().origin).host) redirect("/not-found");
  const letters = await readOutbox();
  return (
    <Page title="Outbox" lead="This local copy sends no mail. What it would have sent is here, newest first.">
      {letters.length === 0 ? (
        <p>
          Nothing yet.{" "}
          <Link href="/sign-in" prefetch={false}>
            Ask for a sign-in link
          </Link>
          , then come back.
        </p>
      ) : (
        <ul className="space-y-6">
          {letters.map((letter) => (
            <li key={letter.id}>
              <Mail letter={letter} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function Mail({ letter }: { letter: LetterView }) {
  const link = letter.text.split(/\s/).find((word) => word.startsWith(`${env().origin}/`));
  return (
    <article className="card" aria-labelledby={letter.id}>
      <h2 id={letter.id} className="text-large">
        {letter.subject}
      </h2>
      <p className="mt-1 text-quiet text-small">
        To {letter.to}, {momentInWords(letter.at)}
      </p>
      <p className="mt-4 whitespace-pre-line break-words">{letter.text}</p>
      {link && (
        <p className="mt-4">
          <LinkButton href={link.slice(env().origin.length)}>Open the link</LinkButton>
        </p>
      )}
    </article>
  );
}
