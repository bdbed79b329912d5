import { z } from "zod";

/**
 * The shape of every file in `content/`: the only definition. Unknown fields are errors, so that a
 * misspelt one is found when the file is written and not when somebody misses the advice.
 */

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");
export const line = z.string().trim().min(3).max(240);
export const text = z.string().trim().min(10).max(900);
export const date = z.iso.date();
export const sourceIds = z.array(id).min(1, "name at least one source");

/** A sentence or two of fact, with where it comes from. */
const statement = z.strictObject({ text, sources: sourceIds });

/** Closed vocabulary: `all`, `any`, `not`, and `question: [answers]`. Several keys in one object mean all of them. */
export type Condition = {
  all?: Condition[] | undefined;
  any?: Condition[] | undefined;
  not?: Condition | undefined;
} & { [question: string]: string[] | Condition | Condition[] | undefined };

// zod cannot name a type that is part of itself and takes any other key besides: what it returns is said here.
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z
    .object({
      all: z.array(conditionSchema).min(1).optional(),
      any: z.array(conditionSchema).min(1).optional(),
      not: conditionSchema.optional(),
    })
    .catchall(z.array(id).min(1))
    .refine((value) => Object.keys(value).length > 0, "a condition needs at least one line"),
) as unknown as z.ZodType<Condition>;

export const BASES = ["hri", "hri-plus", "ncsc", "uk", "gp"] as const;
export const IMPACTS = ["high", "medium", "low"] as const;
export const SCOPES = ["person", "office"] as const;
export const PHASES = ["E12", "E8", "E4", "SC", "PD", "AF"] as const;
export const CONFIDENCES = ["almost-certain", "highly-likely", "stated", "alleged"] as const;

/** How to do it in one place. `when` narrows further than the place does (an Android version, say). */
const variant = z.strictObject({
  place: id,
  title: line.optional(),
  when: conditionSchema.optional(),
  steps: z.array(z.string().trim().min(5).max(420)).min(1).max(12),
  /** The vendor's or public body's own page for these steps. */
  official: id.optional(),
  /** When the menu names were last confirmed, in words ("May 2026"). */
  as_of: z.string().optional(),
});

const revision = z.strictObject({
  n: z.number().int().positive(),
  date,
  /** Material: an existing tick asks to be looked at again. Editorial: silent. */
  material: z.boolean(),
  /** What is different, in two lines at most. */
  what: z.string().trim().min(5).max(300),
  why: z.string().trim().min(5).max(300).optional(),
  sources: z.array(id).optional(),
});

export const actionSchema = z.strictObject({
  id,
  title: z.string().trim().min(8).max(80),
  /** One line for cards and lists: what doing it gets you. */
  summary: z.string().trim().min(20).max(160),
  scope: z.enum(SCOPES),
  basis: z.enum(BASES),
  minutes: z.number().int().min(1).max(240),
  impact: z.enum(IMPACTS),
  impact_reason: line,
  /** Days until a done action is asked again; null: only when something happens. */
  recheck: z.strictObject({ days: z.number().int().positive().nullable(), events: z.array(id).default([]) }),
  phases: z.array(z.enum(PHASES)).default([]),
  when: conditionSchema.optional(),
  /** Actions better done before this one. */
  after: z.array(id).default([]),
  /** Actions that, once done, leave less for this one to protect. */
  eased_by: z.array(id).default([]),
  /** Circumstances that raise it, beside what briefings claim. */
  raised_when: z
    .array(
      z.strictObject({ when: conditionSchema, by: z.union([z.literal(1), z.literal(2)]), because: line }),
    )
    .default([]),
  why: z.array(statement).min(1).max(4),
  /** Said before the steps where a choice or a caution comes first. */
  before_you_start: text.optional(),
  how: z.array(variant).min(1),
  /** What is true when it is done: the test a person answers before ticking. */
  check: text,
  /** What stops working or changes, said honestly. */
  side_effects: z.array(line).default([]),
  /** If this is not possible: the next best thing. */
  next_best: text,
  mistakes: z.array(line).default([]),
  /** Said after Done: what nobody can do now, or what is better. */
  better: line,
  sources: sourceIds,
  revisions: z.array(revision).min(1),
  review_by: date,
  /** Why a reading grade above 9 is accepted for this file. */
  reading_note: line.optional(),
});

const answer = z.strictObject({
  id,
  label: z.string().trim().min(1).max(90),
  hint: line.optional(),
  /** Finishes "This is on your list because …": "you use WhatsApp". */
  because: z.string().trim().min(5).max(120),
  /** "None of these": cannot stand beside another answer. */
  exclusive: z.boolean().default(false),
  /** Accepted although nothing depends on it, with the reason. */
  informational: line.optional(),
});

export const questionSchema = z.strictObject({
  id,
  text: z.string().trim().min(8).max(120),
  /** One line on why it is asked. */
  why: line,
  kind: z.enum(["one", "many"]),
  ask_when: conditionSchema.optional(),
  /** Unanswered counts as no, not as unknown: nobody's list opens with an emergency they do not have. */
  circumstance: z.boolean().default(false),
  /** Never seen by an office, nor anything that gives it away. */
  private: z.boolean().default(false),
  answers: z.array(answer).min(2),
});

export const topicSchema = z.strictObject({ id, title: line, summary: text });
export const placeSchema = z.strictObject({
  id,
  title: line,
  kind: z.enum(["device", "account", "app", "work", "life"]),
  when: conditionSchema.optional(),
});
/** Something that may happen to a person. `ask` says that they can tell us of it, in the words of a list. */
export const eventSchema = z.strictObject({ id, text: line, ask: line.optional() });
export const sourceSchema = z.strictObject({
  id,
  publisher: line,
  title: line,
  url: z.url({ protocol: /^https$/ }),
  date: z.string().optional(),
  /** Which kind of reader it is for: vendor pages are linked to for steps, press only as a report. */
  kind: z.enum(["uk-government", "ncsc", "uk-public", "overseas", "vendor", "press", "community"]),
  note: line.optional(),
});
export const glossarySchema = z.strictObject({
  id,
  term: line,
  meaning: text,
  sources: z.array(id).default([]),
});
export const helpSchema = z.strictObject({
  id,
  when: conditionSchema.optional(),
  who: line,
  how: text,
  sources: sourceIds,
});

const claim = z.strictObject({
  id,
  title: line,
  text,
  /** Words taken over exactly; shown as a quotation. */
  quote: text.optional(),
  by: line,
  confidence: z.enum(CONFIDENCES),
  date: z.string(),
  sources: sourceIds,
  means: text,
  raises: z
    .array(
      z.strictObject({
        actions: z.array(id).min(1),
        /** 1 raised, 2 raised a lot: read by the ordering table. */
        by: z.union([z.literal(1), z.literal(2)]),
        when: conditionSchema.optional(),
        /** Finishes "raised because …". */
        because: line,
      }),
    )
    .default([]),
});

export const briefingSchema = z.strictObject({
  slug: id,
  title: line,
  publisher: line,
  published: date,
  /** The event, where it differs from the document's own date. */
  event: z.string().optional(),
  summary: z.array(statement).min(1),
  claims: z.array(claim).min(1),
  /** Said with the claims wherever they are shown (a denial, what was not affected). */
  also: z.array(statement).default([]),
  sources: sourceIds,
  review_by: date,
});

export const editionSchema = z.strictObject({
  edition: date,
  editions: z.array(
    z.strictObject({
      date,
      what: z.array(z.strictObject({ actions: z.array(id).default([]), material: z.boolean(), text })),
    }),
  ),
});

export const startSchema = z.record(id, z.array(id).min(1));
export const renamesSchema = z.array(z.strictObject({ from: id, to: id.nullable(), date, why: line }));

export const personaSchema = z.strictObject({
  id,
  title: line,
  about: text,
  answers: z.record(id, z.array(id)),
  must: z.array(id).min(3),
  must_not: z.array(id).min(1),
});

export const helpNowSchema = z.strictObject({
  first: z.array(statement),
  situations: z.array(
    z.strictObject({
      id,
      title: line,
      steps: z
        .array(z.strictObject({ text: z.string().trim().min(5).max(420), sources: z.array(id).default([]) }))
        .min(2)
        .max(8),
      dont: z.array(line).default([]),
      actions: z.array(id).default([]),
    }),
  ),
  contacts: z.array(
    z.strictObject({ situation: line, route: text, number: z.string().optional(), sources: sourceIds }),
  ),
});

export const householdSchema = z.strictObject({
  intro: text,
  items: z.array(z.strictObject({ text: line, action: id })),
});

/** What people type, and the words under which the catalogue has it. Read by the search. */
export const synonymSchema = z.strictObject({
  say: z.array(z.string().trim().min(2).max(40)).min(1),
  find: z.array(z.string().trim().min(2).max(40)).min(1).max(6),
});

export type Action = z.infer<typeof actionSchema> & { topic: string };
export type Variant = z.infer<typeof variant>;
export type Revision = z.infer<typeof revision>;
export type Statement = z.infer<typeof statement>;
export type Question = z.infer<typeof questionSchema>;
export type Topic = z.infer<typeof topicSchema>;
export type Place = z.infer<typeof placeSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Claim = z.infer<typeof claim>;
export type Briefing = z.infer<typeof briefingSchema>;
export type Persona = z.infer<typeof personaSchema>;
export type Edition = z.infer<typeof editionSchema>;
export type Household = z.infer<typeof householdSchema>;
export type HelpNow = z.infer<typeof helpNowSchema>;
export type HelpContact = z.infer<typeof helpSchema>;
export type GlossaryEntry = z.infer<typeof glossarySchema>;
export type RecheckEvent = z.infer<typeof eventSchema>;
export type Rename = z.infer<typeof renamesSchema>[number];
export type Synonym = z.infer<typeof synonymSchema>;
export type Basis = (typeof BASES)[number];
export type Impact = (typeof IMPACTS)[number];
export type Phase = (typeof PHASES)[number];
export type Confidence = (typeof CONFIDENCES)[number];
