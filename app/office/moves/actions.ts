"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { MOVE_ITEM_WORDS } from "@/components/office/action-words";
import { nameField } from "@/domain/names";
import { MOVE_ITEM_STATUSES, MOVE_KINDS } from "@/domain/office-moves";
import { actorOfForm } from "@/lib/actor";
import { type FormState, formAction, saved, signInFirst } from "@/lib/form-action";
import { backTo, signInAgainPath } from "@/lib/return-path";
import { removeMove, setMoveDay, setMoveItem, startMove } from "@/services/office-moves";

const HERE = "/office/moves";
const id = z.uuid();
const op = z.uuid("Reload the page, then send the form again");
/** Far enough either way for anybody's first or last day. */
const day = z.iso
  .date("Enter the day, such as 27 3 2027")
  .refine((date) => date >= "2000-01-01" && date <= "2099-12-31", "Enter the day, such as 27 3 2027");

/** Starts the list of somebody who joins or leaves. */
export const startMoveAction = formAction(
  {
    name: "office-moves.start",
    schema: z.strictObject({
      office: id,
      op,
      kind: z.enum(MOVE_KINDS, "Choose whether they join or leave"),
      name: nameField("Enter a name"),
      day,
    }),
  },
  async ({ office: officeId, op, kind, name, day }, values): Promise<FormState> => {
    const page = backTo(HERE, { office: officeId });
    const actor = await actorOfForm(page);
    const result = await startMove(actor, { officeId, op, kind, name, day }, new Date());
    if (!result.ok) return signInFirst(page, values);
    redirect(`${HERE}/${result.id}?office=${officeId}`);
  },
);

/** Sets one item of such a list. */
export const setMoveItemAction = formAction(
  {
    name: "office-moves.set-item",
    schema: z.strictObject({
      office: id,
      move: id,
      item: z.string().max(80),
      status: z.enum(MOVE_ITEM_STATUSES),
      op,
      version: z.coerce.number().int().min(0).max(1_000_000),
    }),
  },
  async (input, values): Promise<FormState> => {
    const { office: officeId, move: moveId, item: itemId, status, op, version } = input;
    const page = backTo(`${HERE}/${moveId}`, { office: officeId });
    const actor = await actorOfForm(page);
    const result = await setMoveItem(actor, { officeId, moveId, itemId, status, op, version }, new Date());
    if (result.ok) {
      return saved(`${HERE}/${moveId}?office=${officeId}#item-${itemId}`, {
        errors: [],
        values: { version: String(result.version) },
      });
    }
    if (result.reason === "sign-in-again") redirect(signInAgainPath(page));
    const message = `Meanwhile somebody set this to “${MOVE_ITEM_WORDS[result.status]}”. You chose “${MOVE_ITEM_WORDS[status]}”. Choose again to decide which one stands.`;
    return {
      errors: [{ field: `item-${itemId}`, message }],
      values: { ...values, version: String(result.version) },
    };
  },
);

/** Gives a list another first or last day. */
export const setMoveDayAction = formAction(
  { name: "office-moves.set-day", schema: z.strictObject({ office: id, move: id, day }) },
  async ({ office: officeId, move, day }, values): Promise<FormState> => {
    const page = backTo(`${HERE}/${move}`, { office: officeId });
    const actor = await actorOfForm(page);
    const result = await setMoveDay(actor, { officeId, id: move, day }, new Date());
    if (!result.ok) return signInFirst(page, values);
    const words = "The day is saved.";
    return saved(`${HERE}/${move}?office=${officeId}`, { errors: [], values: { day }, saved: words });
  },
);

/** Removes a list. */
export const removeMoveAction = formAction(
  { name: "office-moves.remove", schema: z.strictObject({ office: id, move: id }) },
  async ({ office: officeId, move }): Promise<FormState> => {
    const page = backTo(HERE, { office: officeId });
    const actor = await actorOfForm(page);
    const result = await removeMove(actor, { officeId, id: move }, new Date());
    if (!result.ok) redirect(signInAgainPath(page));
    redirect(`${HERE}?office=${officeId}`);
  },
);
