import { describe, expect, test } from "vitest";
import { type Actor, grantHelp, grantOpened, type Role } from "./grants";
import { type Help, isHelpStanding } from "./help";

const START = new Date("2026-11-24T12:00:00Z");
const END = new Date("2026-12-24T12:00:00Z");
const justBefore = (at: Date) => new Date(at.getTime() - 1);

const help: Help = {
  id: "help",
  principal: { personId: "member", officeId: "ours", role: "principal" },
  aide: { personId: "aide", officeId: "ours", role: "staff" },
  actions: ["a", "b"],
  isDraft: false,
  createdAt: START,
  expiresAt: END,
};
const actor = (personId: string, officeId: string | null = "ours", role: Role = "staff"): Actor => ({
  personId,
  sessionId: "s",
  method: "passkey",
  signedInAt: START,
  overview: false,
  memberships: officeId ? [{ officeId, role }] : [],
});
const principal = help.principal;

describe("AC-1: what a principal opened", () => {
  test("is granted to their aide, with the opened actions and no more", () => {
    expect(grantHelp(actor("aide"), help, START)).toEqual({
      helpId: "help",
      officeId: "ours",
      personId: "member",
      aideId: "aide",
      actions: ["a", "b"],
    });
  });

  const REFUSED: [string, Actor, Help | null, Date][] = [
    ["a help that does not exist", actor("aide"), null, START],
    ["a colleague", actor("colleague"), help, START],
    ["the office’s manager", actor("manager", "ours", "manager"), help, START],
    ["the principal", actor("member", "ours", "principal"), help, START],
    ["somebody of another office", actor("stranger", "theirs"), help, START],
    ["the aide who has left", actor("aide", null), help, START],
    ["the aide who is in another office only", actor("aide", "theirs"), help, START],
    ["the aide before it is confirmed", actor("aide"), { ...help, isDraft: true }, START],
    ["the aide before it begins", actor("aide"), help, justBefore(START)],
    ["the aide when its time is over", actor("aide"), help, END],
    [
      "the aide of a principal who is one no more",
      actor("aide"),
      { ...help, principal: { ...principal, role: "staff" } },
      START,
    ],
    [
      "the aide of a principal who manages",
      actor("aide"),
      { ...help, principal: { ...principal, role: "manager" } },
      START,
    ],
    [
      "an aide of another office than the principal’s",
      actor("aide"),
      { ...help, principal: { ...principal, officeId: "theirs" } },
      START,
    ],
    [
      "somebody who named themselves",
      actor("aide"),
      { ...help, principal: { ...principal, personId: "aide" } },
      START,
    ],
  ];
  test.each(REFUSED)("is not found by %s", (_, who, what, at) => {
    expect(() => grantHelp(who, what, at)).toThrow("NOT_FOUND");
  });

  test("is there until the last millisecond", () => {
    expect(isHelpStanding(help, justBefore(END))).toBe(true);
    expect(isHelpStanding(help, END)).toBe(false);
  });

  test.each(["a", "b"])("is narrowed to the opened action “%s”", (actionId) => {
    const granted = grantHelp(actor("aide"), help, START);
    expect(grantOpened(granted, actionId)).toEqual({ personId: "member", aideId: "aide", actionId });
  });
  test.each(["c", "", "toString", "__proto__"])("does not hold the action “%s”", (actionId) => {
    expect(() => grantOpened(grantHelp(actor("aide"), help, START), actionId)).toThrow("NOT_FOUND");
  });
});
