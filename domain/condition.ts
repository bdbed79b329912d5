import type { Condition, Question } from "./content-schema";

/** What is known of a question: the answers given, that nothing is known yet, or that it counts as no. */
export type Known = readonly string[] | "unknown" | "no";
/** Recorded answers by question id; an empty list means the question was skipped. */
export type Answers = Readonly<Record<string, readonly string[]>>;
export type Settled = ReadonlyMap<string, Known>;
export type Verdict = "yes" | "no" | "unknown";

export type Evaluation = {
  verdict: Verdict;
  /** The answers that made it yes, as question and answer ids. */
  because: { question: string; answer: string }[];
  /** The unanswered questions that leave it open. */
  missing: string[];
};

const YES: Evaluation = { verdict: "yes", because: [], missing: [] };

/** Evaluates a condition on three values. No condition means everybody. */
export function evaluate(condition: Condition | undefined, settled: Settled): Evaluation {
  if (!condition) return YES;
  const parts: Evaluation[] = [];
  for (const [key, value] of Object.entries(condition)) {
    if (value === undefined) continue;
    if (key === "all") parts.push(all((value as Condition[]).map((part) => evaluate(part, settled))));
    else if (key === "any") parts.push(any((value as Condition[]).map((part) => evaluate(part, settled))));
    else if (key === "not") parts.push(negate(evaluate(value as Condition, settled)));
    else parts.push(answered(key, value as string[], settled));
  }
  return all(parts);
}

function answered(question: string, wanted: readonly string[], settled: Settled): Evaluation {
  const known = settled.get(question) ?? "unknown";
  if (known === "unknown") return { verdict: "unknown", because: [], missing: [question] };
  if (known === "no") return { verdict: "no", because: [], missing: [] };
  const because = known.filter((answer) => wanted.includes(answer)).map((answer) => ({ question, answer }));
  return { verdict: because.length > 0 ? "yes" : "no", because, missing: [] };
}

function all(parts: Evaluation[]): Evaluation {
  if (parts.some((part) => part.verdict === "no")) return { verdict: "no", because: [], missing: [] };
  return {
    verdict: parts.every((part) => part.verdict === "yes") ? "yes" : "unknown",
    because: parts.flatMap((part) => part.because),
    missing: [...new Set(parts.flatMap((part) => part.missing))],
  };
}

function any(parts: Evaluation[]): Evaluation {
  const met = parts.filter((part) => part.verdict === "yes");
  if (met.length > 0) return { verdict: "yes", because: met.flatMap((part) => part.because), missing: [] };
  if (parts.every((part) => part.verdict === "no")) return { verdict: "no", because: [], missing: [] };
  return { verdict: "unknown", because: [], missing: [...new Set(parts.flatMap((part) => part.missing))] };
}

function negate(part: Evaluation): Evaluation {
  if (part.verdict === "unknown") return { ...part, because: [] };
  return { verdict: part.verdict === "yes" ? "no" : "yes", because: [], missing: [] };
}

/** Every question and answer that a condition names, for cross-reference checks. */
export function mentions(condition: Condition | undefined): { question: string; answer: string }[] {
  if (!condition) return [];
  return Object.entries(condition).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (key === "all" || key === "any") return (value as Condition[]).flatMap(mentions);
    if (key === "not") return mentions(value as Condition);
    return (value as string[]).map((answer) => ({ question: key, answer }));
  });
}

/**
 * Settles what each question counts as. A question that earlier answers do not call for counts as no, and so
 * does an unanswered circumstance; any other unanswered or skipped question stays unknown. Questions are read
 * in order, so that one may depend only on those before it.
 */
export function settle(questions: readonly Question[], answers: Answers): Settled {
  const settled = new Map<string, Known>();
  for (const question of questions) {
    const asked = evaluate(question.ask_when, settled).verdict;
    const given = answers[question.id]?.filter((id) => question.answers.some((answer) => answer.id === id));
    if (asked === "no") settled.set(question.id, "no");
    else if (asked === "yes" && given && given.length > 0) settled.set(question.id, given);
    else settled.set(question.id, question.circumstance ? "no" : "unknown");
  }
  return settled;
}
