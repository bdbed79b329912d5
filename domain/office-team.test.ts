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
  const EMAIL = [{ id: "email", isAllHigh: false }];
  const member = (over: Partial<CountedPerson> = {}): CountedPerson => ({
    level: "standing",
    standing: "under-way",
    isViewer: false,
    counts: [{ topic: "email", done: 1, total: 2 }],
    ...over,
  });
  const many = (n: number, over: Partial<CountedPerson> = {}) =>
    Array.from({ length: n }, () => member(over));
  const idle = { standing: "not-started", counts: [{ topic: "email", done: 0, total: 2 }] } as const;
  const settled = { standing: "up-to-date", counts: [{ topic: "email", done: 2, total: 2 }] } as const;

  test.each`
    people                                                 | shown
    ${many(4)}                                             | ${false}
    ${many(5)}                                             | ${true}
    ${[...many(4), member({ level: "topics" })]}           | ${false}
    ${[...many(1), ...many(8, { level: "topics" })]}       | ${false}
    ${many(5, { level: "actions" })}                       | ${true}
    ${[...many(4), member({ isViewer: true })]}            | ${false}
    ${[...many(5), member({ isViewer: true })]}            | ${true}
    ${[...many(3), ...many(3, { counts: [] })]}            | ${false}
    ${[...many(1), ...many(4, idle)]}                      | ${false}
    ${[...many(4), ...many(9, idle)]}                      | ${false}
    ${[...many(5), ...many(4, idle)]}                      | ${true}
    ${many(5, idle)}                                       | ${true}
    ${[...many(8, { level: "topics" }), ...many(1, idle)]} | ${false}
  `("are shown: $shown", ({ people, shown }) => {
    expect(teamTopics(people, EMAIL).length > 0).toBe(shown);
  });

  test("four who have not started hide nobody: the fifth would be read from it", () => {
    const manager = member({ isViewer: true });
    const [priya, ...others] = [member(), ...many(4, idle)];
    expect(teamTopics([manager, priya as CountedPerson, ...others], EMAIL)).toEqual([]);
  });

  test("nor do those up to date, where a topic has steps of high impact only", () => {
    const people = [...many(1), ...many(4, settled), ...many(3, idle)];
    expect(teamTopics(people, [{ id: "email", isAllHigh: true }])).toEqual([]);
    expect(teamTopics(people, EMAIL)).toHaveLength(1);
  });

  const TOPICS = [
    { id: "a", isAllHigh: false },
    { id: "b", isAllHigh: false },
    { id: "c", isAllHigh: true },
  ];
  /** Lists as they can be: nothing is done by who has not started, nothing of high impact is left to who is up to date. */
  const person = fc
    .record({
      level: fc.constantFrom(...LEVELS),
      standing: fc.constantFrom(...TEAM_STANDINGS),
      lists: fc.tuple(...TOPICS.map(() => fc.option(fc.tuple(fc.nat(4), fc.nat(4)), { nil: null }))),
    })
    .map(({ lists, ...one }) => ({
      ...one,
      isViewer: false,
      counts: lists.flatMap((list, n) => {
        const topic = TOPICS[n];
        if (!list || !topic) return [];
        const total = list[0] + list[1] + 1;
        const isAll = topic.isAllHigh && one.standing === "up-to-date";
        const done = one.standing === "not-started" ? 0 : isAll ? total : list[0];
        return [{ topic: topic.id, done, total }];
      }),
    }));
  const teams = fc
    .tuple(fc.array(person, { maxLength: 14 }), fc.nat(13))
    .map(([members, viewer]) => members.map((one, n) => ({ ...one, isViewer: n === viewer })));

  /** Whether the rest of the page leaves open how much somebody who shows no topics has done of one. */
  const isOpen = ({ standing }: CountedPerson, isAllHigh: boolean) =>
    standing === "needs-a-look" || standing === "under-way" || (standing === "up-to-date" && !isAllHigh);

  test("no word is about one to four people, nor is any of them what a subtraction leaves", () => {
    fc.assert(
      fc.property(teams, (people) => {
        for (const { topic, people: count } of teamTopics(people, TOPICS)) {
          const isAllHigh = topic === "c";
          const counted = people.filter(
            ({ counts, isViewer }) => !isViewer && counts.some((one) => one.topic === topic),
          );
          const hidden = counted.filter(({ level }) => level === "standing");
          const open = hidden.filter((one) => isOpen(one, isAllHigh));
          expect(count).toBe(counted.length);
          expect(counted.length).toBeGreaterThanOrEqual(FLOOR);
          for (const { length } of [hidden, open]) expect(length === 0 || length >= FLOOR).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("nothing that the reader ticks moves a word of it", () => {
    fc.assert(
      fc.property(teams, person, (people, other) => {
        const swapped = people.map((one) => (one.isViewer ? { ...other, isViewer: true } : one));
        expect(teamTopics(swapped, TOPICS)).toEqual(teamTopics(people, TOPICS));
      }),
    );
  });

  test("the first tick of a team and its last one change no word", () => {
    const list = (done: number) => ({ counts: [{ topic: "email", done, total: 1 }] });
    const said = (done: number) =>
      teamTopics(
        Array.from({ length: 5 }, (_, n) => member(list(n < done ? 1 : 0))),
        EMAIL,
      )[0]?.band;
    expect([said(0), said(1)]).toEqual(["little", "little"]);
    expect([said(4), said(5)]).toEqual(["most", "most"]);
  });

  test("those that lag come first, in words for a share and never in figures", () => {
    const counts = [
      { topic: "email", done: 2, total: 2 },
      { topic: "phones", done: 0, total: 3 },
      { topic: "accounts", done: 1, total: 2 },
    ];
    const topics = counts.map(({ topic }) => ({ id: topic, isAllHigh: false }));
    expect(teamTopics(many(6, { counts }), topics)).toEqual([
      { topic: "phones", people: 6, band: "little" },
      { topic: "accounts", people: 6, band: "half" },
      { topic: "email", people: 6, band: "most" },
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
