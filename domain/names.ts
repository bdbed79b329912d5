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

/** How the record speaks of nobody in particular, and of who reads it. */
const NOBODYS = ["You", "Somebody", "Somebody without a name", "Somebody who has left the office"];

/** The field in which somebody types what an office calls them. */
export function memberNameField(empty: string) {
  const nobodys = new Set(NOBODYS.map(nameMark));
  return nameField(empty).refine(
    (name) => !nobodys.has(nameMark(name)),
    "Enter the name the others call you by",
  );
}

/** Letters of other alphabets that are drawn like a Latin one: those, and the letter. */
const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  ["аα", "a"],
  ["вβ", "b"],
  ["сϲ", "c"],
  ["ԁ", "d"],
  ["еε", "e"],
  ["һнη", "h"],
  ["іιı", "i"],
  ["јϳ", "j"],
  ["кκ", "k"],
  ["мμ", "m"],
  ["ո", "n"],
  ["оο", "o"],
  ["рρ", "p"],
  ["ԛ", "q"],
  ["ѕ", "s"],
  ["тτ", "t"],
  ["υ", "u"],
  ["ν", "v"],
  ["ԝω", "w"],
  ["хχ", "x"],
  ["уγү", "y"],
  ["ζ", "z"],
];
const LATIN = new Map(
  LOOK_ALIKES.flatMap(([alike, latin]) => [...alike].map((one) => [one, latin] as const)),
);

/**
 * What names that read alike have in common: capitals, accents, spaces and signs left out, and letters of another
 * alphabet as the Latin ones they are drawn like. To compare with, never to show.
 */
export function nameMark(name: string): string {
  const folded = name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKD");
  const letters = [...folded.replace(/[^\p{L}\p{M}\p{N}]|[\u0300-\u036f]/gu, "")];
  // A name of signs alone is compared as it is.
  return letters.map((letter) => LATIN.get(letter) ?? letter).join("") || folded;
}
