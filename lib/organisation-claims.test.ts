import { describe, expect, test } from "vitest";
import { identityOf } from "./organisation-claims";

const NOW = new Date("2026-11-24T09:00:00Z");
const NOON_BEFORE = new Date("2026-11-23T12:00:00Z");
const TENANT = "0f9d2c1e-3a64-4b7d-9c55-8e1f20a7b6d3";
const ENTRA = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const PLAIN = "https://sign-in.example.org";

const fromEntra = (claims: object = {}) => ({
  iss: ENTRA,
  sub: "pairwise",
  tid: TENANT,
  oid: "the-person",
  email: "Name@Westbridge.example",
  xms_edov: true,
  auth_time: NOON_BEFORE.getTime() / 1000,
  ...claims,
});
const fromPlain = (claims: object = {}) => ({
  iss: PLAIN,
  sub: "Abc",
  email: "name@westbridge.example",
  email_verified: true,
  auth_time: NOON_BEFORE.getTime() / 1000,
  ...claims,
});

describe("who a token of the organisation speaks of", () => {
  test("from Entra: the tenant's own number for the person, never one made for this app or an address", () => {
    expect(identityOf(fromEntra(), ENTRA, NOW)).toEqual({
      ok: true,
      identity: {
        id: `${TENANT}:the-person`,
        address: "name@westbridge.example",
        provenAt: NOON_BEFORE,
      },
    });
  });

  test("from any other provider: its own number for the person, capitals and all", () => {
    expect(identityOf(fromPlain(), PLAIN, NOW)).toMatchObject({
      ok: true,
      identity: { id: `${PLAIN}:Abc`, address: "name@westbridge.example" },
    });
  });

  test.each([
    ["another tenant", fromEntra({ tid: "7c1f2f64-9a34-4f3e-8d2b-0d5a4a1b9e77" }), ENTRA],
    ["no tenant", fromEntra({ tid: undefined }), ENTRA],
    ["another tenant's issuer", fromEntra({ iss: ENTRA.replace("0f9d", "1f9d") }), ENTRA],
    ["another issuer", fromPlain({ iss: `${PLAIN}/` }), PLAIN],
  ])("%s is elsewhere", (_, claims, issuer) => {
    expect(identityOf(claims, issuer, NOW)).toEqual({ ok: false, why: "elsewhere" });
  });

  test.each([
    ["no number for the person", fromEntra({ oid: undefined }), ENTRA],
    ["an empty number", fromEntra({ oid: "" }), ENTRA],
    ["no time of signing in", fromEntra({ auth_time: undefined }), ENTRA],
    ["a time in words", fromPlain({ auth_time: "yesterday" }), PLAIN],
    ["no subject", fromPlain({ sub: undefined }), PLAIN],
    ["nothing at all", undefined, PLAIN],
  ])("%s is incomplete", (_, claims, issuer) => {
    expect(identityOf(claims, issuer, NOW)).toEqual({ ok: false, why: "incomplete" });
  });

  test.each([true, 1, "1", "true"])("Entra vouches for an address by xms_edov: %j", (xms_edov) => {
    expect(identityOf(fromEntra({ xms_edov }), ENTRA, NOW)).toMatchObject({
      identity: { address: "name@westbridge.example" },
    });
  });

  test.each([
    ["Entra without xms_edov", fromEntra({ xms_edov: undefined }), ENTRA],
    ["Entra with xms_edov false", fromEntra({ xms_edov: false }), ENTRA],
    ["Entra with xms_edov 0", fromEntra({ xms_edov: "0" }), ENTRA],
    [
      "Entra with another provider's word for it",
      fromEntra({ xms_edov: undefined, email_verified: true }),
      ENTRA,
    ],
    ["another provider without email_verified", fromPlain({ email_verified: undefined }), PLAIN],
    ["another provider with it in words", fromPlain({ email_verified: "true" }), PLAIN],
    [
      "another provider with Entra's word for it",
      fromPlain({ email_verified: false, xms_edov: true }),
      PLAIN,
    ],
    ["no address", fromEntra({ email: undefined }), ENTRA],
    ["something else than an address", fromEntra({ email: ["name@westbridge.example"] }), ENTRA],
    ["two addresses in one", fromPlain({ email: "a@westbridge.example,b@westbridge.example" }), PLAIN],
  ])("an address does not count from %s", (_, claims, issuer) => {
    expect(identityOf(claims, issuer, NOW)).toMatchObject({ ok: true, identity: { address: null } });
  });

  test("a sign-in of the future counts as one of now", () => {
    const ahead = fromEntra({ auth_time: NOW.getTime() / 1000 + 30 });
    expect(identityOf(ahead, ENTRA, NOW)).toMatchObject({ identity: { provenAt: NOW } });
  });
});
