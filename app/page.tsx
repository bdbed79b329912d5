import Link from "next/link";
import { ActionTeaser } from "@/components/landing/action-teaser";
import { Door } from "@/components/landing/door";
import { LinkButton } from "@/components/ui/button";
import { RichText } from "@/components/ui/rich-text";
import { Sources } from "@/components/ui/sources";
import { loadCatalogue } from "@/lib/content";

const RELEASE = "release-2024-03-26";
const EXAMPLES = ["check-linked-devices", "set-up-passkeys", "block-remote-images"];

export default function LandingPage() {
  const { briefings, actionById } = loadCatalogue();
  const release = briefings.find((briefing) => briefing.slug === RELEASE);
  const isOneSource = new Set(release?.summary.map((said) => said.sources.join())).size === 1;
  const examples = EXAMPLES.flatMap((id) => actionById.get(id) ?? []);
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-5xl px-4 pt-10 pb-20 sm:px-6 sm:pt-16">
      <div className="grid items-center gap-10 md:grid-cols-[minmax(0,1fr)_auto]">
        <div>
          <h1 className="max-w-2xl text-hero leading-tight">
            Your accounts and devices, made harder to break into, step by step.
          </h1>
          <p className="measure mt-5 text-large text-quiet">
            A checklist that fits one person in public life: a parliamentarian, their staff, or a candidate.
            State-backed groups have gone after people like you, and most of what stops them takes minutes.
          </p>
          <div className="mt-8 flex flex-wrap gap-3">
            <LinkButton href="/profile">Start (5 minutes)</LinkButton>
            <LinkButton href="/checklist" look="quiet">
              I have been here before
            </LinkButton>
            <LinkButton href="/help-now" look="quiet">
              Something happened
            </LinkButton>
          </div>
        </div>
        <Door />
      </div>

      {release && (
        <section
          aria-labelledby="why-now"
          className="mt-20 grid gap-8 border-line border-t pt-12 md:grid-cols-[14rem_minmax(0,1fr)]"
        >
          <div>
            <h2 id="why-now">Why now</h2>
            <p className="mt-3 text-quiet text-small">
              What the UK government said in March 2024, in five sentences.
            </p>
          </div>
          <div>
            <ol className="space-y-5">
              {release.summary.map((said, n) => (
                <li key={said.text} className="measure">
                  <RichText within={`release-${n}`}>{said.text}</RichText>
                  {!isOneSource && (
                    <>
                      {" "}
                      <Sources ids={said.sources} />
                    </>
                  )}
                </li>
              ))}
            </ol>
            <p className="mt-6">
              <Link
                href={`/briefings/${RELEASE}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center"
              >
                Read it claim by claim
              </Link>
            </p>
          </div>
        </section>
      )}

      <section aria-labelledby="examples" className="mt-16 border-line border-t pt-12">
        <h2 id="examples">What a step looks like</h2>
        <div className="mt-6 grid gap-4 md:grid-cols-3">
          {examples.map((action) => (
            <ActionTeaser key={action.id} action={action} />
          ))}
        </div>
      </section>

      <section
        aria-labelledby="who-sees"
        className="mt-16 grid gap-8 border-line border-t pt-12 md:grid-cols-[14rem_minmax(0,1fr)]"
      >
        <h2 id="who-sees">Who can see what</h2>
        <ul className="measure space-y-4">
          <li>
            <strong>You</strong> see everything that is held about you, and can take it away or have it
            erased.
          </li>
          <li>
            <strong>Your office</strong> never sees your answers, notes or reasons.
          </li>
          <li>
            <strong>Somebody who stole the database</strong> would find no name and no address in it that they
            could read.
          </li>
          <li>
            <strong>Nobody else</strong> is involved: no page here asks another company’s computer for
            anything.
          </li>
        </ul>
      </section>
    </main>
  );
}
