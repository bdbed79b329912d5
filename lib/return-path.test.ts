import { describe, expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path";

const OURS = /^\/(checklist|profile|focus|office|election|account|overview|guidance|briefings)(\/[\w-]+)*$/;

describe("IN-5: a redirect target from a request is a path of ours or nothing", () => {
  test.each([
    ["/checklist", "/checklist"],
    ["/checklist/set-up-passkeys", "/checklist/set-up-passkeys"],
    ["/focus?minutes=15", "/focus"],
    ["/account#sessions", "/account"],
    [
      "/election/assessments/0d3a0000-0000-4000-8000-000000000001",
      "/election/assessments/0d3a0000-0000-4000-8000-000000000001",
    ],
  ])("%s", (wanted, expected) => {
    expect(returnPath(wanted)).toBe(expected);
  });

  test.each([
    "",
    "/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "https:evil.example",
    "https://evil.example",
    "https://evil.example/checklist",
    "HTTPS://EVIL.EXAMPLE/checklist",
    "//evil.example/checklist",
    "/checklist//evil.example",
    "/checklist/../../evil",
    "/checklist/..%2f..%2fevil",
    "/checklist/%2e%2e/evil",
    "/checklist%0d%0aLocation:%20https://evil.example",
    "/checklist\r\nLocation: https://evil.example",
    "/checklist\n",
    "\n/checklist",
    " /checklist",
    "/checklist ",
    "\t/checklist",
    "/checklist\0",
    "javascript:alert(1)",
    "javascript:/checklist",
    "data:text/html,x",
    "vbscript:x",
    "/javascript:alert(1)",
    "/checklist;@evil.example",
    "/checklist@evil.example",
    "@evil.example",
    ".evil.example",
    "/checklistevil",
    "/checklist.evil.example",
    "/sign-in",
    "/api/sign-out",
    "/outbox",
    "/_next/static/x",
    "/guidance/ⓔvil",
    "/checklist／evil",
    "/checklist/a/b/c/d/e",
    `/checklist/${"a".repeat(500)}`,
    "?next=/checklist",
    "#/checklist",
    "checklist",
  ])("refused: %j", (wanted) => {
    expect(returnPath(wanted)).toBeNull();
    expect(signInPath(wanted)).toBe("/sign-in");
  });

  test.each([[undefined], [null], [1], [["/checklist"]], [{ toString: () => "/checklist" }]])(
    "refused: %j, which is no text",
    (wanted) => {
      expect(returnPath(wanted)).toBeNull();
    },
  );

  test("what passes lies under the origin, however it is read", () => {
    for (const tail of ["", "?x=//evil.example", "#//evil.example", "?\\", "?%0d%0a"]) {
      const path = returnPath(`/checklist${tail}`);
      expect(path).toMatch(OURS);
      expect(new URL(path ?? "//evil", "https://list.test").origin).toBe("https://list.test");
    }
  });
});
