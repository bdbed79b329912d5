import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEVELS, type OfficeRow, TEAM_STANDINGS } from "./access/office-view";
import {
  attentionReasons,
  type CountedPerson,
  countStandings,
  FLOOR,
  teamTopics,
  trendWeeks,
} from "./office-team";

const TODAY = "2026-11-24";
const row = (over: Partial<OfficeRow> = {}): OfficeRow => ({
  standing: "under-way",
  lastChangeWeek: "2026-11-23",
  askedForHelp: false,
  topics: null,
  openActions: null,
  ...over,
});

describe("needs attention", () => {
  test.each`
    what                              | over                                                        | joined          | kinds
    ${"at work this week"}            | ${{}}                                                       | ${"2026-01-01"} | ${[]}
    ${"two weeks without a change"}   | ${{ lastChangeWeek: "2026-11-09" }}                         | ${"2026-01-01"} | ${[]}
    ${"three weeks without a change"} | ${{ lastChangeWeek: "2026-11-02" }}                         | ${"2026-01-01"} | ${["quiet"]}
    ${"quiet, but with nothing left"} | ${{ standing: "up-to-date", lastChangeWeek: "2026-06-01" }} | ${"2026-01-01"} | ${[]}
    ${"asked for help"}               | ${{ askedForHelp: true }}                                   | ${"2026-01-01"} | ${["asked-for-help"]}
    ${"something is due"}             | ${{ standing: "needs-a-look" }}                             | ${"2026-01-01"} | ${["needs-a-look"]}
    ${"not started on the sixth day"} | ${{ standing: "not-started", lastChangeWeek: null }}        | ${"2026-11-18"} | ${[]}
    ${"not started after a week"}     | ${{ standing: "not-started", lastChangeWeek: null }}        | ${"2026-11-17"} | ${["not-started"]}
    ${"help comes first"}             | ${{ askedForHelp: true, lastChangeWeek: "2026-10-05" }}     | ${"2026-01-01"} | ${["asked-for-help", "quiet"]}
  `("$what: $kinds", ({ over, joined, kinds }) => {
    expect(attentionReasons(row(over), joined, TODAY).map(({ kind }) => kind)).toEqual(kinds);
  });
});

test("standings are counted, each of them named", () => {
  const rows = [row(), row({ standing: "up-to-date" }), row({ standing: "up-to-date" })];
  expect(countStandings(rows)).toEqual({
    "not-started": 0,
    "under-way": 1,
    "up-to-date": 2,
    "needs-a-look": 0,
  });
  expect(Object.keys(countStandings([])).toSorted()).toEqual([...TEAM_STANDINGS].toSorted());
});

describe("topics of a team", () => {
  const member = (over: Partial<CountedPerson> = {}): CountedPerson => ({
    level: "standing",
    isViewer: false,
    counts: [{ topic: "email", done: 1, total: 2 }],
    ...over,
  });
  const many = (n: number, over: Partial<CountedPerson> = {}) =>
    Array.from({ length: n }, () => member(over));

  test.each`
    people                                           | shown
    ${many(4)}                                       | ${false}
    ${many(5)}                                       | ${true}
    ${[...many(4), member({ level: "topics" })]}     | ${false}
    ${[...many(1), ...many(8, { level: "topics" })]} | ${false}
    ${many(5, { level: "actions" })}                 | ${true}
    ${[...many(4), member({ isViewer: true })]}      | ${false}
    ${[...many(5), member({ isViewer: true })]}      | ${true}
    ${[...many(3), ...many(3, { counts: [] })]}      | ${false}
  `("are shown: $shown", ({ people, shown }) => {
    expect(teamTopics(people, ["email"]).length > 0).toBe(shown);
  });

  test("no figure is about one to four people, nor is any of them what a subtraction leaves", () => {
    const topics = ["a", "b", "c"];
    const person = fc.record({
      level: fc.constantFrom(...LEVELS),
      isViewer: fc.constant(false),
      counts: fc
        .tuple(...topics.map(() => fc.option(fc.tuple(fc.nat(4), fc.nat(4)), { nil: null })))
        .map((all) =>
          all.flatMap((one, n) =>
            one ? [{ topic: topics[n] ?? "", done: one[0], total: one[0] + one[1] + 1 }] : [],
          ),
        ),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 14 }), fc.nat(13), (members, viewer) => {
        const people = members.map((one, n) => ({ ...one, isViewer: n === viewer }));
        for (const { topic } of teamTopics(people, topics)) {
          const counted = people.filter(({ counts }) => counts.some((count) => count.topic === topic));
          const unseen = counted.filter(({ level, isViewer }) => level === "standing" && !isViewer).length;
          expect(counted.length).toBeGreaterThanOrEqual(FLOOR);
          expect(unseen === 0 || unseen >= FLOOR).toBe(true);
        }
      }),
    );
  });

  test("those that lag come first, in words for a share and never in figures", () => {
    const counts = [
      { topic: "email", done: 2, total: 2 },
      { topic: "phones", done: 0, total: 3 },
      { topic: "accounts", done: 1, total: 2 },
    ];
    expect(teamTopics(many(6, { counts }), ["email", "phones", "accounts"])).toEqual([
      { topic: "phones", people: 6, band: "none" },
      { topic: "accounts", people: 6, band: "half" },
      { topic: "email", people: 6, band: "all" },
    ]);
  });
});

test("the trend has twelve Mondays, this week's last, over a change of clocks and of year", () => {
  for (const today of [TODAY, "2026-03-30", "2027-01-03"]) {
    const weeks = trendWeeks(today);
    expect(weeks).toHaveLength(12);
    expect(weeks.every((week) => new Date(`${week}T00:00:00Z`).getUTCDay() === 1)).toBe(true);
    expect((weeks.at(-1) ?? "") <= today).toBe(true);
  }
});
