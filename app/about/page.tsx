import type { Metadata } from "next";
import { inWords } from "@/components/checklist/words";
import { Page } from "@/components/ui/page";
import { loadCatalogue } from "@/lib/content";
import { operatorContact } from "@/lib/env";

export const metadata: Metadata = { title: "About" };

const HELD = [
  [
    "Your email address",
    "Sealed, so that a copy of the database does not show it. Used to sign you in and to write to you.",
  ],
  [
    "Your answers to the questions",
    "Sealed. Used to make your list, and for nothing else. Your office never sees them.",
  ],
  ["What you ticked, and when", "Used to show your progress and to ask again when something falls due."],
  ["Your notes and reasons", "Sealed. Only you can read them."],
  [
    "Totals over everybody",
    "A security team may see how all people stand, week by week. You are counted, and never as one of fewer than ten.",
  ],
  ["Your sign-ins", "When each began and was last used, and the kind of device. No internet addresses."],
] as const;

export default function AboutPage() {
  const { edition, actions, sources } = loadCatalogue();
  const contact = operatorContact();
  return (
    <Page
      title="About Safe Seat"
      lead="An independent tool that turns published guidance into a list that fits one person."
    >
      <div className="prose">
        <h2>Not official</h2>
        <p>
          Safe Seat is not a service of Parliament, of government or of the NCSC. It gives general advice,
          made from their published guidance and from good practice, and marks which is which. Your own
          security team knows your systems and comes first.
        </p>
        <h2 className="pt-6">What it rests on</h2>
        <p>
          The edition of {inWords(edition.edition)}: {actions.length} steps, from {sources.size} sources. Each
          statement names its source. Contains public sector information licensed under the Open Government
          Licence v3.0.
        </p>
        <h2 className="pt-6">What is held about you, and why</h2>
        <dl className="space-y-4">
          {HELD.map(([what, why]) => (
            <div key={what}>
              <dt className="font-semibold">{what}</dt>
              <dd className="text-quiet">{why}</dd>
            </div>
          ))}
        </dl>
        <p>
          There are no analytics, no advertising and no other company’s code. Cookies serve signing in alone:
          one keeps you signed in, the others last minutes, or remember that you said “later” to a passkey.
          Your browser stores nothing else.
        </p>
        <h2 className="pt-6">Accessibility</h2>
        <p>
          Every page is meant to work with a keyboard, with a screen reader, at 400 % zoom, in the dark, on
          paper, and without JavaScript. The press of a passkey is the one exception, since browsers give it
          to scripts only. It also works in Lockdown Mode. We test each page against WCAG 2.2, level AA.
        </p>
        <h2 className="pt-6" id="tell-us">
          Tell us of a fault
        </h2>
        <p>
          {contact ? (
            <>
              Write to <a href={contact.href}>{contact.words}</a> about a mistake in the guidance, something
              that does not work for you, or a weakness in the site itself. For a weakness, say what you did
              and what you saw; use accounts of your own only, and give us 90 days before you publish it. We
              answer within three days and take no steps against anybody who keeps to this.
            </>
          ) : (
            "This copy runs on one computer, for the person who started it. They are the one to tell."
          )}
        </p>
      </div>
    </Page>
  );
}
