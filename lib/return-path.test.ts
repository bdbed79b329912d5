import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backTo, returnPath, signInAgainPath, signInPath } from "./return-path";

const ID = "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6b0001";
const OURS = /^\/(checklist|profile|focus|office|election|account|overview|guidance|briefings)(\/[\w-]+)*$/;

describe("IN-5: a redirect target from a request is a path of ours or nothing", () => {
  test.each([
    ["/checklist", "/checklist"],
    ["/checklist/set-up-passkeys", "/checklist/set-up-passkeys"],
    ["/focus?minutes=15", "/focus"],
    ["/account#sessions", "/account"],
    [`/office?office=${ID}`, `/office?office=${ID}`],
    [
      `/office/checklist/set-up-passkeys?office=${ID}&saved=status#status`,
      `/office/checklist/set-up-passkeys?office=${ID}`,
    ],
    [`/election/office?office=${ID}`, `/election/office?office=${ID}`],
    [`/election/plan?campaign=${ID}&moved=x`, `/election/plan?campaign=${ID}`],
    [`/election/plan?campaign=${ID}&office=${ID}`, `/election/plan?office=${ID}&campaign=${ID}`],
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

  test.each([
    ["another section", `/account?office=${ID}`, "/account"],
    ["another section", `/checklist?campaign=${ID}`, "/checklist"],
    ["another section", `/office?campaign=${ID}`, "/office"],
    ["said twice", `/office?office=${ID}&office=${ID}`, "/office"],
    ["said twice", `/office?office=${ID}&%6fffice=${ID}`, "/office"],
    ["a list", `/office?office[]=${ID}`, "/office"],
    ["no id", "/office?office=//evil.example", "/office"],
    ["no id", "/office?office=", "/office"],
    ["more than an id", `/office?office=${ID}/evil`, "/office"],
    ["more than an id", `/office?office=${ID}%0d%0aLocation:%20https://evil.example`, "/office"],
    ["more than an id", `/office?office=${ID}%0a`, "/office"],
    ["more than an id", `/office?office=%00${ID}`, "/office"],
    ["large letters", `/office?office=${ID.toUpperCase()}`, "/office"],
    ["after the fragment", `/office#?office=${ID}`, "/office"],
    ["behind a second question mark", `/office??office=${ID}`, "/office"],
    ["beside something else", `/office?next=https://evil.example&office=${ID}`, `/office?office=${ID}`],
    ["a query that cannot be read", `/office?%&%zz=%ff&office=${ID}`, `/office?office=${ID}`],
  ])("an office or a campaign that is %s is left out: %s", (_, wanted, expected) => {
    expect(returnPath(wanted)).toBe(expected);
  });

  const SHAPE = new RegExp(
    `^${OURS.source.slice(1, -1)}(?:\\?(?:office|campaign)=[0-9a-f-]{36}(?:&campaign=[0-9a-f-]{36})?)?$`,
  );
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "/",
      "//",
      "\\",
      "?",
      "#",
      "&",
      "=",
      "%0a",
      "\n",
      "@",
      ":",
      "office",
      "office=",
      "campaign=",
      ID,
      `office=${ID}`,
      "/office",
      "/election",
      "https://evil.example",
    ),
  );

  test("whatever is asked for, the answer is of one shape, lies under the origin and stays as it is", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, isOurs) => {
        const path = returnPath(`${isOurs ? "/election/office?" : ""}${parts.join("")}`);
        if (path === null) return;
        expect(path).toMatch(SHAPE);
        expect(new URL(path, "https://list.test").origin).toBe("https://list.test");
        expect(returnPath(path)).toBe(path);
      }),
      { numRuns: 3000 },
    );
  });

  test("an office comes along whatever else the query says, unless it says another", () => {
    const id = fc.uuid().map((one) => one.toLowerCase());
    const other = fc.tuple(fc.constantFrom("saved", "done", "x", "next"), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(id, fc.option(id), fc.array(other, { maxLength: 3 }), (office, second, others) => {
        const query = new URLSearchParams(others.map(([name, value]) => [name, value]));
        query.append("office", office);
        if (second) query.append("office", second);
        if (`/office?${query}`.length > 300) return;
        expect(returnPath(`/office?${query}`)).toBe(second ? "/office" : `/office?office=${office}`);
      }),
    );
  });

  test("a page's own address, with the ids it was asked with and nothing else", () => {
    expect(backTo("/office", { office: ID })).toBe(`/office?office=${ID}`);
    expect(backTo("/election/plan", { campaign: ID })).toBe(`/election/plan?campaign=${ID}`);
    for (const office of [undefined, null, "", [ID], `${ID}&x=1`, "//evil.example", "a".repeat(5000)]) {
      expect(backTo("/office", { office })).toBe("/office");
    }
    expect(signInAgainPath(backTo("/office", { office: ID }))).toBe(
      `/sign-in?again=1&next=${encodeURIComponent(`/office?office=${ID}`)}`,
    );
  });
});
