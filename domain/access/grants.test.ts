import { describe, expect, test } from "vitest";
import {
  grant,
  grantInOffice,
  grantOverview,
  OFFICE_PERMISSIONS,
  type OfficePermission,
  type Permission,
  ROLES,
  type Role,
  roleMay,
} from "./grants";

const actorWith = (overview: boolean) => ({
  personId: "me",
  sessionId: "s",
  method: "passkey" as const,
  signedInAt: new Date("2026-11-24T12:00:00Z"),
  memberships: [],
  overview,
});

describe("the gate", () => {
  const actor = actorWith(false);
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

describe("the gate of an office", () => {
  const inOffice = (role: Role | null, officeId = "ours") => ({
    personId: "me",
    sessionId: "s",
    method: "passkey" as const,
    signedInAt: new Date("2026-11-24T12:00:00Z"),
    overview: false,
    memberships: role ? [{ officeId, role }] : [],
  });
  const permissions = Object.keys(OFFICE_PERMISSIONS) as OfficePermission[];

  // Role by role, what each may do in its own office. Everything else is refused.
  const MAY: Record<Role, readonly OfficePermission[]> = {
    principal: [
      ...(["office:read", "office-action:read", "office-action:set", "office-action:assign"] as const),
      ...(["office-move:read", "office-move:set", "help:name", "campaign:read", "campaign:manage"] as const),
    ],
    manager: permissions.filter((one) => one !== "help:name"),
    staff: ["office:read", "office-action:read", "office-action:set", "campaign:read"],
  };

  for (const role of ROLES) {
    for (const permission of permissions) {
      const may = MAY[role].includes(permission);
      test(`${role} ${may ? "may" : "may not"} ${permission} in their own office`, () => {
        const ask = () => grantInOffice(inOffice(role), permission, "ours");
        expect(roleMay(role, permission)).toBe(may);
        if (may) expect(ask()).toEqual({ officeId: "ours", personId: "me", role });
        else expect(ask).toThrow("NOT_FOUND");
      });
      test(`${role} of another office may not ${permission}`, () => {
        expect(() => grantInOffice(inOffice(role, "theirs"), permission, "ours")).toThrow("NOT_FOUND");
      });
    }
  }
  test.each(permissions)("a past member may not %s", (permission) => {
    expect(() => grantInOffice(inOffice(null), permission, "ours")).toThrow("NOT_FOUND");
  });
  test.each(["everything", "toString", "__proto__"])("there is no permission “%s”", (permission) => {
    expect(() => grantInOffice(inOffice("manager"), permission as OfficePermission, "ours")).toThrow(
      "NOT_FOUND",
    );
  });
});

describe("the gate of the overview", () => {
  test("lets in whom the operator let in", () => {
    expect(grantOverview(actorWith(true))).toEqual({ personId: "me" });
  });
  test("is not found for anybody else, whatever their role in an office", () => {
    expect(() => grantOverview(actorWith(false))).toThrow("NOT_FOUND");
    const roles = ["principal", "manager", "staff"] as const;
    const memberships = roles.map((role, n) => ({ officeId: `office-${n}`, role }));
    expect(() => grantOverview({ ...actorWith(false), memberships })).toThrow("NOT_FOUND");
  });
});
