import type { Metadata } from "next";
import { PaperFoot, PaperSteps } from "@/components/paper/sheet";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { buildChecklist } from "@/domain/checklist";
import { planSitting } from "@/domain/sitting";
import { loadCatalogue } from "@/lib/content";

export const metadata: Metadata = { title: "A sitting for somebody else" };

const ASKED = ["role", "phones", "messaging"];
const MINUTES = 30;

/** A sheet for doing it together on somebody else's own phone. What is chosen stands in the address and nowhere else. */
export default async function SittingSheetPage({ searchParams }: PageProps<"/paper/sitting">) {
  const wanted = await searchParams;
  const catalogue = loadCatalogue();
  const questions = catalogue.questions.filter((question) => ASKED.includes(question.id));
  const answers = Object.fromEntries(
    questions.map(({ id, answers: known }) => {
      const given = [wanted[id] ?? []].flat();
      return [id, known.filter((answer) => given.includes(answer.id)).map((answer) => answer.id)];
    }),
  );
  const isAsked = Object.values(answers).some((chosen) => chosen.length > 0);
  const { items } = buildChecklist({ catalogue, answers, states: {}, today: catalogue.edition.edition });
  const plan = isAsked ? planSitting(items, MINUTES) : [];

  return (
    <Page
      title="A sitting for somebody else"
      lead="Prepare half an hour with your Member, or anybody else, to do together on their own phone."
      back={{ href: "/paper", label: "On paper" }}
    >
      <form method="get" className="no-print space-y-8">
        {questions.map((question) => (
          <fieldset key={question.id}>
            <legend className="font-semibold">{QUESTIONS[question.id] ?? question.text}</legend>
            <div className="mt-3 space-y-2">
              {question.answers
                .filter((answer) => !answer.exclusive)
                .map((answer) => (
                  <Choice
                    key={answer.id}
                    type="checkbox"
                    name={question.id}
                    value={answer.id}
                    label={answer.label}
                    defaultChecked={answers[question.id]?.includes(answer.id)}
                  />
                ))}
            </div>
          </fieldset>
        ))}
        <Button>Make the sheet</Button>
        <p className="text-quiet text-small">
          Nothing is saved. Whoever owns the phone ticks the steps in their own list.
        </p>
      </form>
      {plan.length > 0 && (
        <section aria-labelledby="sheet" className="mt-12">
          <h2 id="sheet">Do together, in about half an hour</h2>
          <p className="mt-2 mb-4">
            One reads, the other holds the phone. No password, code or name belongs on this sheet.
          </p>
          {plan
            .flatMap((id) => items.find((item) => item.action.id === id) ?? [])
            .map((item) => (
              <PaperSteps key={item.action.id} action={item.action} variants={item.mine} />
            ))}
          <PaperFoot>General advice, not an official document.</PaperFoot>
        </section>
      )}
    </Page>
  );
}

const QUESTIONS: Record<string, string> = {
  role: "Who are they?",
  phones: "Which phones and tablets do they use?",
  messaging: "Which messaging apps do they use?",
};
