import "server-only";
import { type Actor, grant } from "@/domain/access/grants";
import type { Answers } from "@/domain/condition";
import type { Question } from "@/domain/content-schema";
import { DomainError } from "@/domain/errors";
import {
  type AnswerProblem,
  answerProblem,
  firstUnseen,
  isSeen,
  nextUnseen,
  placeOnRoute,
  previous,
  route,
} from "@/domain/questionnaire";
import { loadCatalogue } from "@/lib/content";
import { open, seal } from "@/lib/crypto";
import { db } from "@/lib/db";

/** What an answer is sealed for. */
export const answerPlace = (personId: string, questionId: string) =>
  `Answer:sealed:${personId}:${questionId}`;

/** A person's own answers, unsealed. */
export async function answersOf(actor: Actor): Promise<Answers> {
  const { personId } = grant(actor, "profile:read-own", actor.personId);
  const rows = await db.answer.findMany({ where: { personId }, select: { questionId: true, sealed: true } });
  return Object.fromEntries(rows.map((row) => [row.questionId, openAnswer({ personId, ...row })]));
}

/** The answer ids that a row keeps. */
export function openAnswer(row: { personId: string; questionId: string; sealed: string }): string[] {
  return JSON.parse(open(row.sealed, answerPlace(row.personId, row.questionId))) as string[];
}

export type QuestionView = {
  question: Question;
  chosen: readonly string[];
  wasSkipped: boolean;
  place: number;
  of: number;
  previous: string | null;
  /** False when their other answers do not call for this question. */
  isOnRoute: boolean;
};

/** One question as it stands for this person, or null when there is no such question. */
export async function getQuestion(actor: Actor, id: string): Promise<QuestionView | null> {
  const { questions } = loadCatalogue();
  const answers = await answersOf(actor);
  const question = questions.find((known) => known.id === id);
  if (!question) return null;
  const chosen = answers[id] ?? [];
  return {
    question,
    chosen,
    wasSkipped: isSeen(question, answers) && chosen.length === 0,
    ...placeOnRoute(questions, answers, id),
    previous: previous(questions, answers, id)?.id ?? null,
    isOnRoute: route(questions, answers).includes(question),
  };
}

export type ProfileView = {
  rows: { question: Question; chosen: string[]; isSeen: boolean }[];
  /** The first question not seen yet; null when the questionnaire is complete. */
  next: string | null;
  isStarted: boolean;
};

/** All questions that this person's answers call for, with what they said. */
export async function getProfile(actor: Actor): Promise<ProfileView> {
  const { questions } = loadCatalogue();
  const answers = await answersOf(actor);
  return {
    rows: route(questions, answers).map((question) => ({
      question,
      chosen: question.answers.filter((a) => answers[question.id]?.includes(a.id)).map((a) => a.label),
      isSeen: isSeen(question, answers),
    })),
    next: firstUnseen(questions, answers)?.id ?? null,
    isStarted: Object.keys(answers).length > 0,
  };
}

export type SaveAnswerResult = { ok: true; next: string | null } | { ok: false; reason: AnswerProblem };

/** Records an answer, or that the question was skipped (no answer chosen). Progress is never touched. */
export async function saveAnswer(
  actor: Actor,
  input: { questionId: string; chosen: string[]; isSkipped: boolean },
  now: Date,
): Promise<SaveAnswerResult> {
  const { personId } = grant(actor, "profile:edit-own", actor.personId);
  const { questions } = loadCatalogue();
  const question = questions.find((known) => known.id === input.questionId);
  if (!question) throw new DomainError("NOT_FOUND");
  const chosen = input.isSkipped ? [] : [...new Set(input.chosen)];
  const problem = input.isSkipped ? null : answerProblem(question, chosen);
  if (problem) return { ok: false, reason: problem };
  const sealed = seal(JSON.stringify(chosen), answerPlace(personId, question.id));
  await db.answer.upsert({
    where: { personId_questionId: { personId, questionId: question.id } },
    create: { personId, questionId: question.id, sealed, updatedAt: now },
    update: { sealed, updatedAt: now },
  });
  const answers = { ...(await answersOf(actor)), [question.id]: chosen };
  return { ok: true, next: nextUnseen(questions, answers, question.id)?.id ?? null };
}
