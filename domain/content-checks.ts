import type { Catalogue, Problem } from "./catalogue";
import { buildChecklist } from "./checklist";
import { type Answers, evaluate, mentions, settle } from "./condition";
import type { Question } from "./content-schema";

/** Every persona gets what it must and nothing that it must not. */
export function checkPersonas(catalogue: Catalogue): Problem[] {
  return catalogue.personas.flatMap((persona) => {
    const file = `personas/${persona.id}.yaml`;
    const list = listOf(catalogue, persona.answers);
    return [
      ...persona.must
        .filter((id) => !list.includes(id))
        .map((id) => ({ file, field: "must", message: `"${id}" is not on the list` })),
      ...persona.must_not
        .filter((id) => list.includes(id))
        .map((id) => ({ file, field: "must_not", message: `"${id}" is on the list` })),
    ];
  });
}

/** An edition names what was changed materially: who asked to be reminded hears of nothing that none names. */
export function checkRevisions(catalogue: Catalogue): Problem[] {
  const named = catalogue.edition.editions.flatMap(({ date, what }) =>
    what.flatMap(({ material, actions }) => (material ? actions.map((id) => ({ date, id })) : [])),
  );
  return catalogue.actions.flatMap(({ id, topic, revisions }) =>
    revisions
      .filter(({ n, material }) => n > 1 && material)
      .filter((one) => !named.some((edition) => edition.id === id && edition.date >= one.date))
      .map(({ n }) => ({
        file: `actions/${topic}/${id}.yaml`,
        field: `revisions.${n - 1}`,
        message: "no edition since names this change as material; note it in edition.yaml",
      })),
  );
}

/** The ids on the checklist that follows from some answers, in order. */
export function listOf(catalogue: Catalogue, answers: Answers): string[] {
  return buildChecklist({ catalogue, answers, states: {}, today: catalogue.edition.edition }).items.map(
    (item) => item.action.id,
  );
}

/**
 * Searches answers for an empty checklist, an action that nobody can get and an answer that changes nothing:
 * every single answer, every pair of answers, and a sample drawn with the generator that is passed in
 * (a function giving numbers from 0 up to but not including 1).
 */
export function checkReach(catalogue: Catalogue, chance: () => number, samples: number): Problem[] {
  const problems: Problem[] = [];
  const reached = new Set<string>();
  const questions = catalogue.questions;
  const all = questions.flatMap((question) =>
    question.answers.map((answer) => ({ question, answer: answer.id })),
  );
  const profiles: Answers[] = [{}];
  for (const one of all) {
    for (const two of all) {
      if (one.question.id < two.question.id)
        profiles.push({ [one.question.id]: [one.answer], [two.question.id]: [two.answer] });
    }
  }
  for (let n = 0; n < samples; n++) profiles.push(sampleAnswers(questions, chance));
  for (const answers of profiles) {
    const settled = settle(questions, answers);
    const certain = catalogue.actions.filter((action) => {
      const { verdict } = evaluate(action.when, settled);
      if (verdict === "yes") reached.add(action.id);
      return verdict !== "no";
    });
    if (certain.length === 0) {
      problems.push({
        file: "questions.yaml",
        field: JSON.stringify(answers),
        message: "gives an empty checklist",
      });
    }
  }
  for (const action of catalogue.actions) {
    if (!reached.has(action.id)) {
      const file = `actions/${action.topic}/${action.id}.yaml`;
      problems.push({ file, field: "when", message: "no answers were found that bring it for certain" });
    }
  }
  return [...problems, ...checkAnswersUsed(catalogue)];
}

/** Answers to every question on the way, each skipped now and then. */
export function sampleAnswers(
  questions: readonly Question[],
  chance: () => number,
): Record<string, string[]> {
  const answers: Record<string, string[]> = {};
  for (const question of questions) {
    if (evaluate(question.ask_when, settle(questions, answers)).verdict !== "yes" || chance() < 0.1) continue;
    const one = question.answers[Math.floor(chance() * question.answers.length)];
    if (!one) continue;
    const more = question.answers
      .filter((answer) => !answer.exclusive && chance() < 0.35)
      .map((answer) => answer.id);
    answers[question.id] =
      question.kind === "one" || one.exclusive ? [one.id] : [...new Set([one.id, ...more])];
  }
  return answers;
}

function checkAnswersUsed(catalogue: Catalogue): Problem[] {
  const used = new Set(
    [
      ...catalogue.actions.flatMap((action) => [
        action.when,
        ...action.how.map((variant) => variant.when),
        ...action.raised_when.map((raise) => raise.when),
      ]),
      ...catalogue.questions.map((question) => question.ask_when),
      ...catalogue.places.map((place) => place.when),
      ...catalogue.help.map((entry) => entry.when),
      ...catalogue.briefings.flatMap((b) => b.claims.flatMap((c) => c.raises.map((raise) => raise.when))),
    ]
      .flatMap(mentions)
      .map(({ question, answer }) => `${question}.${answer}`),
  );
  for (const role of Object.keys(catalogue.start)) used.add(`role.${role}`);
  return catalogue.questions.flatMap((question) => {
    const last = question.answers.at(-1);
    return question.answers
      .filter((a) => !a.exclusive && !a.informational && !used.has(`${question.id}.${a.id}`))
      .filter((a) => !(question.kind === "one" && a === last))
      .map((a) => ({
        file: "questions.yaml",
        field: `${question.id}.${a.id}`,
        message: "nothing depends on this answer; use it or say why it is asked (informational)",
      }));
  });
}
