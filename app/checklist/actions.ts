"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { momentInWords, STATUS_WORDS } from "@/components/checklist/words";
import { NOT_FOR_ME_REASONS, STATUSES } from "@/domain/status";
import { actorOfForm } from "@/lib/actor";
import { formAction, saved, tooLong } from "@/lib/form-action";
import { saveNote, setStatus } from "@/services/checklist";
import { recordEvents } from "@/services/events";
import { takeBack } from "@/services/help-record";

const MOST_NOTE = 2000;
const MOST_REASON = 300;

const base = {
  action: z.string().max(80),
  op: z.uuid("Reload the page, then send the form again"),
  version: z.coerce.number().int().min(0).max(1_000_000),
};
export const setStatusAction = formAction(
  {
    name: "checklist.set-status",
    schema: z
      .strictObject({
        ...base,
        status: z.enum(STATUSES),
        reason: z.enum(NOT_FOR_ME_REASONS.map((reason) => reason.id)).optional(),
        from: z.literal("list").optional(),
        words: z.string().trim().superRefine(tooLong(MOST_REASON)).default(""),
      })
      .refine((input) => input.status !== "not-for-me" || input.reason, {
        path: ["reason"],
        message: "Choose why this is not for you",
      }),
  },
  async (input, values) => {
    const actor = await actorOfForm(`/checklist/${input.action}`);
    const result = await setStatus(
      actor,
      {
        actionId: input.action,
        status: input.status,
        reason: input.reason ?? null,
        reasonText: input.words,
        op: input.op,
        version: input.version,
      },
      new Date(),
    );
    if (!result.ok) {
      const message = `On another device this was set to “${STATUS_WORDS[result.status]}”. You chose “${STATUS_WORDS[input.status]}”. Choose again to decide which one stands.`;
      return {
        errors: [{ field: "status", message }],
        values: { ...values, version: String(result.version) },
      };
    }
    const words = `${STATUS_WORDS[input.status]}. Saved ${momentInWords(result.at)}.`;
    const address =
      input.from === "list"
        ? "/checklist?view=due-again#rest"
        : `/checklist/${input.action}?saved=status#status`;
    return saved(address, { errors: [], values: { version: String(result.version) }, saved: words });
  },
);

/** Takes back what an aide recorded on an action. */
export const takeBackAction = formAction(
  {
    name: "checklist.take-back",
    schema: z.strictObject({ action: base.action, change: z.uuid(), op: base.op }),
  },
  async ({ action, change, op }, values) => {
    const actor = await actorOfForm(`/checklist/${action}`);
    const result = await takeBack(actor, { changeId: change, op }, new Date());
    if (result.ok) redirect(`/checklist/${result.actionId}?saved=status#status`);
    const message = "This step has changed since. Reload the page to see how it stands.";
    return { errors: [{ field: "status", message }], values };
  },
);

export const recordEventsAction = formAction(
  {
    name: "checklist.record-events",
    schema: z.strictObject({
      event: z.array(z.string().max(60), "Choose what has changed").max(40),
    }),
    lists: ["event"],
  },
  async ({ event }) => {
    await recordEvents(await actorOfForm("/checklist/changes"), event, new Date());
    redirect("/checklist?view=due-again#rest");
  },
);

export const saveNoteAction = formAction(
  {
    name: "checklist.save-note",
    schema: z.strictObject({ ...base, note: z.string().superRefine(tooLong(MOST_NOTE)) }),
  },
  async (input, values) => {
    const actor = await actorOfForm(`/checklist/${input.action}`);
    const result = await saveNote(
      actor,
      {
        actionId: input.action,
        text: input.note.replaceAll("\r\n", "\n"),
        op: input.op,
        version: input.version,
      },
      new Date(),
    );
    if (!result.ok) {
      const message = result.text
        ? `Another device saved a different note: “${result.text}”. Put what you want to keep into one note, then save it.`
        : "Another device removed this note. Save again to keep yours.";
      return { errors: [{ field: "note", message }], values: { ...values, version: String(result.version) } };
    }
    const words = `Note saved ${momentInWords(result.at)}.`;
    return saved(`/checklist/${input.action}?saved=note-form#note-form`, {
      errors: [],
      values: { version: String(result.version) },
      saved: words,
    });
  },
);
