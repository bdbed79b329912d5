import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "@/lib/content";
import { officeRowWithCounts, TEAM_STANDINGS } from "./access/office-view";
import type { Answers } from "./condition";
import { addPerson, type CountedPerson, countsIn, emptyTally, makeWeek, peopleTable } from "./overview";
import {
  ALL,
  type Figure,
  GROUPS,
  type Held,
  heldSchema,
  OFFICE_FIGURES,
  PEOPLE_FIGURES,
  type Shown,
  shownSchema,
} from "./overview-figures";
import { LEAST } from "./overview-suppression";

const STEPS = { devices: 4, email: 2 };

const tallyOf = (people: readonly CountedPerson[]) => {
  const tally = emptyTally();
  for (const person of people) addPerson(tally, person);
  return tally;
};
const weekOf = (people: readonly CountedPerson[], before: Held | null = null) =>
  makeWeek(tallyOf(people), before, STEPS);

const counted: fc.Arbitrary<CountedPerson> = fc
  .record({
    office: fc.option(fc.nat(20), { nil: null }),
    group: fc.constantFrom(...GROUPS),
    standing: fc.constantFrom(...TEAM_STANDINGS),
    topics: fc.subarray([
      { topic: "devices", done: 2, total: 4 },
      { topic: "email", done: 0, total: 2 },
    ]),
  })
  .map(({ office, group, ...rest }) => ({
    ...rest,
    officeId: office === null ? null : `office-${office}`,
    group: office === null ? ("staff" as const) : group,
  }));

/** Everybody in twelve groups of random size, many of them small, as sums and walks over them need. */
const sizes = fc.array(fc.oneof(fc.nat(9), fc.nat(30), fc.nat(400)), { minLength: 12, maxLength: 12 });
const ATOMS = [...new Set(PEOPLE_FIGURES.flatMap(({ atoms }) => atoms))];
const PLACES = GROUPS.flatMap((group) => TEAM_STANDINGS.map((standing) => ({ group, standing })));
const peopleOf = (counts: readonly number[]): CountedPerson[] =>
  counts.flatMap((count, n) => {
    const place = PLACES.find(({ group, standing }) => `${group}/${standing}` === ATOMS[n]);
    if (!place) throw new Error(`No place is called ${ATOMS[n]}.`);
    return Array.from({ length: count }, () => ({ ...place, officeId: null, topics: [] }));
  });

/** Whether a set of atoms follows from the shown sums: a second way of asking, by ranks in whole numbers. */
function knownSets(shown: readonly Figure[], atoms: readonly string[]) {
  const PRIME = 1_000_003;
  const mod = (n: number) => ((n % PRIME) + PRIME) % PRIME;
  const inverse = (n: number) => {
    let [result, base, power] = [1, mod(n), PRIME - 2];
    for (; power > 0; power = Math.floor(power / 2)) {
      if (power % 2 === 1) result = mod(result * base);
      base = mod(base * base);
    }
    return result;
  };
  const basis: { at: number; row: number[] }[] = [];
  const reduce = (given: readonly number[]) => {
    const row = given.map(mod);
    for (const one of basis) {
      const times = row[one.at] ?? 0;
      for (let n = 0; times !== 0 && n < row.length; n += 1) {
        row[n] = mod((row[n] ?? 0) - times * (one.row[n] ?? 0));
      }
    }
    return row;
  };
  for (const figure of shown) {
    const row = reduce(atoms.map((atom) => (figure.atoms.includes(atom) ? 1 : 0)));
    const at = row.findIndex((part) => part !== 0);
    if (at >= 0) basis.push({ at, row: row.map((part) => mod(part * inverse(row[at] ?? 1))) });
  }
  return (set: readonly number[]) => reduce(set).every((part) => part === 0);
}

const shownFigures = (figures: readonly Figure[], shown: Record<string, number | null>) =>
  figures.filter(({ key }) => shown[key] !== null);

/** Every union of atoms of which one to nine people are counted; none may follow from what is shown. */
function expectNoSmallGroupKnown(
  figures: readonly Figure[],
  atoms: readonly string[],
  counts: number[],
  shown: Shown["people"],
) {
  const isKnown = knownSets(shownFigures(figures, shown), atoms);
  const small = atoms.map((_, n) => n).filter((n) => (counts[n] ?? 0) < LEAST);
  for (let bits = 1; bits < 2 ** small.length; bits += 1) {
    const members = small.filter((_, n) => (bits >> n) & 1);
    const people = members.reduce((sum, n) => sum + (counts[n] ?? 0), 0);
    if (people === 0 || people >= LEAST) continue;
    const set = atoms.map((_, n) => (members.includes(n) ? 1 : 0));
    if (isKnown(set)) throw new Error(`${people} people: ${members.map((n) => atoms[n]).join(" + ")}`);
  }
}

describe("AC-5: no group under ten people in the overview", () => {
  test("whoever they are, no figures on the page add up or subtract to fewer than ten people", () => {
    fc.assert(
      fc.property(sizes, (counts) => {
        const { shown } = weekOf(peopleOf(counts));
        expectNoSmallGroupKnown(PEOPLE_FIGURES, ATOMS, counts, shown.people);
      }),
      { numRuns: 60 },
    );
  });

  test("nor after weeks of coming, going and moving on, in which numbers are held", () => {
    const steps = fc.array(fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 12, maxLength: 12 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(sizes, steps, (first, moves) => {
        let [counts, before] = [first, null as Held | null];
        for (const move of [new Array(12).fill(0), ...moves]) {
          counts = counts.map((count, n) => Math.max(0, count + (move[n] ?? 0)));
          const { shown, held } = weekOf(peopleOf(counts), before);
          // Who is in a group that is held to be empty is in no figure.
          const inFigures = counts.map((count, n) => (held.people[ATOMS[n] ?? ""] === 0 ? 0 : count));
          expectNoSmallGroupKnown(PEOPLE_FIGURES, ATOMS, inFigures, shown.people);
          before = held;
        }
      }),
      { numRuns: 15 },
    );
  });

  test("any sum and difference of any shown numbers, of whatever tables and weeks, is nothing or at least ten", () => {
    const weeks = fc.array(fc.array(counted, { maxLength: 300 }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(weeks, fc.infiniteStream(fc.constantFrom(-1, 0, 1)), (populations, signs) => {
        let before: Held | null = null;
        const numbers: number[] = [];
        for (const people of populations) {
          const { shown, held } = weekOf(people, before);
          const all = [...Object.values(shown.people), ...Object.values(shown.offices)];
          numbers.push(...all.filter((number) => number !== null));
          before = held;
        }
        expect(numbers.filter((number) => number < LEAST)).toEqual([]);
        for (let n = 0; n < 50; n += 1) {
          const sum = numbers.reduce((total, number) => total + number * (signs.next().value ?? 0), 0);
          expect(sum === 0 || Math.abs(sum) >= LEAST).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("what fewer than ten people do between two weeks changes nothing that is shown", () => {
    fc.assert(
      fc.property(
        fc.array(counted, { minLength: 20, maxLength: 400 }),
        fc.array(counted, { maxLength: LEAST - 1 }),
        fc.nat(LEAST - 1),
        (people, others, leaving) => {
          const { shown, held } = weekOf(people);
          // Some change all there is about them; if there are fewer, some leave, or some come.
          const after = [...people.slice(Math.max(leaving, others.length)), ...others];
          expect(weekOf(after, held).shown).toEqual(shown);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("each number that changes has at least ten people behind the change, counted since it last did", () => {
    const weeks = fc.array(fc.array(counted, { maxLength: 200 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(weeks, (populations) => {
        let before: { shown: Shown; held: Held } | null = null;
        for (const people of populations) {
          const week = weekOf(people, before?.held ?? null);
          for (const { key } of PEOPLE_FIGURES) {
            const [was, is] = [before?.held.people[key], week.held.people[key]];
            if (was !== undefined && is !== was)
              expect(Math.abs((is ?? 0) - was)).toBeGreaterThanOrEqual(LEAST);
          }
          // What is shown is made of what is held and nothing else.
          if (before && JSON.stringify(before.held) === JSON.stringify(week.held)) {
            expect(week.shown).toEqual(before.shown);
          }
          before = week;
        }
      }),
      { numRuns: 100 },
    );
  });

  test("two people who differ only in private circumstances add the same", () => {
    const catalogue = loadCatalogue();
    const answersTo = (isPrivate: boolean): fc.Arbitrary<Answers> =>
      fc
        .tuple(
          ...catalogue.questions
            .filter((question) => question.private === isPrivate)
            .map(({ id, answers }) =>
              fc
                .subarray(answers.map((answer) => answer.id))
                .map((chosen): [string, string[]] => [id, chosen]),
            ),
        )
        .map((pairs) => Object.fromEntries(pairs));
    const add = (answers: Answers) => {
      const tally = emptyTally();
      const input = { catalogue, answers, states: {}, today: "2026-11-24" };
      const { row, counts } = officeRowWithCounts(input, "standing");
      addPerson(tally, { group: "staff", officeId: "one", standing: row.standing, topics: counts });
      return tally;
    };
    fc.assert(
      fc.property(answersTo(false), answersTo(true), answersTo(true), (open, one, other) => {
        expect(add({ ...open, ...one })).toEqual(add({ ...open, ...other }));
      }),
      { numRuns: 100 },
    );
  });

  test("a lone small group takes the next one with it: the rest of a total is never it", () => {
    const counts = new Array(12).fill(0);
    const at = (key: string) => ATOMS.indexOf(key);
    counts[at("staff/up-to-date")] = 100;
    counts[at("staff/under-way")] = 60;
    counts[at("staff/needs-a-look")] = 40;
    counts[at("staff/not-started")] = 4;
    const { people } = weekOf(peopleOf(counts)).shown;
    expect(people).toMatchObject({ all: 200, "up-to-date": 100, "needs-a-look": 40, "not-started": null });
    expect(people["under-way"]).toBeNull();
  });

  test("whoever comes into an empty group is in no figure until they are ten", () => {
    const counts = [...new Array(11).fill(0), 100];
    const first = weekOf(peopleOf(counts));
    expect(first.shown.people).toMatchObject({ all: 100, "up-to-date": null, "needs-a-look": 100 });
    const few = weekOf(peopleOf([9, ...counts.slice(1, 11), 140]), first.held);
    expect(few.shown.people).toMatchObject({ all: 140, "needs-a-look": 140, "not-started": null });
    const ten = weekOf(peopleOf([10, ...counts.slice(1, 11), 140]), few.held);
    expect(ten.shown.people.all).toBe(150);
  });

  test.each([
    [0, null],
    [9, null],
    [18, null],
    [19, 20],
    [44, 40],
    [45, 50],
  ])("of %i people in all, %j is shown", (count, shown) => {
    expect(weekOf(peopleOf([count, ...new Array(11).fill(0)])).shown.people[ALL]).toBe(shown);
  });

  test("a topic shows a share in fives, never none or all, and only with nineteen behind it", () => {
    const one = (done: number): CountedPerson => ({
      group: "staff",
      officeId: "a",
      standing: "under-way",
      topics: [{ topic: "devices", done, total: 4 }],
    });
    const share = (count: number, done: number) =>
      weekOf(new Array(count).fill(one(done))).shown.topics[0]?.share;
    expect([share(18, 2), share(19, 2), share(19, 0), share(19, 4), share(19, 1)]).toEqual([
      null,
      50,
      5,
      95,
      25,
    ]);
  });

  test("offices count in bands from three people on; a smaller one's share would be somebody's own", () => {
    const office = (n: number, size: number, upToDate: number): CountedPerson[] =>
      Array.from({ length: size }, (_, person) => ({
        group: "staff",
        officeId: `${size}-${n}`,
        standing: person < upToDate ? "up-to-date" : "under-way",
        topics: [],
      }));
    const offices = (count: number, size: number, upToDate: number) =>
      Array.from({ length: count }, (_, n) => office(n, size, upToDate)).flat();
    const { shown } = weekOf([...offices(30, 4, 4), ...offices(25, 5, 1), ...offices(40, 2, 1)]);
    expect(shown.offices).toEqual({ all: 60, fourth: 30, third: null, second: null, first: 30 });
    expect(Object.keys(shown.offices)).toEqual(OFFICE_FIGURES.map(({ key }) => key));
  });
});

describe("where somebody counts", () => {
  const at = (day: number) => new Date(Date.UTC(2026, 10, day));
  test("in one office: as principal before manager before staff, then where they have been longest", () => {
    expect(countsIn([])).toEqual({ group: "staff", officeId: null });
    expect(
      countsIn([
        { officeId: "a", role: "staff", createdAt: at(1) },
        { officeId: "b", role: "manager", createdAt: at(3) },
        { officeId: "c", role: "manager", createdAt: at(2) },
      ]),
    ).toEqual({ group: "manager", officeId: "c" });
  });
});

describe("a stored week", () => {
  test("reads back as it was written, and as a table of everybody and each role", () => {
    const { shown, held } = weekOf(peopleOf(new Array(12).fill(50)));
    expect(shownSchema.parse(JSON.parse(JSON.stringify(shown)))).toEqual(shown);
    expect(heldSchema.parse(JSON.parse(JSON.stringify(held)))).toEqual(held);
    const [everybody, principals] = peopleTable(shown);
    expect(everybody).toMatchObject({ key: ALL, total: 600 });
    expect(principals?.cells).toEqual(TEAM_STANDINGS.map((standing) => ({ standing, people: 50 })));
  });
  test.each([9, 14, -10])("holding %i is refused: nothing like it can be shown", (number) => {
    const { shown } = weekOf([]);
    expect(shownSchema.safeParse({ ...shown, people: { all: number } }).success).toBe(false);
  });
});
