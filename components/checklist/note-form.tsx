"use client";

import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextArea } from "@/components/ui/field";
import { type SaveAction, useSaving } from "./saving";

type Props = {
  action: SaveAction;
  actionId: string;
  op: string;
  version: number;
  text: string;
  savedWords: string | undefined;
  /** The office that shares it, if it is not the person's own. */
  officeId?: string;
  /** The page’s address, where a session may be too old to show the form when it is sent. */
  page?: string;
};

/** A note on one action: private, or shared with an office. */
export function NoteForm({ action, actionId, op, version, text, savedWords, officeId, page }: Props) {
  const { state, isSaving, form, hidden } = useSaving(action, op, version, page);
  const typed = state.errors.length > 0 && typeof state.values.note === "string" ? state.values.note : text;
  return (
    <form {...form} id="note-form" className="no-print">
      <ErrorSummary errors={state.errors} />
      {officeId && <input type="hidden" name="office" value={officeId} />}
      <input type="hidden" name="action" value={actionId} />
      <input type="hidden" name="op" value={hidden.op} />
      <input type="hidden" name="version" value={hidden.version} />
      <TextArea
        id="note"
        name="note"
        rows={4}
        label={officeId ? "The office’s note" : "Your private note"}
        hint={
          officeId
            ? "Everybody in the office can read and change it. Leave out passwords and codes."
            : "Only you can read it. Leave out passwords and codes."
        }
        error={state.errors[0]?.message}
        defaultValue={typed}
      />
      <div className="mt-3 flex flex-wrap items-center gap-4">
        <Button look="quiet" aria-disabled={isSaving}>
          {isSaving ? "Saving…" : "Save note"}
        </Button>
        <p role="status" className="text-quiet text-small">
          {isSaving ? "" : state.errors.length > 0 ? "Not saved yet." : (state.saved ?? savedWords ?? "")}
        </p>
      </div>
    </form>
  );
}
