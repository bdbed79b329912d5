import { createHash } from "node:crypto";

/** An organisation to speak of in tests that do not go there: nothing answers at its address. */
export const TEST_ORGANISATION = {
  ORGANISATION_NAME: "Westbridge Council",
  ORGANISATION_ISSUER: "http://localhost:9/0f9d2c1e-3a64-4b7d-9c55-8e1f20a7b6d3/v2.0",
  ORGANISATION_CLIENT_ID: "safe-seat",
  ORGANISATION_CLIENT_SECRET: "nobody asks for this one",
};

/** Settings for a test of the app at this port of localhost: always the same keys, so that a failure can be repeated. */
export function testSettings(port: number): Record<string, string> {
  const key = (name: string) => createHash("sha256").update(`Safe Seat tests: ${name}`).digest("base64");
  return {
    APP_ORIGIN: `http://localhost:${port}`,
    PORT: String(port),
    AUTH_SECRET: key("sign in"),
    SEAL_KEYS: `test:${key("seal")}`,
    INDEX_KEY: key("index"),
    ALLOWED_DOMAINS: "people.example.org",
    CONTACT: "mailto:security@example.org",
    // Whatever the shell or an .env file has: empty counts as not set.
    ALLOWED_ADDRESSES: "",
    HOST: "",
    MAIL_FROM: "",
    ORGANISATION_NAME: "",
    ORGANISATION_ISSUER: "",
    ORGANISATION_CLIENT_ID: "",
    ORGANISATION_CLIENT_SECRET: "",
    SMTP_URL: "",
    TRUSTED_PROXY: "",
  };
}
