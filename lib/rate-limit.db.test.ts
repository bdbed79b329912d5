import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { db } from "./db";
import { networkOf } from "./network";
import { clientNetwork, LIMITS, take } from "./rate-limit";
import { TestBrowser } from "./test-browser";

vi.mock("next/headers", async () => (await import("./test-browser")).nextHeaders);

const NOW = new Date("2026-11-24T12:00:00Z");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe("HT-6: limits", () => {
  test("of fifty links asked for at once, exactly five pass", async () => {
    const address = `${randomUUID()}@example.org`;
    const taken = await Promise.all(Array.from({ length: 50 }, () => take("link-address", address, NOW)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(5);
    expect(new Set(taken.map((one) => (one.ok ? 0 : one.retryAfterSeconds)))).toEqual(new Set([0, 3600]));
  });

  test("begin anew when their time is over, and say how long that is", async () => {
    const subject = randomUUID();
    for (let n = 0; n < 20; n += 1) expect(await take("passkey", subject, NOW)).toEqual({ ok: true });
    expect(await take("passkey", subject, later(45))).toEqual({ ok: false, retryAfterSeconds: 15 });
    expect(await take("passkey", subject, later(60))).toEqual({ ok: true });
    expect(await take("passkey", subject, later(61))).toEqual({ ok: true });
  });

  test("count each subject and each kind by itself", async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    for (let n = 0; n <= LIMITS["link-address"].most; n += 1) await take("link-address", one, NOW);
    expect(await take("link-address", one, NOW)).toMatchObject({ ok: false });
    expect(await take("link-address", two, NOW)).toEqual({ ok: true });
    expect(await take("link-network", one, NOW)).toEqual({ ok: true });
  });

  test("take an address for the same however it is written", async () => {
    const name = randomUUID();
    for (let n = 0; n < 5; n += 1) await take("link-address", `${name}@example.org`, NOW);
    expect(await take("link-address", ` ${name.toUpperCase()}@Example.ORG`, NOW)).toMatchObject({
      ok: false,
    });
  });

  test("keep no address and no network in the table", async () => {
    const address = `${randomUUID()}@example.org`;
    await take("link-address", address, NOW);
    await take("link-network", "203.0.113", NOW);
    const rows = JSON.stringify(await db.rateLimit.findMany());
    expect(rows).not.toContain(address);
    expect(rows).not.toContain("203.0.113");
  });
});

test("HT-6: without its table a limit throws, so that whoever asks refuses", async () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query('ALTER TABLE "RateLimit" RENAME TO "Gone"');
  try {
    await expect(take("link-address", "a@example.org", NOW)).rejects.toThrow();
  } finally {
    await owner.query('ALTER TABLE "Gone" RENAME TO "RateLimit"');
    await owner.end();
  }
});

describe("HT-6: a network", () => {
  test.each([
    ["203.0.113.7", "203.0.113"],
    ["::ffff:203.0.113.7", "203.0.113"],
    ["::FFFF:203.0.113.7", "203.0.113"],
    ["2001:db8:1:2ff::1", "20010db8000102"],
    ["2001:db8:1:200:1:2:3:4", "20010db8000102"],
    ["2001:0db8:0001:02aa::", "20010db8000102"],
    ["::1", "00000000000000"],
    ["fe80::1%eth0", "fe800000000000"],
    ["", "unknown"],
    ["203.0.113.7, 1.2.3.4", "unknown"],
    ["nonsense", "unknown"],
  ])("of %j is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test("comes from the server in front, and from nothing else a client sends", async () => {
    const browser = new TestBrowser();
    browser.headers.set("x-forwarded-for", "198.51.100.1");
    browser.headers.set("x-real-ip", "198.51.100.1");
    expect(await browser.ask(clientNetwork)).toBe("unknown");
    browser.headers.set("x-client-address", "203.0.113.7");
    expect(await browser.ask(clientNetwork)).toBe("203.0.113");
  });
});
