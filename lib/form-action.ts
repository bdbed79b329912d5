import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { DomainError } from "@/domain/errors";
import { logFailure } from "@/lib/log";
import { signInAgainPath } from "@/lib/return-path";

/** `href`: where a line leads that is about no field of the form. */
export type FieldError = { field: string; message: string; href?: string };
export type FormValues = Record<string, string | string[]>;

/** What a form shows after it was sent. `saved` says what was saved; otherwise the errors say what to do. */
export type FormState = { errors: FieldError[]; values: FormValues; saved?: string };

const UNREADABLE = "This form could not be read. Reload the page and try again.";
const MOST_FIELDS = 100;
const MOST_CHARACTERS = 8000;

/**
 * Makes a server action: what arrives is unknown until it has been read as a plain form and parsed, and every
 * failure comes back as words beside the form with what was typed, since a thrown error would reach somebody
 * without a script as a blank page. `lists` names the fields that may come more than once.
 */
export function formAction<S extends z.ZodType>(
  { name, schema, lists = [] }: { name: string; schema: S; lists?: readonly string[] },
  run: (input: z.infer<S>, values: FormValues) => Promise<FormState>,
): (state: unknown, form: unknown) => Promise<FormState> {
  return async (_state, form) => {
    const values = readForm(form, lists);
    if (!values) {
      return {
        errors: [{ field: "form", message: UNREADABLE }],
        values: {},
      };
    }
    // A field that no schema has words for was not sent by our own form.
    const parsed = schema.safeParse(values, { error: () => UNREADABLE });
    if (!parsed.success) {
      const errors = parsed.error.issues.map((issue) => ({
        field: String(issue.path[0] ?? "form"),
        message: issue.message,
      }));
      return { errors: errors.filter((e, n) => errors.findIndex((o) => o.field === e.field) === n), values };
    }
    try {
      return await run(parsed.data, values);
    } catch (error) {
      unstable_rethrow(error);
      return { errors: [{ field: "form", message: explain(name, error) }], values };
    }
  };
}

/** Plain fields only, bounded before anything looks at them; null when the form is of another shape. */
function readForm(form: unknown, lists: readonly string[]): FormValues | null {
  if (!(form instanceof FormData)) return null;
  const values: FormValues = {};
  let fields = 0;
  for (const [key, value] of form.entries()) {
    if (key.startsWith("$")) continue;
    fields += 1;
    if (typeof value !== "string" || fields > MOST_FIELDS || value.length > MOST_CHARACTERS) return null;
    if (key === "__proto__" || value.includes("\0") || !value.isWellFormed()) return null;
    const before = values[key];
    if (lists.includes(key)) values[key] = [...(Array.isArray(before) ? before : []), value];
    else if (before === undefined) values[key] = value;
    else return null;
  }
  return values;
}

function explain(name: string, error: unknown): string {
  if (error instanceof DomainError) {
    if (error.code === "NOT_FOUND") redirect("/not-found");
    if (error.code === "SIGN_IN_NEEDED") redirect("/sign-in");
    if (error.code === "TOO_MANY")
      return "That was a lot in a short time. Wait a minute, then send it again.";
    if (error.code === "CONFLICT")
      return "This changed on another device. Reload the page to see how it stands.";
    if (error.code === "UNAVAILABLE")
      return "Not saved: we cannot reach your list just now. What you entered is still here. Send it again in a minute.";
    if (error.code === "INVALID") return "This could not be used. Check what you entered and send it again.";
  }
  const reference = logFailure(name, error);
  return `We could not save this. Nothing you entered is lost: send it again in a moment. If it goes on, quote ${reference}.`;
}

/**
 * The answer to a form that was saved, for forms that show it in place: with a script the page stays and is refreshed;
 * without one, a redirect keeps Reload from sending twice.
 */
export async function saved(address: string, state: FormState): Promise<FormState> {
  const isScripted = (await headers()).has("next-action");
  if (!isScripted) redirect(address);
  refresh();
  return state;
}

/**
 * What a form answers whose sender has to sign in again: leading away would lose what was typed. The line leads to
 * where to sign in, in another tab, and the same form is then sent once more.
 */
export function signInFirst(to: string, values: FormValues, field = "form"): FormState {
  const message = "Not saved: sign in again first. Do that in another tab, then save here.";
  return { errors: [{ field, message, href: signInAgainPath(to) }], values };
}

/** A check of free text that says how long it is and how long it may be. */
export const tooLong = (most: number) => (text: string, context: { addIssue(message: string): void }) => {
  if (text.length > most) {
    context.addIssue(`Shorten this to ${most} characters. It has ${text.length} now.`);
  }
};
