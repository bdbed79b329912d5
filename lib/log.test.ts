import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { quietConsole } from "../server-console.mjs";
import { logEvent, logFailure, logRequestFailure } from "./log";

const CANARY = "canary-7Q2Z";
let written = "";

beforeEach(() => {
  written = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
  }
});
afterEach(() => vi.restoreAllMocks());

describe("DA-7: the log holds codes, ids and a reference only", () => {
  test.each([
    ["a message", () => new Error(`Invalid value ${CANARY}@example.org`)],
    ["a message that imitates a stack", () => new Error(`x\n    at ${CANARY} (/a/${CANARY}.ts:1:1)`)],
    ["a message changed later", () => Object.assign(new Error("short"), { message: CANARY })],
    ["a name", () => Object.assign(new Error("x"), { name: `${CANARY} name` })],
    ["a code", () => Object.assign(new Error("x"), { code: `${CANARY} code` })],
    ["a cause", () => new Error("x", { cause: new Error(CANARY) })],
    ["fields", () => Object.assign(new Error("x"), { meta: { value: CANARY } })],
    ["no error at all", () => CANARY],
    ["a stack of its own", () => Object.assign(new Error("x"), { stack: CANARY })],
  ])("nothing of %s is written", (_, make) => {
    const reference = logFailure("test", make());
    logRequestFailure("/app/checklist/page", "render", make());
    expect(written).not.toContain(CANARY);
    expect(written).toContain(reference);
  });

  test("an error's name, code and place are", () => {
    logFailure("checklist.save", Object.assign(new TypeError("secret"), { code: "P2002" }));
    const line = JSON.parse(written);
    expect(line).toMatchObject({
      event: "failure",
      where: "checklist.save",
      name: "TypeError",
      code: "P2002",
    });
    expect(line.frames[0]).toMatch(/log\.test\.ts:\d+:\d+$/);
  });

  test("an event's ids are, and text is not", () => {
    logEvent("sign-in.error", {
      code: "CALLBACK_EMAIL_ERROR",
      who: `${CANARY}@example.org`,
      words: `${CANARY} x`,
    });
    expect(written).not.toContain(CANARY);
    expect(JSON.parse(written)).toMatchObject({ event: "sign-in.error", code: "CALLBACK_EMAIL_ERROR" });
  });
});

test("DA-7: what libraries print once the server is up loses its text", () => {
  const before = { ...console };
  const lines: string[] = [];
  try {
    quietConsole((line) => lines.push(line));
    console.error(" ⨯ ", Object.assign(new Error(CANARY), { digest: "123", code: "P2002" }), CANARY);
    console.warn(CANARY);
    console.log(CANARY);
    console.trace(new TypeError(CANARY));
  } finally {
    Object.assign(console, before);
  }
  expect(lines.join("")).not.toContain(CANARY);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    errors: [{ name: "Error", code: "P2002", digest: "123" }],
  });
});
