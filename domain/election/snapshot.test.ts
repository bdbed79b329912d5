import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import { areasFor } from "./assessment-schema";
import { ANSWERS, RULES_VERSION, type StatementAnswer } from "./readiness";
import { compareSnapshots, snapshotSchema, takeSnapshot } from "./snapshot";

const content = loadCatalogue().assessment;
const all = areasFor(content, "person").flatMap((area) => area.statements.map((one) => one.id));
const snapshot = (
  answers: Record<string, StatementAnswer> = {},
  otherwise: StatementAnswer = "yes",
  standings: Record<string, string> = {},
) =>
  takeSnapshot({
    content,
    edition: "2026-11-24",
    subject: "person",
    kind: "local",
    pollingDay: "2027-05-06",
    takenOn: "2026-11-24",
    answers: new Map(all.map((id) => [id, answers[id] ?? otherwise])),
    standings: new Map(Object.entries(standings)),
  });

describe("a snapshot", () => {
  test("passes its own schema, and names edition and rules", () => {
    const taken = snapshot();
    expect(snapshotSchema.parse(JSON.parse(JSON.stringify(taken)))).toEqual(taken);
    expect(taken).toMatchObject({ edition: "2026-11-24", rules: RULES_VERSION, level: "firm", heldBy: [] });
  });
  test("keeps what was recorded beside each answer, and marks where they differ", () => {
    const taken = snapshot({}, "yes", { "use-password-manager": "to-do", "drop-text-codes": "done" });
    const marked = taken.areas.flatMap((area) => area.statements).filter((one) => one.differs);
    expect(marked.map(({ id, recorded }) => [id, recorded])).toEqual([["unique-passwords", "open"]]);
  });
  test("three worked assessments", () => {
    expect(snapshot({ "email-sign-in": "no" })).toMatchObject({ level: "gaps", heldBy: ["signing-in"] });
    expect(snapshot({ "linked-devices": "dont-know", fakes: "no" })).toMatchObject({
      level: "unknown",
      heldBy: ["messaging"],
    });
    expect(snapshot({ fakes: "no", volunteers: "not-for-us" })).toMatchObject({
      level: "nearly",
      heldBy: ["public"],
    });
  });
});

describe("two snapshots side by side", () => {
  test("show what got better and worse, and leave out what stayed", () => {
    const before = snapshot({ "email-sign-in": "no", fakes: "dont-know", lead: "yes" });
    const after = snapshot({ "email-sign-in": "yes", fakes: "no", lead: "partly" });
    const changed = compareSnapshots(before, after).flatMap((area) =>
      area.statements.map(({ id, change }) => `${id} ${change}`),
    );
    expect(changed).toEqual(["email-sign-in better", "fakes found-out", "lead worse"]);
    const signingIn = compareSnapshots(before, after).find((area) => area.id === "signing-in");
    expect(signingIn).toMatchObject({ before: "gaps", after: "firm" });
  });
  test("name what is newly asked and no longer asked", () => {
    const before = snapshot();
    const first = before.areas[0];
    if (!first) throw new Error("no areas");
    const older = {
      ...before,
      areas: [
        { ...first, statements: [...first.statements.slice(1), { ...first.statements[0], id: "old" }] },
        ...before.areas.slice(1, -1),
      ],
    };
    const areas = compareSnapshots(snapshotSchema.parse(older), before);
    expect(areas[0]?.statements.map(({ id, change }) => `${id} ${change}`)).toEqual([
      "email-sign-in new",
      "old gone",
    ]);
    expect(areas.at(-1)).toMatchObject({ id: "people", before: null });
    expect(areas.at(-1)?.statements.every(({ change }) => change === "new")).toBe(true);
  });
  test("an area that is no longer asked is not forgotten", () => {
    const before = snapshot();
    const after = { ...before, areas: before.areas.slice(1) };
    expect(compareSnapshots(before, after).at(-1)).toMatchObject({
      id: "signing-in",
      before: "firm",
      after: null,
    });
  });
  test.each<[StatementAnswer, StatementAnswer, string[]]>([
    ["not-for-us", "no", ["new"]],
    ["not-for-us", "yes", ["new"]],
    ["no", "not-for-us", ["left-out"]],
    ["yes", "not-for-us", ["left-out"]],
    ["dont-know", "no", ["found-out"]],
    ["no", "dont-know", ["unsure"]],
    ["not-for-us", "not-for-us", []],
  ])("from %s to %s is neither better nor worse, and still told", (was, is, expected) => {
    const areas = compareSnapshots(snapshot({ volunteers: was }), snapshot({ volunteers: is }));
    expect(areas.flatMap(({ statements }) => statements.map(({ change }) => change))).toEqual(expected);
  });
  test("an area never stands otherwise than before without a statement that says why", () => {
    const answers = fc.array(fc.constantFrom(...ANSWERS), { minLength: all.length, maxLength: all.length });
    const taken = (given: StatementAnswer[]) =>
      snapshot(Object.fromEntries(all.map((id, n) => [id, given[n] ?? "yes"])));
    // One answer changes, or all do.
    const pair = fc.oneof(
      fc.tuple(answers, answers),
      fc
        .tuple(answers, fc.nat(all.length - 1), fc.constantFrom(...ANSWERS))
        .map(([given, at, other]) => [given, given.with(at, other)] as const),
    );
    fc.assert(
      fc.property(pair, ([was, is]) => {
        for (const area of compareSnapshots(taken([...was]), taken([...is]))) {
          if (area.before !== area.after) expect(area.statements, area.id).not.toEqual([]);
        }
      }),
    );
  });
});
