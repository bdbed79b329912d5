import { expect, test } from "vitest";
import { mayChangeSignIn, mayReadOthers } from "./fresh";
import type { Actor, SignInMethod } from "./grants";

const now = new Date("2026-11-24T12:00:00Z");
const actor = (method: SignInMethod, minutesAgo: number): Actor => ({
  personId: "p",
  sessionId: "s",
  method,
  signedInAt: new Date(now.getTime() - minutesAgo * 60_000),
  memberships: [],
  overview: false,
});

test.each`
  method        | minutes | hasStrongMeans | isLocal  | may
  ${"passkey"}  | ${0}    | ${true}        | ${false} | ${true}
  ${"passkey"}  | ${5}    | ${true}        | ${false} | ${true}
  ${"passkey"}  | ${5.1}  | ${true}        | ${false} | ${false}
  ${"passkey"}  | ${-1}   | ${true}        | ${false} | ${false}
  ${"entra"}    | ${1}    | ${true}        | ${false} | ${true}
  ${"recovery"} | ${1}    | ${true}        | ${false} | ${true}
  ${"recovery"} | ${6}    | ${true}        | ${false} | ${false}
  ${"recovery"} | ${1}    | ${false}       | ${false} | ${true}
  ${"email"}    | ${1}    | ${false}       | ${false} | ${true}
  ${"email"}    | ${1}    | ${true}        | ${false} | ${false}
  ${"email"}    | ${6}    | ${false}       | ${false} | ${false}
  ${"email"}    | ${1}    | ${true}        | ${true}  | ${true}
  ${"email"}    | ${6}    | ${true}        | ${true}  | ${false}
`(
  "AU-7: $method $minutes minutes ago, stronger means $hasStrongMeans, local $isLocal: $may",
  ({ method, minutes, hasStrongMeans, isLocal, may }) => {
    expect(mayChangeSignIn(actor(method, minutes), { hasStrongMeans, isLocal }, now)).toBe(may);
  },
);

test.each`
  method       | hours   | isLocal  | may
  ${"passkey"} | ${0}    | ${false} | ${true}
  ${"passkey"} | ${12}   | ${false} | ${true}
  ${"passkey"} | ${12.1} | ${false} | ${false}
  ${"passkey"} | ${-0.1} | ${false} | ${false}
  ${"entra"}   | ${11}   | ${false} | ${true}
  ${"email"}   | ${0.1}  | ${false} | ${false}
  ${"email"}   | ${11}   | ${true}  | ${true}
  ${"email"}   | ${13}   | ${true}  | ${false}
`(
  "AU-7: other people's things, $method $hours hours ago, local $isLocal: $may",
  ({ method, hours, isLocal, may }) => {
    expect(mayReadOthers(actor(method, hours * 60), { isLocal }, now)).toBe(may);
  },
);
