import { describe, expect, test } from "vitest";
import { grant, type Permission } from "./grants";

describe("the gate", () => {
  const actor = {
    personId: "me",
    sessionId: "s",
    method: "passkey" as const,
    signedInAt: new Date("2026-11-24T12:00:00Z"),
    memberships: [],
  };
  test("grants a person what is their own", () => {
    expect(grant(actor, "checklist:edit-own", "me")).toEqual({ personId: "me" });
  });
  test.each(["somebody-else", ""])("refuses what belongs to “%s”", (owner) => {
    expect(() => grant(actor, "checklist:read-own", owner)).toThrow("NOT_FOUND");
  });
  test("refuses a permission that does not exist", () => {
    expect(() => grant(actor, "everything" as Permission, "me")).toThrow("NOT_FOUND");
  });
});
