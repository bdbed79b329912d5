import { z } from "zod";

const LONGEST = 80;
/** What a mail program would turn into a link: names stand in mails that we send for whoever chose them. */
const LOOKS_LIKE_AN_ADDRESS = /:\/\/|@|www\.|[\p{L}\p{N}-]{2}\.\p{L}{2}/iu;

/**
 * A name as it is kept: composed, on one line, without what cannot be seen, which could make one name look like
 * another. Only text of a bounded length is handed in.
 */
export function plainName(typed: string): string {
  return typed.normalize("NFC").replace(/\s+/gu, " ").replace(/\p{C}/gu, "").trim();
}

/** The field of a form in which somebody types the name of an office or of themselves. `empty` says what to enter. */
export function nameField(empty: string) {
  return z
    .string()
    .transform(plainName)
    .pipe(
      z
        .string()
        .min(1, empty)
        .max(LONGEST, `Shorten it to ${LONGEST} characters`)
        .refine((name) => !LOOKS_LIKE_AN_ADDRESS.test(name), "Leave out web and email addresses"),
    );
}
