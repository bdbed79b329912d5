import { describe, expect, test } from "vitest";
import { parseCatalogue } from "./catalogue";
import { testFiles } from "./test-catalogue";

const problems = (actions: Record<string, unknown>[], more: Record<string, unknown> = {}) => {
  const result = parseCatalogue(testFiles(actions, more));
  return result.ok ? [] : result.problems.map(({ file, field, message }) => `${file}: ${field}: ${message}`);
};

describe("a catalogue", () => {
  test("that is sound has no problems", () => {
    expect(problems([{ id: "some-action" }])).toEqual([]);
  });
  test("reports every problem at once, each with its file and field", () => {
    const found = problems([
      { id: "one", minutes: 0 },
      { id: "two", surprise: true },
      { id: "three", sources: ["nowhere"], after: ["nothing"], when: { shoes: ["red"] } },
      { id: "four", when: { phones: ["nokia"] }, how: [{ place: "moon", steps: ["Fly there."] }] },
      { id: "five", check: "You see [[jargon]] on the screen." },
    ]);
    for (const wanted of [
      "actions/devices/one.yaml: minutes",
      "actions/devices/two.yaml: -: Unrecognized key",
      'three.yaml: sources: no source "nowhere"',
      'three.yaml: after: no action "nothing"',
      'three.yaml: when: no question "shoes"',
      'four.yaml: when: question "phones" has no answer "nokia"',
      'four.yaml: how.0.place: no place "moon"',
      'five.yaml: text: no glossary entry "jargon"',
    ]) {
      expect(found.some((problem) => problem.includes(wanted))).toBe(true);
    }
  });
  test("names a file that cannot be read, and one that is missing", () => {
    const files = testFiles([]).filter((file) => file.path !== "sources.yaml");
    const result = parseCatalogue([
      ...files,
      { path: "actions/devices/x.yaml", unreadable: "bad indentation" },
    ]);
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { file: "actions/devices/x.yaml", message: "bad indentation" },
        { file: "sources.yaml", message: "this file is missing" },
      ],
    });
  });
  test("wants the id to equal the file's name, and revisions to count up", () => {
    const files = testFiles([{ id: "some-action" }]).map((file) =>
      file.path.startsWith("actions/") ? { ...file, path: "actions/devices/other-name.yaml" } : file,
    );
    expect(parseCatalogue(files)).toMatchObject({ ok: false, problems: [{ field: "id" }] });
    expect(
      problems([
        { id: "some-action", revisions: [{ n: 2, date: "2025-01-01", material: true, what: "Second." }] },
      ]),
    ).toHaveLength(1);
  });
  test("never uses a retired id again", () => {
    const rename = [{ from: "some-action", to: null, date: "2026-01-01", why: "It was merged." }];
    expect(problems([{ id: "some-action" }], { "renames.yaml": rename })[0]).toContain("still in use");
  });
});
