import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { expect, test } from "playwright/test";

const key = (name: string) => createHash("sha256").update(name).digest("base64");
const settings = {
  APP_ORIGIN: "http://localhost:4199",
  PORT: "4199",
  DATABASE_URL: "postgres://app@127.0.0.1:1/none",
  AUTH_SECRET: key("auth"),
  SEAL_KEYS: `a:${key("seal")}`,
  INDEX_KEY: key("index"),
};

for (const [what, change, sentence] of [
  ["a short secret", { AUTH_SECRET: "canary" }, "AUTH_SECRET is too short: 32 bytes or more."],
  ["no keys", { SEAL_KEYS: "" }, "SEAL_KEYS is missing"],
  [
    "http that is not localhost",
    { APP_ORIGIN: "http://canary.example" },
    "APP_ORIGIN must begin with https://",
  ],
  ["no origin", { APP_ORIGIN: "" }, "APP_ORIGIN is missing"],
] as const) {
  test(`SU-4: the server does not start with ${what}, and says why in a sentence`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["server.mjs"], {
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...settings, ...change },
      encoding: "utf8",
      timeout: 30_000,
    });
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stdout + stderr).not.toMatch(/canary| {4}at /);
    expect(stdout).not.toContain("is ready");
  });
}
