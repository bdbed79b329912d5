import { expect, test } from "vitest";
import { deviceInWords } from "./device";
import { passkeyName } from "./passkey-name";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1";
const EDGE =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0";
const NOBODY = "00000000-0000-0000-0000-000000000000";

test.each([
  [IPHONE, "Safari on iPhone"],
  [EDGE, "Edge on Windows"],
  ["Mozilla/5.0 (Linux; Android 16) Chrome/150.0.0.0 Mobile Safari/537.36", "Chrome on Android"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox on Mac"],
  ["curl/8.0", "A browser"],
  ["", "A browser"],
  [`${"x".repeat(100_000)}iPhone`, "A browser"],
])("a browser is named as its owner would: %s", (agent, words) => {
  expect(deviceInWords(agent)).toBe(words);
});

test.each([
  ["fbfc3007-154e-4ecc-8c0b-6e020557d7bd", ["internal", "hybrid"], "Apple Passwords"],
  [NOBODY, ["internal"], "iPhone"],
  [NOBODY, ["usb", "nfc"], "Security key"],
  [NOBODY, [], "iPhone"],
])("a passkey from %s over %j starts with a name its owner knows", (aaguid, transports, name) => {
  expect(passkeyName({ aaguid, transports }, IPHONE)).toBe(name);
});
