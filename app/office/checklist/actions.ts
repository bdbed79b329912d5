"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { inWords, momentInWords } from "@/components/checklist/words";
import { OFFICE_STATUS_WORDS } from "@/components/office/action-words";
import { NOT_FOR_US_REASONS } from "@/domain/office-action";
import { STATUSES } from "@/domain/status";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction, saved, signInFirst, tooLong } from "@/lib/form-action";
import { backTo, signInAgainPath } from "@/lib/return-path";
import { planOfficeAction, saveOfficeNote, setOfficeStatus } from "@/services/office-action-saves";
import { setOfficeTopic } from "@/services/office-topics";

const MOST_NOTE = 2000;
const HERE = "/office/checklist";
const id = z.uuid();
const base = {
  office: id,
  action: z.string().max(80),
  op: z.uuid("Reload the page, then send the form again"),
  version: z.coerce.number().int().min(0).max(1_000_000),
};

/** Sets the status of an action for the whole office. */
export const setOfficeStatusAction = formAction(
  {
    name: "office-checklist.set-status",
    schema: z
      .strictObject({
        ...base,
        status: z.enum(STATUSES),
        reason: z.enum(NOT_FOR_US_REASONS.map((reason) => reason.id)).optional(),
      })
      .refine((input) => input.status !== "not-for-me" || input.reason, {
        path: ["reason"],
        message: "Choose why this is not for your office",
      }),
  },
  async (input, values): Promise<FormState> => {
    const actor = await actorOfForm(pageOf(input));
    const { office: officeId, action: actionId, status, op, version } = input;
    const wanted = { officeId, actionId, status, reason: input.reason ?? null, op, version };
    const result = await setOfficeStatus(actor, wanted, new Date());
    if (result.ok) {
      const words = `${OFFICE_STATUS_WORDS[status]}. Saved ${momentInWords(result.at)}.`;
      return savedHere(input, "status", result.version, words);
    }
    if (result.reason === "sign-in-again") return signInFirst(pageOf(input), values);
    const message = `Meanwhile somebody set this to “${OFFICE_STATUS_WORDS[result.status]}”. You chose “${OFFICE_STATUS_WORDS[status]}”. Choose again to decide which one stands.`;
    return { errors: [{ field: "status", message }], values: { ...values, version: String(result.version) } };
  },
);

/** Says who does an action of the office, and by when. */
export const planOfficeActionAction = formAction(
  {
    name: "office-checklist.plan",
    schema: z.strictObject({
      ...base,
      assignee: z.union([z.literal(""), id]),
      due: z.union([z.literal(""), z.iso.date()], "Enter a day, such as 27 3 2027"),
    }),
  },
  async (input, values): Promise<FormState> => {
    const actor = await actorOfForm(pageOf(input));
    const { office: officeId, action: actionId, op, version } = input;
    const wanted = { assigneeId: input.assignee || null, plannedFor: input.due || null };
    const result = await planOfficeAction(actor, { officeId, actionId, op, version, ...wanted }, new Date());
    if (result.ok) {
      return savedHere(input, "plan-form", result.version, `Plan saved ${momentInWords(result.at)}.`);
    }
    if (result.reason === "sign-in-again") return signInFirst(pageOf(input), values);
    const by = result.plannedFor ? `by ${inWords(result.plannedFor)}` : "with no day";
    const plan = `${result.assignee ? `${result.assignee} does this` : "nobody does this yet"}, ${by}`;
    const message = `Meanwhile somebody else changed the plan: ${plan}. Save again to put yours below in its place.`;
    return {
      errors: [{ field: "assignee", message }],
      values: { ...values, version: String(result.version) },
    };
  },
);

/** Saves the note that an office shares on an action. */
export const saveOfficeNoteAction = formAction(
  {
    name: "office-checklist.save-note",
    schema: z.strictObject({ ...base, note: z.string().superRefine(tooLong(MOST_NOTE)) }),
  },
  async (input, values): Promise<FormState> => {
    const actor = await actorOfForm(pageOf(input));
    const { office: officeId, action: actionId, op, version } = input;
    const text = input.note.replaceAll("\r\n", "\n");
    const result = await saveOfficeNote(actor, { officeId, actionId, text, op, version }, new Date());
    if (result.ok) {
      return savedHere(input, "note-form", result.version, `Note saved ${momentInWords(result.at)}.`);
    }
    if (result.reason === "sign-in-again") return signInFirst(pageOf(input), values);
    const message = result.text
      ? `Meanwhile somebody saved a different note: “${result.text}”. Put what you want to keep into one note, then save it.`
      : "Meanwhile somebody removed this note. Save again to keep yours.";
    return { errors: [{ field: "note", message }], values: { ...values, version: String(result.version) } };
  },
);

/** Sets a topic aside for the office where nothing is recorded yet, or takes it back. */
export const setOfficeTopicAction = formAction(
  {
    name: "office-checklist.set-topic",
    schema: z.strictObject({
      office: id,
      topic: z.string().max(80),
      op: base.op,
      use: z.enum(["none", "some"]),
    }),
  },
  async ({ office, topic, op, use }): Promise<FormState> => {
    const page = backTo(HERE, { office });
    const actor = await actorOfForm(page);
    const wanted = { officeId: office, topic, isForUs: use === "some", op };
    const result = await setOfficeTopic(actor, wanted, new Date());
    if (!result.ok) redirect(signInAgainPath(page));
    const back = use === "some" ? `&topic=${topic}&back=${result.changed}` : "";
    if (back) redirect(`${HERE}?office=${office}${back}#topic-${topic}`);
    return saved(`${HERE}?office=${office}#topic-${topic}`, { errors: [], values: {} });
  },
);

function pageOf({ office, action }: { office: string; action: string }): string {
  return backTo(`${HERE}/${action}`, { office });
}

function savedHere(
  { office, action }: { office: string; action: string },
  part: string,
  version: number,
  words: string,
): Promise<FormState> {
  return saved(`${HERE}/${action}?office=${office}&saved=${part}#${part}`, {
    errors: [],
    values: { version: String(version) },
    saved: words,
  });
}
