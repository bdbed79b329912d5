import type { Metadata } from "next";
import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { getProfile } from "@/services/profile";

export const metadata: Metadata = { title: "Your profile" };

export default async function ProfilePage() {
  const actor = await requireActor("/profile");
  const { rows, next, isStarted } = await getProfile(actor);

  if (!isStarted) {
    return (
      <Page
        title="A few questions, so that the list fits you"
        lead="About fifteen short ones. It takes some five minutes, and you can skip any of them."
      >
        <div className="prose measure">
          <p>
            We ask about your role, your devices and the apps you use, and what is going on for you now. We do
            not ask for names, numbers or passwords.
          </p>
          <p>
            Your answers are saved as you go and kept sealed. Your office never sees them. You can change any
            of them later, and nothing you have ticked is lost.
          </p>
        </div>
        <p className="mt-8">
          <LinkButton href={`/profile/${next}`}>Begin</LinkButton>
        </p>
      </Page>
    );
  }

  return (
    <Page
      title="Check your answers"
      lead={
        next
          ? "Some questions are still open. Answer them now, or come back to them later."
          : "Change any answer at any time. Your list changes with it, and nothing you ticked is lost."
      }
    >
      <p className="flex flex-wrap gap-4">
        {next && <LinkButton href={`/profile/${next}`}>Go on with the questions</LinkButton>}
        <LinkButton href="/checklist" look={next ? "quiet" : "main"}>
          See my checklist
        </LinkButton>
      </p>
      <dl className="mt-10 border-line border-t">
        {rows.map(({ question, chosen, isSeen }) => (
          <div
            key={question.id}
            className="grid gap-x-6 gap-y-1 border-line border-b py-4 sm:grid-cols-[1fr_1fr_auto]"
          >
            <dt className="font-semibold">{question.text}</dt>
            <dd className={chosen.length > 0 ? "" : "text-quiet"}>
              {chosen.length > 0 ? (
                <ul>
                  {chosen.map((label) => (
                    <li key={label}>{label}</li>
                  ))}
                </ul>
              ) : isSeen ? (
                "Skipped"
              ) : (
                "Not answered yet"
              )}
            </dd>
            <dd>
              <Link
                href={`/profile/${question.id}`}
                prefetch={false}
                className="inline-flex min-h-11 items-center sm:min-h-0"
              >
                {isSeen ? "Change" : "Answer"}
                <span className="sr-only">: {question.text}</span>
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
