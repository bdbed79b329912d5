import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { londonDate } from "@/lib/clock";
import { readContent } from "@/lib/content";
import { addDays } from "../dates";
import { bankHolidaysSchema } from "./bank-holidays";
import { isRealDate } from "./calendar";
import {
  checkElection,
  countdown,
  type ElectionInput,
  electionNotes,
  ordinaryLocalDays,
} from "./polling-day";

const holidays = bankHolidaysSchema.parse(
  readContent().find((file) => file.path === "bank-holidays.yaml")?.data,
);
const parliament = { first_met: "2024-07-09", dissolves_by: "2029-07-09" };
const context = { holidays, parliament, today: "2026-11-24" };
const check = (input: Partial<ElectionInput>, today = context.today) =>
  checkElection(
    { kind: "local", nation: "england", pollingDay: null, dissolution: null, ...input },
    { ...context, today },
  );
const messages = (input: Partial<ElectionInput>, today?: string) => {
  const result = check(input, today);
  return result.ok ? [] : result.problems.map(({ field, message }) => `${field}: ${message}`);
};
const notes = (election: Partial<Parameters<typeof electionNotes>[1]>) =>
  electionNotes(holidays, {
    kind: "local",
    nation: "england",
    pollingDay: "2027-05-06",
    dissolution: null,
    dissolutionGiven: false,
    ...election,
  });

describe("a polling day", () => {
  test("a Thursday within five years needs no remark", () => {
    expect(check({ pollingDay: "2027-05-06" })).toEqual({
      ok: true,
      dates: { pollingDay: "2027-05-06", dissolution: null, dissolutionGiven: false },
    });
    expect(notes({})).toEqual([]);
  });
  test.each<[string, Partial<ElectionInput>, RegExp]>([
    ["in the past", { pollingDay: "2026-11-23" }, /^pollingDay: .*in the past/],
    ["on a bank holiday", { pollingDay: "2027-05-03" }, /^pollingDay: .*Early May bank holiday/],
    ["more than five years off", { pollingDay: "2031-11-25" }, /^pollingDay: .*five years/],
    ["that does not exist", { pollingDay: "2027-02-30" }, /^pollingDay: .*exists/],
    ["left out", {}, /^pollingDay: Enter polling day/],
    ["in a place left out", { pollingDay: "2027-05-06", nation: null }, /^nation: /],
  ])("%s is refused", (_, input, expected) => {
    expect(check(input).ok).toBe(false);
    expect(messages(input).join()).toMatch(expected);
  });
  test("not a Thursday is allowed, with a note", () => {
    expect(check({ pollingDay: "2027-05-05" }).ok).toBe(true);
    expect(notes({ pollingDay: "2027-05-05" })).toEqual([
      expect.stringMatching(/^Wednesday 5 May 2027 is not a Thursday/),
    ]);
  });
  test("on a bank holiday that is expected is allowed, with a note, and so is one appointed since", () => {
    const expected = { pollingDay: "2028-11-30", nation: "scotland" } as const;
    expect(check(expected).ok).toBe(true);
    expect(notes(expected)).toEqual([
      expect.stringMatching(/expected to be a bank holiday \(St Andrew’s Day\)/),
    ]);
    expect(notes({ ...expected, nation: "england" })).toEqual([]);
    expect(notes({ pollingDay: "2027-05-03" }).join()).toMatch(/3 May 2027 is a bank holiday/);
  });
  test.each(["pollingDay", "dissolution"] as const)("%s is asked for in a form that is taken", (field) => {
    const [message = ""] = messages({ kind: "general", [field]: "7 5 2027" });
    const example = /such as (\S+)$/.exec(message)?.[1] ?? "";
    expect(isRealDate(example)).toBe(true);
  });
  test("a bank holiday elsewhere in the UK does not stop a local poll, but a general one", () => {
    expect(check({ pollingDay: "2027-11-30", nation: "england" }).ok).toBe(true);
    expect(check({ pollingDay: "2027-11-30", nation: "scotland" }).ok).toBe(false);
    expect(check({ pollingDay: "2027-11-30", kind: "general" }).ok).toBe(false);
  });
  test("polling day itself is not in the past, five years to the day not too far", () => {
    expect(check({ pollingDay: "2026-11-24" }).ok).toBe(true);
    expect(check({ pollingDay: "2031-11-24" }).ok).toBe(true);
    expect(check({ pollingDay: "2033-02-28" }, "2028-02-29").ok).toBe(true);
    expect(check({ pollingDay: "2033-03-01" }, "2028-02-29").ok).toBe(false);
  });
});

describe("a dissolution", () => {
  const general = (input: Partial<ElectionInput>) => ({ kind: "general" as const, nation: null, ...input });
  test("gives polling day, and polling day gives dissolution", () => {
    expect(check(general({ dissolution: "2029-05-30" }))).toMatchObject({
      ok: true,
      dates: { pollingDay: "2029-07-04", dissolution: "2029-05-30" },
    });
    expect(check(general({ pollingDay: "2029-07-05" }))).toMatchObject({
      ok: true,
      dates: { pollingDay: "2029-07-05", dissolution: "2029-05-31" },
    });
  });
  test("is known to be given or worked out, and a note says the second", () => {
    const given = check(general({ dissolution: "2029-05-30", pollingDay: "2029-07-04" }));
    const workedOut = check(general({ pollingDay: "2029-07-05" }));
    expect(given).toMatchObject({ ok: true, dates: { dissolutionGiven: true } });
    expect(workedOut).toMatchObject({ ok: true, dates: { dissolutionGiven: false } });
    const said = (dissolutionGiven: boolean) =>
      notes({ kind: "general", nation: null, dissolution: "2027-03-25", dissolutionGiven });
    expect(said(true)).toEqual([]);
    expect(said(false)).toEqual([expect.stringMatching(/^Dissolution is worked out from polling day/)]);
  });
  test("may move while bank holidays are not all published, and other elections have none to move", () => {
    const far = { pollingDay: "2029-07-05", dissolution: "2029-05-31", dissolutionGiven: true };
    const general = { kind: "general", nation: null } as const;
    expect(notes({ ...general, ...far })).toEqual([
      expect.stringMatching(/after 2027 are not all published/),
    ]);
    expect(notes({ pollingDay: "2029-07-05" })).toEqual([]);
  });
  test("that does not fit is refused, with the day that would", () => {
    expect(messages(general({ dissolution: "2029-05-30", pollingDay: "2029-07-05" })).join()).toMatch(
      /does not fit.*Wednesday 4 July 2029/,
    );
  });
  test("after the last possible day is refused", () => {
    expect(messages(general({ dissolution: "2029-07-10" })).join()).toMatch(/9 July 2029 at the latest/);
    expect(messages(general({ pollingDay: "2029-08-16" })).join()).toMatch(
      /latest day is Wednesday 15 August 2029/,
    );
    expect(check(general({ pollingDay: "2029-08-15" })).ok).toBe(true);
  });
  test("so long ago that the poll is over is refused", () => {
    expect(messages(general({ dissolution: "2024-05-30" })).join()).toMatch(/^dissolution: .*past/);
  });
  test("of another kind of election is not looked at", () => {
    expect(check({ pollingDay: "2027-05-06", dissolution: "2027-05-01" })).toMatchObject({
      ok: true,
      dates: { dissolution: null },
    });
  });
});

describe("the days until the poll", () => {
  test.each([
    ["2027-05-06", "in 163 days"],
    ["2026-11-25", "tomorrow"],
    ["2026-11-24", "today"],
    ["2026-11-23", "yesterday"],
    ["2026-11-20", "4 days ago"],
  ])("%s", (pollingDay, words) => {
    expect(countdown("2026-11-24", pollingDay).words).toBe(words);
  });
  test("are counted by London’s date: at the change to summer time and back, from any zone", () => {
    // 28 March 2027, 01:00 UTC: London's clocks go forward; 31 October 2027, 01:00 UTC: back.
    expect(londonDate(new Date("2027-03-28T00:59:59Z"))).toBe("2027-03-28");
    expect(londonDate(new Date("2027-03-27T23:59:59Z"))).toBe("2027-03-27");
    expect(londonDate(new Date("2027-05-05T22:59:59Z"))).toBe("2027-05-05");
    expect(londonDate(new Date("2027-05-05T23:00:00Z"))).toBe("2027-05-06");
    expect(londonDate(new Date("2027-10-30T22:59:59Z"))).toBe("2027-10-30");
    expect(londonDate(new Date("2027-10-30T23:00:00Z"))).toBe("2027-10-31");
    expect(londonDate(new Date("2027-10-31T23:59:59Z"))).toBe("2027-10-31");
    expect(londonDate(new Date("2027-11-01T08:59:59+09:00"))).toBe("2027-10-31");
  });
  test("fall by exactly one at each midnight in London, whatever the season", () => {
    const start = new Date("2026-11-24T12:00:00Z").getTime();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_800 }), fc.integer({ min: 0, max: 86_399 }), (n, second) => {
        const at = new Date(start + n * 86_400_000);
        const today = londonDate(at);
        expect(countdown(today, "2031-11-20").days - countdown(addDays(today, 1), "2031-11-20").days).toBe(1);
        const later = londonDate(new Date(at.getTime() + second * 1000));
        expect([today, addDays(today, 1)]).toContain(later);
      }),
    );
  });
  test("the ordinary day of local elections is the first Thursday in May", () => {
    expect(ordinaryLocalDays("2026-11-24", 2)).toEqual(["2027-05-06", "2028-05-04"]);
    expect(ordinaryLocalDays("2027-05-06", 1)).toEqual(["2027-05-06"]);
    expect(ordinaryLocalDays("2027-05-07", 1)).toEqual(["2028-05-04"]);
  });
});
