import Link from "next/link";
import { LinkButton } from "@/components/ui/button";

/** The first step of being helped, before anybody is named: nobody signs in as somebody else. */
export function FirstStep({ next }: { next: string }) {
  return (
    <section aria-labelledby="first">
      <h2 id="first">First: nobody signs in as you</h2>
      <div className="prose measure mt-3">
        <p>
          Helping you takes no password of yours. If somebody in your office knows one, or reads your mail
          with your sign-in, change that before you go on. Two people who share a sign-in cannot tell a
          stranger from each other.
        </p>
        <ul>
          <li>
            Ask whoever runs your mailbox to give your staff <strong>delegate access</strong>: they read and
            answer your mail, each with a sign-in of their own.{" "}
            <Link href="/guidance/review-mailbox-delegates" prefetch={false}>
              Check who can read your mailbox
            </Link>
          </li>
          <li>
            Then change the password they knew, and end the other sign-ins you share.{" "}
            <Link href="/guidance/no-shared-passwords" prefetch={false}>
              End shared passwords
            </Link>
          </li>
        </ul>
      </div>
      <p className="mt-6">
        <LinkButton href={next}>Nobody else uses a sign-in of mine</LinkButton>
      </p>
      <p className="measure mt-3 text-quiet text-small">
        Next you choose who helps, for how long, and with which steps. Then you see exactly what they will
        see.
      </p>
    </section>
  );
}
