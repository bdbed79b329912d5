"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Choice, TextField } from "@/components/ui/field";
import type { MoveItemStatus } from "@/domain/office-moves";
import type { FormState } from "@/lib/form-action";

type Action = (state: FormState, form: FormData) => Promise<FormState>;
const CALM: FormState = { errors: [], values: {} };

/** Starts a list for somebody who joins or leaves. */
export function StartMoveForm({
  action,
  officeId,
  op,
  page,
}: {
  action: Action;
  officeId: string;
  op: string;
  page: string;
}) {
  const [state, send, isSending] = useActionState(action, CALM, page);
  const typed = (field: string) => {
    const value = state.values[field];
    return typeof value === "string" ? value : "";
  };
  const error = (field: string) => state.errors.find((e) => e.field === field)?.message;
  return (
    <form action={send} noValidate className="space-y-5">
      <ErrorSummary errors={state.errors} />
      <input type="hidden" name="office" value={officeId} />
      <input type="hidden" name="op" value={op} />
      <fieldset id="kind" tabIndex={-1}>
        <legend className="font-semibold">What happens</legend>
        {error("kind") && <p className="mt-1 font-semibold text-problem">{error("kind")}</p>}
        <div className="mt-2 space-y-2" key={typed("kind")}>
          <Choice
            type="radio"
            name="kind"
            value="join"
            label="Somebody joins"
            defaultChecked={typed("kind") === "join"}
          />
          <Choice
            type="radio"
            name="kind"
            value="leave"
            label="Somebody leaves"
            defaultChecked={typed("kind") === "leave"}
          />
        </div>
      </fieldset>
      <TextField
        key={`name-${typed("name")}`}
        id="name"
        name="name"
        label="Who"
        hint="A name the managers here will know. They and the principals can read it."
        autoComplete="off"
        maxLength={80}
        defaultValue={typed("name")}
        error={error("name")}
      />
      <TextField
        key={`day-${typed("day")}`}
        id="day"
        name="day"
        type="date"
        label="Their first or last day"
        hint="The days of the list follow from it. You can change it later."
        defaultValue={typed("day")}
        error={error("day")}
      />
      <Button aria-disabled={isSending}>Start the list</Button>
    </form>
  );
}

/** What one item of a list can become. */
export function MoveItemForm({
  action,
  officeId,
  moveId,
  itemId,
  title,
  status,
  op,
  version,
}: {
  action: Action;
  officeId: string;
  moveId: string;
  itemId: string;
  title: string;
  status: MoveItemStatus;
  op: string;
  version: number;
}) {
  const [state, send, isSending] = useActionState(action, CALM);
  const named = (words: string) => (
    <>
      {words}
      <span className="sr-only">: {title}</span>
    </>
  );
  return (
    <form action={send} className="no-print mt-3 flex flex-wrap gap-3">
      {state.errors.length > 0 && (
        <div className="w-full">
          <ErrorSummary errors={state.errors} />
        </div>
      )}
      <input type="hidden" name="office" value={officeId} />
      <input type="hidden" name="move" value={moveId} />
      <input type="hidden" name="item" value={itemId} />
      <input type="hidden" name="op" value={op} />
      <input type="hidden" name="version" value={Math.max(version, Number(state.values.version ?? 0) || 0)} />
      {status === "to-do" ? (
        <>
          <Button name="status" value="done" look="quiet" aria-disabled={isSending}>
            {named("Done")}
          </Button>
          <Button name="status" value="not-needed" look="plain" aria-disabled={isSending}>
            {named("Not needed")}
          </Button>
        </>
      ) : (
        <Button name="status" value="to-do" look="plain" aria-disabled={isSending}>
          {named("Back to to do")}
        </Button>
      )}
    </form>
  );
}

/** Another first or last day, behind a line to open. */
export function MoveDayForm({
  action,
  officeId,
  moveId,
  day,
  label,
  page,
}: {
  action: Action;
  officeId: string;
  moveId: string;
  day: string;
  label: string;
  page: string;
}) {
  const [state, send, isSending] = useActionState(action, CALM, page);
  const typed = typeof state.values.day === "string" ? state.values.day : day;
  return (
    <details open={state.errors.length > 0 || state.saved !== undefined}>
      <summary className="min-h-11 py-2">Change the day</summary>
      <form action={send} noValidate className="max-w-sm pt-2 pb-4">
        <ErrorSummary errors={state.errors} />
        <input type="hidden" name="office" value={officeId} />
        <input type="hidden" name="move" value={moveId} />
        <TextField
          key={typed}
          id="day"
          name="day"
          type="date"
          label={label}
          defaultValue={typed}
          error={state.errors.find(({ field }) => field === "day")?.message}
        />
        <div className="mt-4 flex flex-wrap items-center gap-4">
          <Button look="quiet" aria-disabled={isSending}>
            Save the day
          </Button>
          <p role="status" className="text-quiet text-small">
            {isSending ? "" : (state.saved ?? "")}
          </p>
        </div>
      </form>
    </details>
  );
}
