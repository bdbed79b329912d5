import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { saveAnswerAction } from "@/app/profile/actions";
import { QuestionForm } from "@/components/profile/question-form";
import { LinkButton } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { requireActor } from "@/lib/actor";
import { getQuestion } from "@/services/profile";

export const metadata: Metadata = { title: "Your profile" };

export default async function QuestionPage({ params }: PageProps<"/profile/[question]">) {
  const { question: id } = await params;
  const actor = await requireActor(`/profile/${id}`);
  const view = await getQuestion(actor, id);
  if (!view) redirect("/not-found");
  if (!view.isOnRoute) {
    return (
      <Page
        title="This question does not concern you at present"
        back={{ href: "/profile", label: "Your profile" }}
      >
        <p>“{view.question.text}” is asked only when earlier answers call for it, and yours do not.</p>
        <p className="mt-6">
          <LinkButton href="/profile">Check your answers</LinkButton>
        </p>
      </Page>
    );
  }
  const { question, chosen, place, of, previous } = view;
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-2xl px-4 pt-6 pb-20 sm:px-6">
      <p className="mb-6 flex flex-wrap items-center justify-between gap-x-6 text-small">
        <Link
          href={previous ? `/profile/${previous}` : "/profile"}
          prefetch={false}
          className="inline-flex min-h-11 items-center gap-1.5"
        >
          <span aria-hidden="true">‹</span> Back
        </Link>
        <span className="text-quiet">
          {place} of about {of}
        </span>
      </p>
      <QuestionForm
        action={saveAnswerAction}
        question={{
          id: question.id,
          text: question.text,
          why: question.why,
          kind: question.kind,
          answers: question.answers.map((answer) => ({
            id: answer.id,
            label: answer.label,
            hint: answer.hint,
            exclusive: answer.exclusive,
          })),
        }}
        chosen={chosen}
      />
      {(question.id === "phones" || question.id === "computers") && (
        <p className="mt-8">
          <Link href="/supported-devices" prefetch={false}>
            Is my device still supported?
          </Link>
        </p>
      )}
      <p className="mt-10 text-quiet text-small">
        Your answers are saved as you go, kept sealed, and never shown to your office.{" "}
        <Link href="/profile" prefetch={false} className="text-quiet">
          Check your answers
        </Link>
      </p>
    </main>
  );
}
