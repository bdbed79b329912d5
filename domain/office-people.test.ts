import { describe, expect, test } from "vitest";
import { ROLES, type Role } from "./access/grants";
import { isWaiting, mayChangeRole, mayRemove, partingOf, successorOf } from "./office-people";

/** Places called a, b, c … in the order in which they joined. */
const office = (...roles: Role[]) =>
  roles.map((role, n) => {
    const id = "abcdefgh"[n] ?? "";
    return { id, personId: `person-${id}`, role, since: new Date(2026, 0, n + 1) };
  });

describe("an office is never without a manager", () => {
  test.each<[Role[], string, Role, boolean]>([
    [["manager"], "a", "manager", true],
    [["manager"], "a", "staff", false],
    [["manager"], "a", "principal", false],
    [["manager", "staff"], "a", "staff", false],
    [["manager", "staff"], "b", "manager", true],
    [["manager", "staff"], "b", "principal", true],
    [["manager", "manager"], "a", "staff", true],
    [["manager", "manager", "principal"], "b", "principal", true],
  ])("in %j, %s may become %s: %s", (roles, id, role, may) => {
    expect(mayChangeRole(office(...roles), id, role)).toBe(may);
  });

  test.each<[Role[], string, string, boolean]>([
    [["manager", "staff"], "b", "person-a", true],
    [["manager", "principal"], "b", "person-a", true],
    [["manager", "manager"], "b", "person-a", true],
    [["manager", "manager"], "a", "person-a", false],
    [["manager", "staff"], "a", "person-a", false],
    // Somebody who manages nothing is refused before; even so the last manager stays.
    [["manager", "staff"], "a", "person-b", false],
  ])("in %j, %s may be removed by %s: %s", (roles, id, by, may) => {
    expect(mayRemove(office(...roles), id, by)).toBe(may);
  });

  test.each<[Role[], ReturnType<typeof partingOf>]>([
    [["manager"], "ends-office"],
    [["staff"], "ends-office"],
    [["manager", "staff"], "hands-over-first"],
    [["manager", "principal", "staff"], "hands-over-first"],
    [["manager", "manager"], "leaves"],
    [["staff", "manager"], "leaves"],
    [["principal", "manager"], "leaves"],
  ])("in %j, the first who goes: %s", (roles, parting) => {
    expect(partingOf(office(...roles), "person-a")).toBe(parting);
  });

  test("for any office of up to four, no single step that is allowed leaves others without a manager", () => {
    const teams = [1, 2, 3, 4].flatMap((size) =>
      Array.from({ length: 3 ** size }, (_, n) =>
        office(...Array.from({ length: size }, (_, at) => ROLES[Math.floor(n / 3 ** at) % 3] ?? "staff")),
      ),
    );
    const isManaged = (roles: readonly Role[]) => roles.includes("manager");
    for (const team of teams.filter((one) => isManaged(one.map(({ role }) => role)))) {
      for (const { id, personId } of team) {
        const others = team.filter((place) => place.id !== id).map(({ role }) => role);
        for (const role of ROLES) {
          expect(mayChangeRole(team, id, role)).toBe(isManaged([...others, role]));
        }
        if (mayRemove(team, id, "person-z")) expect(isManaged(others)).toBe(true);
        if (partingOf(team, personId) === "leaves") expect(isManaged(others)).toBe(true);
        const heir = successorOf(team, personId);
        expect(heir !== null).toBe(others.length > 0 && !isManaged(others));
        expect(heir?.id).not.toBe(id);
      }
    }
  });
});

describe("who goes on managing when the last manager erases everything", () => {
  test.each<[string, Role[], string | null]>([
    ["the principal, before staff who joined earlier", ["manager", "staff", "principal"], "c"],
    ["the principal who joined first", ["manager", "principal", "principal"], "b"],
    ["staff who joined first, where there is no principal", ["manager", "staff", "staff"], "b"],
    ["nobody, where another manager stays", ["manager", "staff", "manager"], null],
    ["nobody, where nobody is left", ["manager"], null],
  ])("%s", (_, roles, heir) => {
    expect(successorOf(office(...roles), "person-a")?.id ?? null).toBe(heir);
  });
  test("nobody, when somebody else goes", () => {
    expect(successorOf(office("manager", "staff"), "person-b")).toBeNull();
  });
  test("one of two who joined together, always the same", () => {
    const since = new Date(2026, 0, 1);
    const team = office("manager", "staff", "staff").map((place) => ({ ...place, since }));
    expect(successorOf(team, "person-a")?.id).toBe("b");
    expect(successorOf(team.toReversed(), "person-a")?.id).toBe("b");
  });
});

describe("an invitation", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  test.each<[string, string | null, number, boolean]>([
    ["waits before its end", "manager", 1, true],
    ["has ended at its end", "manager", 0, false],
    ["has ended after it", "manager", -1, false],
    ["has ended when its sender became staff", "staff", 1, false],
    ["has ended when its sender became principal", "principal", 1, false],
    ["has ended when its sender left", null, 1, false],
    ["has ended when its sender has a role we do not know", "owner", 1, false],
  ])("%s", (_, senderRole, milliseconds, waits) => {
    const expiresAt = new Date(now.getTime() + milliseconds);
    expect(isWaiting({ expiresAt, senderRole }, now)).toBe(waits);
  });
});
