import { type Answers, evaluate, settle } from "./condition";
import type { Question } from "./content-schema";

/** The questions that the answers so far call for, in order. Answers off this route are kept but do not count. */
export function route(questions: readonly Question[], answers: Answers): Question[] {
  const settled = settle(questions, answers);
  return questions.filter((question) => evaluate(question.ask_when, settled).verdict === "yes");
}

/** Answered or skipped: either way the person has seen it. */
export function isSeen(question: Question, answers: Answers): boolean {
  return answers[question.id] !== undefined;
}

/** The first question on the route that has not been seen, or null when all have. */
export function firstUnseen(questions: readonly Question[], answers: Answers): Question | null {
  return route(questions, answers).find((question) => !isSeen(question, answers)) ?? null;
}

/** The question after this one that has not been seen yet, or null: then it is time to check the answers. */
export function nextUnseen(questions: readonly Question[], answers: Answers, id: string): Question | null {
  const onRoute = route(questions, answers);
  const here = questions.findIndex((question) => question.id === id);
  return (
    onRoute.find((question) => questions.indexOf(question) > here && !isSeen(question, answers)) ??
    firstUnseen(questions, answers)
  );
}

/** The question before this one on the route, or null for the first. */
export function previous(questions: readonly Question[], answers: Answers, id: string): Question | null {
  const here = questions.findIndex((question) => question.id === id);
  return route(questions, answers).findLast((question) => questions.indexOf(question) < here) ?? null;
}

/** "3 of about 14": the place of a question on the route as it stands. Places count from 1. */
export function placeOnRoute(
  questions: readonly Question[],
  answers: Answers,
  id: string,
): { place: number; of: number } {
  const onRoute = route(questions, answers);
  return { place: onRoute.findIndex((question) => question.id === id) + 1, of: onRoute.length };
}

export type AnswerProblem = "choose-one" | "unknown-answer" | "none-with-others" | "nothing-chosen";

/** Why these answers cannot stand for this question, or null when they can. */
export function answerProblem(question: Question, chosen: readonly string[]): AnswerProblem | null {
  if (chosen.length === 0) return "nothing-chosen";
  const known = question.answers.filter((answer) => chosen.includes(answer.id));
  if (known.length !== new Set(chosen).size) return "unknown-answer";
  if (question.kind === "one" && known.length !== 1) return "choose-one";
  if (known.length > 1 && known.some((answer) => answer.exclusive)) return "none-with-others";
  return null;
}
