import { createHash } from "node:crypto";

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
    SMTP_URL: "",
    TRUSTED_PROXY: "",
  };
}
