import { z } from "zod";
import { id, line, PHASES, sourceIds, text } from "../content-schema";

/** Whose assessment a statement belongs to. */
const WHO = ["person", "office", "both"] as const;
export const SUBJECTS = ["person", "office"] as const;
export type Subject = (typeof SUBJECTS)[number];

const said = z.strictObject({ text, sources: sourceIds });

const statementSchema = z.strictObject({
  id,
  /** Said in the first person: "My email …". For an office `office_text` says it of the team, if it has to differ. */
  text: line,
  office_text: line.optional(),
  who: z.enum(WHO),
  /** Concerns everybody: "not for us" is no answer to it. */
  always: z.boolean().default(false),
  why: said,
  /** What "yes" means in practice: the test before answering. */
  yes: text,
  /** The actions it is drawn from, the one that closes the gap first. */
  actions: z.array(id).min(1),
});

/** `content/assessment.yaml`: the phases before polling day, and what an assessment asks, area by area. */
export const assessmentSchema = z.strictObject({
  phases: z
    .array(z.strictObject({ id: z.enum(PHASES), title: line, aim: text, sources: sourceIds }))
    .length(PHASES.length),
  areas: z
    .array(
      z.strictObject({
        id,
        title: line,
        summary: text,
        /** The whole is never better than the weakest of these. */
        critical: z.boolean(),
        statements: z.array(statementSchema).min(2),
      }),
    )
    .max(8),
});

const ending = ["won", "lost", "standing-down"] as const;
export type Ending = (typeof ending)[number];

/** `content/election.yaml`: what changes, what to leave alone before the poll, and what to wind down after it. */
export const electionSchema = z.strictObject({
  /** When this Parliament first met, and the day on which it dissolves at the latest. */
  parliament: z.strictObject({ first_met: z.iso.date(), dissolves_by: z.iso.date(), sources: sourceIds }),
  changes: z.array(
    z.strictObject({
      id,
      title: line,
      /** Only before a general election, for a Member and those who work for one. */
      dissolution: z.boolean().default(false),
      text: z.array(said).min(1),
      actions: z.array(id).default([]),
    }),
  ),
  freeze: z.strictObject({
    leave: z.array(said).min(3),
    watch: z.array(said).min(3),
  }),
  /** `days` after polling day; for whom, if not for everybody. */
  wind_down: z.array(
    z.strictObject({
      id,
      days: z.number().int().min(1).max(60),
      title: line,
      text,
      for: z
        .array(z.enum(ending))
        .min(1)
        .default([...ending]),
      actions: z.array(id).default([]),
      sources: sourceIds,
    }),
  ),
});

export type AssessmentContent = z.infer<typeof assessmentSchema>;
export type Area = AssessmentContent["areas"][number];
export type AssessmentStatement = Area["statements"][number];
export type ElectionContent = z.infer<typeof electionSchema>;

/** The areas with the statements that one kind of assessment asks; areas left empty are left out. */
export function areasFor(content: AssessmentContent, subject: Subject): Area[] {
  return content.areas.flatMap((area) => {
    const statements = area.statements.filter(({ who }) => who === "both" || who === subject);
    return statements.length > 0 ? [{ ...area, statements }] : [];
  });
}

/** A statement in the words of one kind of assessment. */
export function wordsOf(statement: AssessmentStatement, subject: Subject): string {
  return subject === "office" ? (statement.office_text ?? statement.text) : statement.text;
}
