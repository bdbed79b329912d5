import { describe, expect, test } from "vitest";
import { securityTxt } from "./security-txt";

const site = { origin: "https://list.parliament.test", contact: "mailto:security@parliament.test" };
const expires = (at: string) => /^Expires: (.*)$/m.exec(securityTxt(site, new Date(at)))?.[1];

describe("SU-3: security.txt", () => {
  test("says whom to tell, until when, where the rules are, in which language, and where it belongs", () => {
    expect(securityTxt(site, new Date("2026-11-24T21:30:00Z"))).toBe(
      [
        "Contact: mailto:security@parliament.test",
        "Expires: 2027-05-24T00:00:00.000Z",
        "Policy: https://list.parliament.test/about#tell-us",
        "Preferred-Languages: en",
        "Canonical: https://list.parliament.test/.well-known/security.txt",
        "",
      ].join("\n"),
    );
  });
  test.each([
    ["2026-08-31T23:59:59Z", "2027-02-28T00:00:00.000Z"],
    ["2027-08-31T12:00:00Z", "2028-02-29T00:00:00.000Z"],
    ["2026-07-01T00:00:00Z", "2027-01-01T00:00:00.000Z"],
    ["2031-12-31T00:00:00Z", "2032-06-30T00:00:00.000Z"],
  ])("asked at %s it is good until %s", (at, until) => {
    expect(expires(at)).toBe(until);
  });
});
