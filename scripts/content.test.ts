import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { buildChecklist } from "@/domain/checklist";
import { checkReach, checkRevisions, listOf, sampleAnswers } from "@/domain/content-checks";
import { areasFor, wordsOf } from "@/domain/election/assessment-schema";
import { ORDERING } from "@/domain/ordering";
import { checkSynonyms } from "@/domain/search";
import { chooseSet, planSitting } from "@/domain/sitting";
import { loadCatalogue } from "@/lib/content";
import { seeded, wordsOfFiles } from "./content-words";

const catalogue = loadCatalogue();
const TODAY = catalogue.edition.edition;

describe("each person in content/personas gets what they must and nothing they must not", () => {
  test.each(catalogue.personas.map((persona) => [persona.id, persona] as const))("%s", (_, persona) => {
    const list = listOf(catalogue, persona.answers);
    expect(persona.must.filter((id) => !list.includes(id))).toEqual([]);
    expect(persona.must_not.filter((id) => list.includes(id))).toEqual([]);
  });
});

describe("each file reads easily and is in our own words", () => {
  const files = wordsOfFiles(catalogue, readFileSync("content/release.md", "utf8"));
  test.each(files.map((file) => [file.file, file.problems] as const))("%s", (_, problems) => {
    expect(problems).toEqual([]);
  });
});

describe("the catalogue as a whole", () => {
  test("all topics are filled, and every action can be reached", () => {
    for (const topic of catalogue.topics) {
      expect(
        catalogue.actions.some((action) => action.topic === topic.id),
        topic.id,
      ).toBe(true);
    }
    expect(checkReach(catalogue, seeded(1), 300)).toEqual([]);
  });
  test("every material change is named by an edition", () => {
    expect(checkRevisions(catalogue)).toEqual([]);
    const { edition } = catalogue;
    const nothingNamed = edition.editions.map(({ date }) => ({ date, what: [] }));
    const problems = checkRevisions({ ...catalogue, edition: { ...edition, editions: nothingNamed } });
    expect(problems.map(({ file }) => file)).toContain("actions/signing-in/set-up-passkeys.yaml");
  });
  test("every synonym leads to a word that an action uses", () => {
    expect(checkSynonyms(catalogue)).toEqual([]);
  });
  test("the release names the group only for the reconnaissance, and says that no account was compromised", () => {
    const release = catalogue.briefings.find((briefing) => briefing.slug === "release-2024-03-26");
    const commission = release?.claims.filter((claim) => /Electoral Commission/.test(claim.title)) ?? [];
    expect(commission.length).toBeGreaterThan(0);
    for (const claim of commission) expect(claim.text).not.toMatch(/APT31/);
    expect(JSON.stringify(release?.summary)).toMatch(/no parliamentary account/);
  });
  test("good practice is never dressed up as the NCSC's own advice", () => {
    for (const action of catalogue.actions.filter((known) => known.basis === "gp")) {
      const own = [action.title, action.summary, ...action.how.flatMap((variant) => variant.steps)].join(" ");
      expect(own, action.id).not.toMatch(/NCSC (?:advises|recommends|says)/);
    }
  });
});

describe("the self-assessment", () => {
  const { assessment, election } = catalogue;
  test.each(["person", "office"] as const)("of a %s asks 20 to 28 statements in eight areas", (subject) => {
    const areas = areasFor(assessment, subject);
    expect(areas).toHaveLength(8);
    const statements = areas.flatMap((area) => area.statements);
    expect(statements.length).toBeGreaterThanOrEqual(20);
    expect(statements.length).toBeLessThanOrEqual(28);
    expect(areas.filter((area) => area.critical).map((area) => area.id)).toEqual([
      "signing-in",
      "devices",
      "messaging",
    ]);
  });
  test("says of an office nothing in the first person singular", () => {
    for (const statement of areasFor(assessment, "office").flatMap((area) => area.statements))
      expect(wordsOf(statement, "office"), statement.id).not.toMatch(/\b(?:I|my|mine|me)\b/i);
  });
  test("sends nobody to a rule about parliamentary accounts of our own making", () => {
    const dissolution = election.changes.filter((change) => change.dissolution);
    expect(JSON.stringify(dissolution)).toMatch(/ParliNet/);
    expect(JSON.stringify(dissolution)).toMatch(/we do not guess/);
  });
});

describe("for 300 sampled people", () => {
  const chance = seeded(7);
  const people = Array.from({ length: 300 }, () => sampleAnswers(catalogue.questions, chance));
  const build = (answers: Record<string, string[]>) =>
    buildChecklist({ catalogue, answers, states: {}, today: TODAY });

  test("being told of a threat takes nothing away and lowers nothing", () => {
    for (const answers of people) {
      const before = build({ ...answers, targeted: ["not-told"] });
      const after = new Map(
        build({ ...answers, targeted: ["told-now"] }).items.map((item) => [item.action.id, item]),
      );
      for (const item of before.items) {
        expect(after.get(item.action.id)?.score ?? -1, item.action.id).toBeGreaterThanOrEqual(item.score);
      }
    }
  });
  test("no step stands before one it builds on", () => {
    for (const answers of people) {
      const order = build(answers).items.map((item) => item.action.id);
      for (const [place, id] of order.entries()) {
        for (const first of catalogue.actionById.get(id)?.after ?? []) {
          if (order.includes(first))
            expect(order.indexOf(first), `${first} before ${id}`).toBeLessThan(place);
        }
      }
    }
  });
  test("what happened now comes first", () => {
    for (const answers of people) {
      const { items } = build(answers);
      const last = items.findLastIndex((item) => item.score >= ORDERING.happening);
      for (const item of items.slice(0, last + 1)) {
        const pulled = items.some((other) => other.action.after.includes(item.action.id));
        expect(item.action.topic === "incident" || pulled, item.action.id).toBe(true);
      }
    }
  });
  test("a sitting keeps to its minutes, and leaves out no step that another in it builds on", () => {
    for (const answers of people.slice(0, 60)) {
      const { items } = build(answers);
      const byId = new Map(items.map((item) => [item.action.id, item]));
      for (const minutes of [5, 15, 30, 60]) {
        const plan = planSitting(items, minutes);
        expect(plan.reduce((sum, id) => sum + (byId.get(id)?.action.minutes ?? 0), 0)).toBeLessThanOrEqual(
          minutes,
        );
        for (const id of plan) {
          for (const first of byId.get(id)?.betterAfter ?? []) expect(plan).toContain(first);
        }
      }
    }
    expect(chooseSet([], 30)).toEqual([]);
  });
});
