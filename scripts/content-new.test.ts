import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type ContentFile, parseCatalogue } from "@/domain/catalogue";
import { readContent } from "@/lib/content";
import { fillIn, type NewContent, planNew } from "./content-new";

const files = readContent();
const TODAY = "2028-02-29";

function begin(kind: string, id: string, topic?: string): { plan: NewContent; text: string } {
  const plan = planNew({ kind, id, topic }, files);
  if (typeof plan === "string") throw new Error(plan);
  return { plan, text: fillIn(readFileSync(`content/${plan.template}`, "utf8"), id, TODAY, files) };
}

/** Fills blanks as a person would: by the name in front of the quotation marks, or as a step. */
function fill(text: string, words: Record<string, string>): string {
  return text.replace(/^(?!\s*#)(.*?)([a-z_]+: (?:\[)?|- )""/gm, (whole, before: string, label: string) => {
    const word = words[label.replace(/[:[\s]/g, "")] ?? words["-"];
    return word === undefined ? whole : `${before}${label}${JSON.stringify(word)}`;
  });
}

const WORDS: Record<string, string> = {
  title: "Lock the office door",
  summary: "Nobody walks in while you are away.",
  impact_reason: "An open door needs no attacker.",
  text: "A door that stands open lets people in.",
  sources: "ncsc-hri",
  place: "any-device",
  "-": "Turn the key twice.",
  check: "The door does not open when you pull.",
  next_best: "Ask somebody to stay in the room.",
  better: "Nobody walks in unseen.",
  publisher: "NCSC",
  published: "2028-02-01",
  id: "open-doors",
  by: "NCSC",
  date: "1 February 2028",
  means: "Look whether your door is shut.",
  actions: "turn-on-2sv",
  because: "doors were found open",
};

const parsedWith = (file: ContentFile) => parseCatalogue([...files, file]);

describe("a new action", () => {
  const { plan, text } = begin("action", "lock-the-door", "office");
  const asFile = (content: string) => ({ path: plan.target, data: parse(content) });

  test("says in a comment what each field is for, and names the places and events there are", () => {
    expect(text).not.toContain("{{");
    expect(text).toContain("review_by: 2029-02-28");
    for (const word of ["any-device", "iphone", "support-ends"])
      expect(text).toMatch(new RegExp(`^# .*${word}`, "m"));
  });
  test("is refused field by field while it is not filled in", () => {
    const result = parsedWith(asFile(text));
    const fields = result.ok ? [] : result.problems.map((problem) => problem.field);
    for (const field of ["title", "summary", "minutes", "why.0.text", "how.0.steps.0", "check", "sources.0"])
      expect(fields).toContain(field);
  });
  test("passes the checker once it is", () => {
    const filled = fill(text, WORDS).replace("minutes: 0", "minutes: 5");
    expect(parsedWith(asFile(filled))).toMatchObject({ ok: true });
  });
});

test("a new briefing passes the checker once it is filled in", () => {
  const { plan, text } = begin("briefing", "open-doors-2028");
  expect(parsedWith({ path: plan.target, data: parse(text) }).ok).toBe(false);
  const result = parsedWith({ path: plan.target, data: parse(fill(text, WORDS)) });
  expect(result).toMatchObject({ ok: true });
});

test("a new question is added to the others and passes once it is filled in", () => {
  const { plan, text } = begin("question", "office-door");
  expect(plan).toMatchObject({ target: "questions.yaml", isAppended: true });
  const words = {
    ...WORDS,
    text: "Has your office a door?",
    why: "An open one lets people in.",
    because: "you have a door",
  };
  const together = `${readFileSync("content/questions.yaml", "utf8")}${fill(text, words).replaceAll('because: ""', 'because: "you have a door"')}`;
  const data = parse(together);
  expect(data.at(-1)).toMatchObject({ id: "office-door", kind: "one" });
  const result = parseCatalogue(
    files.map((file) => (file.path === "questions.yaml" ? { ...file, data } : file)),
  );
  expect(result).toMatchObject({ ok: true });
});

describe("refused, with a sentence that helps", () => {
  test.each([
    [{ kind: undefined, id: undefined, topic: undefined }, /npm run content:new/],
    [{ kind: "poem", id: "an-ode", topic: undefined }, /npm run content:new/],
    [{ kind: "action", id: "Lock_Door", topic: "office" }, /lower-case words/],
    [{ kind: "action", id: "../../etc", topic: "office" }, /lower-case words/],
    [{ kind: "action", id: "lock-the-door", topic: undefined }, /one of: .*office/],
    [{ kind: "action", id: "lock-the-door", topic: "../x" }, /one of: .*office/],
    [{ kind: "action", id: "turn-on-2sv", topic: "office" }, /already/],
    [{ kind: "briefing", id: "release-2024-03-26", topic: undefined }, /already/],
    [{ kind: "question", id: "role", topic: undefined }, /already/],
  ])("%o", (wanted, sentence) => expect(planNew(wanted, files)).toMatch(sentence));
  test("an id that was retired", () => {
    const retired = {
      path: "renames.yaml",
      data: [{ from: "old-door", to: null, date: TODAY, why: "Gone." }],
    };
    const rest = files.filter((file) => file.path !== "renames.yaml");
    expect(planNew({ kind: "action", id: "old-door", topic: "office" }, [...rest, retired])).toMatch(
      /retired/,
    );
  });
});
