import { describe, expect, test } from "vitest";
import { currentOffice } from "./current-office";
import type { Actor, Role } from "./grants";

const actorIn = (...roles: Role[]): Actor => ({
  personId: "me",
  sessionId: "s",
  method: "passkey",
  signedInAt: new Date("2026-11-24T12:00:00Z"),
  memberships: roles.map((role, n) => ({ officeId: `office-${n}`, role })),
  overview: false,
});

describe("the office a page is about", () => {
  test("is the one asked for", () => {
    expect(currentOffice(actorIn("manager", "staff"), "office-1")?.officeId).toBe("office-1");
  });
  test("is otherwise the first that one manages, or else the first one is in", () => {
    expect(currentOffice(actorIn("staff", "manager"), undefined)?.officeId).toBe("office-1");
    expect(currentOffice(actorIn("staff", "principal"), undefined)?.officeId).toBe("office-0");
  });
  test("is none for somebody in none", () => {
    expect(currentOffice(actorIn(), undefined)).toBeNull();
  });
  test.each(["office-9", "", ["office-0"], null, 3])("AC-1: is not found for %j", (asked) => {
    expect(() => currentOffice(actorIn("manager"), asked)).toThrow("NOT_FOUND");
  });
});
