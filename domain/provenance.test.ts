import { expect, test } from "vitest";
import { HOWS, isByAide, standingChanges } from "./provenance";

test.each`
  hows                                            | stand
  ${[]}                                           | ${[]}
  ${["self"]}                                     | ${[0]}
  ${["self", "together"]}                         | ${[0, 1]}
  ${["together", "undone"]}                       | ${[]}
  ${["self", "reported", "undone"]}               | ${[0]}
  ${["together", "reported", "undone", "undone"]} | ${[]}
  ${["together", "undone", "self"]}               | ${[2]}
  ${["undone", "self"]}                           | ${[1]}
`("of $hows the changes $stand stand", ({ hows, stand }) => {
  const changes = (hows as string[]).map((how, n) => ({ how, n }));
  expect(standingChanges(changes).map(({ n }) => n)).toEqual(stand);
});

test("an aide says together or reported, and nothing else is theirs", () => {
  expect(HOWS.filter(isByAide)).toEqual(["together", "reported"]);
  expect(isByAide("toString")).toBe(false);
});
