"use client";

import { Button } from "@/components/ui/button";
import { type SaveAction, useSaving } from "./saving";

/** "Still true" in one press, from the list: what was done and fell due again is done as of today. */
export function StillTrue({
  action,
  actionId,
  title,
  op,
  version,
}: {
  action: SaveAction;
  actionId: string;
  title: string;
  op: string;
  version: number;
}) {
  const { state, isSaving, form, hidden } = useSaving(action, op, version);
  return (
    <form {...form} className="no-print relative z-[1] mt-2 flex flex-wrap items-center gap-3">
      <input type="hidden" name="action" value={actionId} />
      <input type="hidden" name="op" value={hidden.op} />
      <input type="hidden" name="version" value={hidden.version} />
      <input type="hidden" name="from" value="list" />
      <Button name="status" value="done" look="quiet" aria-disabled={isSaving}>
        {isSaving ? "Saving…" : "Still true"}
        <span className="sr-only">: {title}</span>
      </Button>
      <span role="status" className="text-quiet text-small">
        {isSaving ? "" : (state.errors[0]?.message ?? state.saved ?? "")}
      </span>
    </form>
  );
}
