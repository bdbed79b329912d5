import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memberNameField, nameField, nameMark, plainName } from "./names";

const field = nameField("Enter a name");
const problemWith = (typed: unknown) => field.safeParse(typed).error?.issues[0]?.message;

describe("a name is kept on one line, composed, and without what cannot be seen", () => {
  test.each([
    ["  Rowan   Ashby ", "Rowan Ashby"],
    ["Rowan\r\n\tAshby", "Rowan Ashby"],
    ["Zoe\u0308", "Zo\u00eb"],
    ["Row\u200ban\u00ad Ashby", "Rowan Ashby"],
    ["\u202eybhsA nawoR", "ybhsA nawoR"],
    ["Ro\u0000wan\u0007", "Rowan"],
    ["Siân O’Neill-Ferris", "Siân O’Neill-Ferris"],
    ["Rowan\u2028Ashby", "Rowan Ashby"],
  ])("%j", (typed, kept) => {
    expect(plainName(typed)).toBe(kept);
    expect(field.parse(typed)).toBe(kept);
  });
  test.each(["", "   ", "\u200b", "\u202e\n"])("nothing that can be seen is no name: %j", (typed) => {
    expect(problemWith(typed)).toBe("Enter a name");
  });
  test("is at most 80 characters", () => {
    expect(problemWith("x".repeat(80))).toBeUndefined();
    expect(problemWith("x".repeat(81))).toBe("Shorten it to 80 characters");
  });
});

describe("a name cannot carry a link into a mail of ours", () => {
  test.each([
    "Westbridge https://evil.example",
    "www.evil",
    "evil.example",
    "Sign in at safe-seat.example.net/x",
    "morgan@evil.example",
    "javascript://x",
  ])("%s", (typed) => {
    expect(problemWith(typed)).toBe("Leave out web and email addresses");
  });
  test.each(["J. Smith", "J.Smith", "Office of the Member for St. Albans", "Dr. Ashby (Westbridge)"])(
    "but %s is a name",
    (typed) => {
      expect(problemWith(typed)).toBeUndefined();
    },
  );
});

describe("two names in one office", () => {
  test.each([
    ["Priya Castell", "priya  CASTELL"],
    ["Priya Castell", "Ｐｒｉｙａ Castell"],
    ["Priya Castell", "Рriуа Саstеll"],
    ["Priya Castell", "Priya-Castell."],
    ["Zoë Straße", "ZOE STRASSE"],
    ["ΜΑΡΙΑ", "Μαρια"],
    ["★", "★"],
  ])("read alike: %s and %s", (one, other) => {
    expect(nameMark(plainName(one))).toBe(nameMark(plainName(other)));
  });
  test.each([
    ["Priya Castell", "Priya C."],
    ["Priya Castell", "Priya Castell, manager"],
    ["Sam", "Pam"],
    ["राम", "रमा"],
    ["★", "☆"],
  ])("do not: %s and %s", (one, other) => {
    expect(nameMark(one)).not.toBe(nameMark(other));
  });
  test("are compared the same however they are typed, and never as nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }), (typed) => {
        const name = plainName(typed);
        fc.pre(name !== "");
        expect(nameMark(name)).not.toBe("");
        expect(nameMark(` ${name.toUpperCase()}  `.trim())).toBe(nameMark(name.toUpperCase()));
        expect(nameMark(name.normalize("NFD"))).toBe(nameMark(name));
      }),
    );
  });
  test.each(["you", "Somebody", " somebody who has  left the office "])("nobody is called “%s”", (typed) => {
    const { error } = memberNameField("Enter your name").safeParse(typed);
    expect(error?.issues[0]?.message).toBe("Enter the name the others call you by");
  });
});
