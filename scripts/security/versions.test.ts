import { describe, expect, test } from "vitest";
import { belowMinimum, compare } from "./versions.mjs";

const lock = (packages: Record<string, string>) => ({
  packages: Object.fromEntries(Object.entries(packages).map(([place, version]) => [place, { version }])),
});

describe("SU-1: a package older than its minimum is named", () => {
  test.each([
    ["the same version passes", { "node_modules/next": "16.4.6" }, 0],
    ["a later one passes, also where a number has more digits", { "node_modules/next": "16.10.0" }, 0],
    ["an older one does not", { "node_modules/next": "16.4.5" }, 1],
    ["nor a pre-release of the minimum itself", { "node_modules/next": "16.4.6-canary.2" }, 1],
    [
      "nor an older copy that another package brings along",
      { "node_modules/next": "16.4.6", "node_modules/some/node_modules/next": "15.0.0" },
      1,
    ],
    ["nor one that is missing", { "node_modules/next-auth": "4.24.15" }, 1],
  ])("%s", (_, packages, problems) => {
    expect(belowMinimum(lock(packages), { next: "16.4.6" })).toHaveLength(problems);
  });

  test("the sentence says which copy, what it is and what it must be", () => {
    expect(belowMinimum(lock({ "node_modules/next": "16.4.5" }), { next: "16.4.6" })).toEqual([
      "node_modules/next is 16.4.5; it must be 16.4.6 or later.",
    ]);
  });
});

test.each([
  ["1.2.3", "1.2.3", 0],
  ["1.2.10", "1.2.9", 1],
  ["18.4.0-beta.17", "18.4.0-beta.9", 1],
  ["18.4.0", "18.4.0-beta.17", 1],
  ["2.0.0+build", "2.0.0", 0],
])("SU-1: %s beside %s", (a, b, order) => {
  expect([compare(a, b), compare(b, a)]).toEqual([order, order === 0 ? 0 : -order]);
});
