import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readEnv, settingsSchema } from "./env";

const key = (name: string) => createHash("sha256").update(name).digest("base64");
const local = {
  APP_ORIGIN: "http://localhost:3000",
  DATABASE_URL: "postgres://app:pw@127.0.0.1:5432/safe_seat",
  AUTH_SECRET: key("auth"),
  SEAL_KEYS: `b:${key("b")},a:${key("a")}`,
  INDEX_KEY: key("index"),
};
const live = {
  ...local,
  NODE_ENV: "production",
  APP_ORIGIN: "https://list.parliament.test",
  DATABASE_URL: "postgres://app:pw@db.test/safe_seat?sslmode=verify-full",
  DATABASE_OWNER_URL: "postgres://owner:pw@db.test/safe_seat?sslmode=verify-full",
  SMTP_URL: "smtps://user:pw@mail.test",
  MAIL_FROM: "Safe Seat <no-reply@parliament.test>",
  CONTACT: "mailto:security@parliament.test",
};

const TENANT = "0f9d2c1e-3a64-4b7d-9c55-8e1f20a7b6d3";
const entra = (tenant: string) => `https://login.microsoftonline.com/${tenant}/v2.0`;
const withOrganisation = {
  ...live,
  ORGANISATION_NAME: "Westbridge",
  ORGANISATION_ISSUER: entra(TENANT),
  ORGANISATION_CLIENT_ID: "safe-seat",
  ORGANISATION_CLIENT_SECRET: key("organisation"),
};

function problems(settings: Record<string, string | undefined>): string[] {
  const result = readEnv(settings);
  return result.ok ? [] : result.problems;
}

test("SU-4: good settings pass, here and live", () => {
  expect(problems(local)).toEqual([]);
  expect(problems(live)).toEqual([]);
  const result = readEnv({ ...local, APP_ORIGIN: "http://localhost:3000/" });
  expect(result.ok && [result.env.origin, result.env.isLocal, result.env.port]).toEqual([
    "http://localhost:3000",
    true,
    3000,
  ]);
  expect(result.ok && result.env.sealKeys.map(({ id }) => id)).toEqual(["b", "a"]);
});

describe("SU-4: the start refuses, in one sentence that names the setting and never its value,", () => {
  test.each([
    ["a missing origin", local, { APP_ORIGIN: undefined }, "APP_ORIGIN"],
    ["an origin that is none", local, { APP_ORIGIN: "canary" }, "APP_ORIGIN"],
    ["an origin with a path", local, { APP_ORIGIN: "https://canary.test/app" }, "APP_ORIGIN"],
    ["http that is not localhost", live, { APP_ORIGIN: "http://canary.test" }, "APP_ORIGIN"],
    ["a bare address, where no passkey works", local, { APP_ORIGIN: "http://127.0.0.1:3000" }, "APP_ORIGIN"],
    ["a port that is none", local, { PORT: "canary" }, "PORT"],
    ["no secret", local, { AUTH_SECRET: undefined }, "AUTH_SECRET"],
    ["an empty secret", local, { AUTH_SECRET: "" }, "AUTH_SECRET"],
    ["a short secret", local, { AUTH_SECRET: "canary-Zk3vQ8" }, "AUTH_SECRET"],
    ["an example secret", local, { AUTH_SECRET: "canary-change-me-change-me-change-me-1" }, "AUTH_SECRET"],
    ["a repeated secret", local, { AUTH_SECRET: "ab".repeat(20) }, "AUTH_SECRET"],
    ["no sealing key", local, { SEAL_KEYS: undefined }, "SEAL_KEYS"],
    ["a short sealing key", local, { SEAL_KEYS: "a:canaryabcd" }, "SEAL_KEYS"],
    ["a sealing key without an id", local, { SEAL_KEYS: key("canary") }, "SEAL_KEYS"],
    ["an id with a dot", local, { SEAL_KEYS: `a.b:${key("a")}` }, "SEAL_KEYS"],
    ["one id for two keys", local, { SEAL_KEYS: `a:${key("a")},a:${key("b")}` }, "SEAL_KEYS"],
    ["a sealing key of zeros", local, { SEAL_KEYS: `a:${Buffer.alloc(32).toString("base64")}` }, "SEAL_KEYS"],
    ["no index key", local, { INDEX_KEY: undefined }, "INDEX_KEY"],
    ["a short index key", local, { INDEX_KEY: "canary" }, "INDEX_KEY"],
    ["no database", local, { DATABASE_URL: undefined }, "DATABASE_URL"],
    ["another kind of database", local, { DATABASE_URL: "mysql://canary@localhost/x" }, "DATABASE_URL"],
    ["a remote database in clear", live, { DATABASE_URL: "postgres://canary@db.test/x" }, "DATABASE_URL"],
    [
      "a remote database that need not prove itself",
      live,
      { DATABASE_URL: "postgres://canary@db.test/x?sslmode=require" },
      "DATABASE_URL",
    ],
    [
      "an owner's database in clear",
      live,
      { DATABASE_OWNER_URL: "postgres://canary@db.test/x" },
      "DATABASE_OWNER_URL",
    ],
    ["one role for everything", live, { DATABASE_OWNER_URL: live.DATABASE_URL }, "DATABASE_OWNER_URL"],
    ["no mail server", live, { SMTP_URL: undefined }, "SMTP_URL"],
    ["a mail server of another kind", live, { SMTP_URL: "http://canary.test" }, "SMTP_URL"],
    ["no sender", live, { MAIL_FROM: undefined }, "MAIL_FROM"],
    ["nobody to reach", live, { CONTACT: undefined }, "CONTACT"],
    ["a contact that is no address", live, { CONTACT: "canary" }, "CONTACT"],
    ["a proxy that is no address", live, { TRUSTED_PROXY: "canary" }, "TRUSTED_PROXY"],
    ["debug on", live, { DEBUG: "canary" }, "DEBUG"],
    ["next-auth's debug on", live, { NEXTAUTH_DEBUG: "canary" }, "DEBUG"],
    ["development on a public address", live, { NODE_ENV: "development" }, "NODE_ENV"],
    ["an open inspector", live, { NODE_OPTIONS: "--inspect=0.0.0.0" }, "NODE_OPTIONS"],
    ["any certificate", live, { NODE_TLS_REJECT_UNAUTHORIZED: "0" }, "NODE_TLS_REJECT_UNAUTHORIZED"],
    ["an organisation without a name", withOrganisation, { ORGANISATION_NAME: "" }, "ORGANISATION_NAME"],
    [
      "an organisation with a long name",
      withOrganisation,
      { ORGANISATION_NAME: "canary".repeat(11) },
      "ORGANISATION_NAME",
    ],
    [
      "an organisation that is nowhere",
      withOrganisation,
      { ORGANISATION_ISSUER: undefined },
      "ORGANISATION_ISSUER",
    ],
    [
      "an organisation in clear",
      withOrganisation,
      { ORGANISATION_ISSUER: "http://canary.test" },
      "ORGANISATION_ISSUER",
    ],
    [
      "half an organisation's address",
      withOrganisation,
      { ORGANISATION_ISSUER: "https://canary.test/?a=b" },
      "ORGANISATION_ISSUER",
    ],
    [
      "any tenant of Microsoft's",
      withOrganisation,
      { ORGANISATION_ISSUER: entra("common") },
      "ORGANISATION_ISSUER",
    ],
    [
      "any work account of Microsoft's",
      withOrganisation,
      { ORGANISATION_ISSUER: entra("organizations") },
      "ORGANISATION_ISSUER",
    ],
    [
      "anybody's own account of Microsoft's",
      withOrganisation,
      { ORGANISATION_ISSUER: entra("9188040d-6c67-4c5b-b112-36a304b66dad") },
      "ORGANISATION_ISSUER",
    ],
    [
      "a tenant by its domain",
      withOrganisation,
      { ORGANISATION_ISSUER: entra("canary.test") },
      "ORGANISATION_ISSUER",
    ],
    [
      "an organisation that knows no app",
      withOrganisation,
      { ORGANISATION_CLIENT_ID: undefined },
      "ORGANISATION_CLIENT_ID",
    ],
    [
      "an organisation's missing secret",
      withOrganisation,
      { ORGANISATION_CLIENT_SECRET: "" },
      "ORGANISATION_CLIENT_SECRET",
    ],
    [
      "an organisation's short secret",
      withOrganisation,
      { ORGANISATION_CLIENT_SECRET: "canary" },
      "ORGANISATION_CLIENT_SECRET",
    ],
    ["the host a client names", live, { AUTH_TRUST_HOST: "canary" }, "AUTH_TRUST_HOST"],
  ])("%s", (_, base, change, name) => {
    const found = problems({ ...base, ...change });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} [^\\n]+\\.$`));
    expect(found[0]).not.toMatch(/canary/i);
  });
});

test("SU-4: an organisation is set up whole or not at all", () => {
  expect(problems(withOrganisation)).toEqual([]);
  expect(problems({ ...local, ORGANISATION_NAME: "Westbridge" })).toHaveLength(3);
  const [none, one] = [readEnv(live), readEnv(withOrganisation)];
  expect(none.ok && none.env.organisation).toBeNull();
  expect(one.ok && one.env.organisation).toEqual({
    name: "Westbridge",
    issuer: entra(TENANT),
    clientId: "safe-seat",
    clientSecret: key("organisation"),
  });
});

test("all problems are said at once", () => {
  expect(problems({ ...local, AUTH_SECRET: "short", INDEX_KEY: "short", PORT: "x" }).length).toBe(1);
  expect(problems({ ...local, AUTH_SECRET: "short", INDEX_KEY: "short" }).length).toBe(2);
});

test("a database on this machine or behind a socket need not prove who it is", () => {
  const socket = "postgresql:///safe_seat?host=/var/run/postgresql";
  expect(problems({ ...live, DATABASE_URL: socket })).toEqual([]);
});

test("SU-4: a database elsewhere must prove who it is, also where the query names it", () => {
  for (const query of ["?host=db.example.org", "?host=/var/run/postgresql&host=db.example.org"]) {
    const found = problems({ ...live, DATABASE_URL: `postgres://u:p@localhost/safe_seat${query}` });
    expect(found, query).toHaveLength(1);
    expect(found[0]).toMatch(/^DATABASE_URL must say sslmode=verify-full/);
  }
});

test("SU-4: a local install, whose mail lies open, listens on this machine alone", () => {
  for (const host of ["0.0.0.0", "::", "192.0.2.7", "elsewhere.example"])
    expect(problems({ ...local, HOST: host }), host).toHaveLength(1);
  for (const host of ["", "127.0.0.1", "::1", "localhost"])
    expect(problems({ ...local, HOST: host }), host).toEqual([]);
  expect(problems({ ...live, HOST: "0.0.0.0" })).toEqual([]);
});

test(".env.example lists every setting, and no other", () => {
  const listed = readFileSync(new URL("../.env.example", import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(listed.toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
});
