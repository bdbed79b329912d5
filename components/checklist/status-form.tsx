"use client";

import { Button, LinkButton } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Choice, TextArea } from "@/components/ui/field";
import type { Standing } from "@/domain/checklist";
import { NOT_FOR_US_REASONS } from "@/domain/office-action";
import { NOT_FOR_ME_REASONS, type NotForMeReason } from "@/domain/status";
import { type SaveAction, useSaving } from "./saving";

type Props = {
  action: SaveAction;
  actionId: string;
  op: string;
  version: number;
  standing: Standing;
  reason: NotForMeReason | null;
  reasonText: string;
  savedWords: string | undefined;
  /** The next open step, offered once this one is settled. */
  next: { href: string; title: string } | null;
  /** The office whose shared status it is, if it is not the person's own. */
  officeId?: string;
  /** The page’s address, where a session may be too old to show the form when it is sent. */
  page?: string;
  /** Said beside the buttons, such as who sees that help was asked for. */
  aside?: string | undefined;
};

/** How it is said to one person, and to the people of an office. */
const FOR_ME = {
  help: "I need help",
  aside: "This is not for me",
  why: "Why is it not for you?",
  reasons: NOT_FOR_ME_REASONS,
};
const FOR_US = {
  help: "We need help",
  aside: "This is not for us",
  why: "Why is it not for your office?",
  reasons: NOT_FOR_US_REASONS,
};

/** The bar that stays in reach: what this action's status is, and what it can become. */
export function StatusForm({
  action,
  actionId,
  op,
  version,
  standing,
  reason,
  reasonText,
  savedWords,
  next,
  officeId,
  page,
  aside,
}: Props) {
  const say = officeId ? FOR_US : FOR_ME;
  const { state, isSaving, sending, form, hidden } = useSaving(action, op, version, page);
  const error = (field: string) => state.errors.find((e) => e.field === field)?.message;
  const isOpen = standing === "to-do" || standing === "needs-help";
  const isToRepeat = standing === "due-again" || standing === "changed";
  const wasSettingAside = state.errors.length > 0 && state.values.status === "not-for-me";
  const label = (status: string, words: string) => (sending === status ? "Saving…" : words);
  const shared = (
    <>
      {officeId && <input type="hidden" name="office" value={officeId} />}
      <input type="hidden" name="action" value={actionId} />
      <input type="hidden" name="op" value={hidden.op} />
      <input type="hidden" name="version" value={hidden.version} />
    </>
  );

  return (
    <>
      <div className="no-print mt-10">
        <ErrorSummary errors={state.errors} />
      </div>
      <section
        id="status"
        tabIndex={-1}
        aria-label="Status"
        className="stays no-print border-line border-t bg-paper pt-3 pb-4"
      >
        <p role="status" className="text-quiet text-small empty:hidden">
          {isSaving
            ? "Saving…"
            : state.errors.length > 0
              ? "Not saved yet."
              : (state.saved ?? savedWords ?? "")}
        </p>
        <form {...form} className="mt-1 flex flex-wrap gap-3">
          {shared}
          {(isOpen || isToRepeat) && (
            <Button name="status" value="done" aria-disabled={isSaving}>
              {label("done", isToRepeat ? "Still true" : "Done")}
            </Button>
          )}
          {next && (standing === "done" || standing === "not-for-me") && (
            <LinkButton href={next.href} className="min-w-0 max-w-full">
              <span className="truncate">Next: {next.title}</span>
            </LinkButton>
          )}
          {standing === "done" && (
            <Button name="status" value="done" look="quiet" aria-disabled={isSaving}>
              {label("done", "Still true")}
            </Button>
          )}
          {standing === "to-do" && (
            <Button name="status" value="needs-help" look="quiet" aria-disabled={isSaving}>
              {label("needs-help", say.help)}
            </Button>
          )}
          {standing !== "to-do" && (
            <Button name="status" value="to-do" look="quiet" aria-disabled={isSaving}>
              {label("to-do", "Back to to do")}
            </Button>
          )}
        </form>
        {aside && standing === "to-do" && <p className="mt-2 text-quiet text-small">{aside}</p>}
      </section>
      {(isOpen || isToRepeat || wasSettingAside) && (
        <details className="no-print mt-1" open={wasSettingAside}>
          <summary className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
            {say.aside}
          </summary>
          <form {...form} className="card mt-2 space-y-5">
            {shared}
            <input type="hidden" name="status" value="not-for-me" />
            <fieldset id="reason" tabIndex={-1}>
              <legend className="font-semibold">{say.why}</legend>
              {error("reason") && <p className="mt-1 font-semibold text-problem">{error("reason")}</p>}
              <div className="mt-3 space-y-2">
                {say.reasons.map(({ id, label: words }) => (
                  <Choice
                    key={id}
                    type="radio"
                    name="reason"
                    value={id}
                    label={words}
                    defaultChecked={(state.values.reason ?? reason) === id}
                  />
                ))}
              </div>
            </fieldset>
            {!officeId && (
              <TextArea
                id="words"
                name="words"
                rows={2}
                label="In your own words, if you like"
                hint="Only you can read this."
                error={error("words")}
                defaultValue={typeof state.values.words === "string" ? state.values.words : reasonText}
              />
            )}
            <Button look="quiet" aria-disabled={isSaving}>
              Set aside
            </Button>
          </form>
        </details>
      )}
    </>
  );
}
