import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { addressHash, sealAddress } from "./address";
import { randomToken, tokenHash } from "./crypto";
import { db } from "./db";
import { readOutbox } from "./mail";
import { cookieFor } from "./session";
import { askForLink, confirmLink, signOut } from "./sign-in";
import { TestBrowser } from "./test-browser";

vi.mock("next/headers", async () => (await import("./test-browser")).nextHeaders);
vi.mock("next/server", async () => (await import("./test-browser")).nextServer);

async function aPerson(): Promise<{ id: string; address: string }> {
  const id = randomUUID();
  const address = `${id}@example.org`;
  const data = {
    id,
    emailHash: addressHash(address),
    emailSealed: sealAddress(id, address),
    createdAt: new Date(),
  };
  await db.person.create({ data });
  return { id, address };
}

/** Asks for a link and returns the mailed half of its token, if a mail came. */
async function mailedTo(browser: TestBrowser, address: string, next: string | null = null) {
  await browser.ask(() => askForLink(address, next));
  await browser.settle();
  const letter = (await readOutbox()).find(({ to }) => to === address);
  return letter ? (/token=([\w-]+)/.exec(letter.text)?.[1] ?? "") : null;
}

const sessionOf = (browser: TestBrowser) => browser.cookies.get(cookieFor("session").name);

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.signInToken.deleteMany();
});

describe("AU-2: a mail link", () => {
  test("signs in the browser that asked, once, and leads where it was going", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    const mailed = (await mailedTo(browser, person.address, "/profile")) ?? "";
    expect(await browser.ask(() => confirmLink(mailed))).toEqual({
      ok: true,
      personId: person.id,
      next: "/profile",
    });
    expect(await db.session.count({ where: { personId: person.id } })).toBe(1);
    const again = new TestBrowser();
    for (const [name, value] of browser.cookies) again.cookies.set(name, value);
    expect(await again.ask(() => confirmLink(mailed))).toMatchObject({ ok: false });
    expect(await db.session.count({ where: { personId: person.id } })).toBe(1);
  });

  test("pressed in another browser it neither enters nor is spent", async () => {
    const [browser, other, third, person] = [
      new TestBrowser(),
      new TestBrowser(),
      new TestBrowser(),
      await aPerson(),
    ];
    const mailed = (await mailedTo(browser, person.address)) ?? "";
    expect(await other.ask(() => confirmLink(mailed))).toEqual({ ok: false, reason: "other-browser" });
    // One that asked for a link of its own holds another half.
    await third.ask(() => askForLink(person.address, null));
    expect(await third.ask(() => confirmLink(mailed))).toEqual({ ok: false, reason: "used" });
    expect(await browser.ask(() => confirmLink(mailed))).toMatchObject({ ok: true });
  });

  test("of twenty confirmations at once exactly one opens a session, five rounds over", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [browser, person] = [new TestBrowser(), await aPerson()];
      const mailed = (await mailedTo(browser, person.address)) ?? "";
      const results = await Promise.all(
        Array.from({ length: 20 }, () => browser.ask(() => confirmLink(mailed))),
      );
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(await db.session.count({ where: { personId: person.id } })).toBe(1);
    }
  });

  test("is good for ten minutes", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    const mailed = (await mailedTo(browser, person.address)) ?? "";
    const { expiresAt } = await db.signInToken.findFirstOrThrow();
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(600_000);
    await db.signInToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await browser.ask(() => confirmLink(mailed))).toEqual({ ok: false, reason: "used" });
  });

  test("stays good when the browser asks again", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    const first = (await mailedTo(browser, person.address)) ?? "";
    await mailedTo(browser, person.address);
    expect(await browser.ask(() => confirmLink(first))).toMatchObject({ ok: true });
  });

  test("says nothing about anybody: neither its address nor the browser's cookie names one", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    await mailedTo(browser, person.address);
    const [letter] = await readOutbox();
    const link = letter?.text.split(/\s/).find((word) => word.startsWith("http")) ?? "";
    expect(new URL(link).search).toMatch(/^\?token=[\w-]{43}$/);
    expect([...browser.cookies.values()].join()).not.toContain(person.address);
  });
});

describe("AU-6: a mail link of somebody who has a passkey", () => {
  async function withPasskey() {
    const person = await aPerson();
    await db.passkey.create({
      data: {
        personId: person.id,
        credentialId: person.id,
        publicKey: Buffer.from("none"),
        counter: 0,
        deviceType: "multiDevice",
        backedUp: true,
        nameSealed: "x",
        createdAt: new Date(),
      },
    });
    return person;
  }

  test("proves the mailbox, is spent, and opens no session", async () => {
    const [browser, person] = [new TestBrowser(), await withPasskey()];
    const mailed = (await mailedTo(browser, person.address, "/profile")) ?? "";
    expect(await browser.ask(() => confirmLink(mailed))).toEqual({
      ok: false,
      reason: "not-enough",
      personId: person.id,
      next: "/profile",
    });
    expect(sessionOf(browser)).toBeUndefined();
    expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
    expect(await db.accountEvent.count({ where: { personId: person.id } })).toBe(0);
    expect(await browser.ask(() => confirmLink(mailed))).toMatchObject({ reason: "other-browser" });
  });

  test("leaves the session this browser has as it is", async () => {
    const [browser, person, other] = [new TestBrowser(), await aPerson(), await withPasskey()];
    await browser.ask(async () => confirmLink((await mailedTo(browser, person.address)) ?? ""));
    const before = sessionOf(browser);
    await browser.ask(async () => confirmLink((await mailedTo(browser, other.address)) ?? ""));
    expect(sessionOf(browser)).toBe(before);
    expect(await db.session.count({ where: { personId: person.id } })).toBe(1);
  });

  test("pressed twenty times at once opens nothing and proves it once", async () => {
    const [browser, person] = [new TestBrowser(), await withPasskey()];
    const mailed = (await mailedTo(browser, person.address)) ?? "";
    const all = await Promise.all(Array.from({ length: 20 }, () => browser.ask(() => confirmLink(mailed))));
    expect(all.filter((one) => !one.ok && one.reason === "not-enough")).toHaveLength(1);
    expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  });
});

describe("AU-3: whether an address may come in does not show", () => {
  test("the queries before the answer are the same, and mail is looked at after it", async () => {
    const person = await aPerson();
    const query = vi.spyOn(pg.Client.prototype, "query");
    const asked: string[][] = [];
    const browsers = [new TestBrowser(), new TestBrowser()];
    for (const [n, address] of [person.address, `${randomUUID()}@nowhere.example`].entries()) {
      query.mockClear();
      await browsers[n]?.ask(() => askForLink(address, null));
      asked.push(
        query.mock.calls.map(([given]) =>
          typeof given === "string" ? given : (given as { text: string }).text,
        ),
      );
    }
    query.mockRestore();
    expect(asked[0]?.length).toBeGreaterThan(0);
    expect(asked[1]).toEqual(asked[0]);
    expect(await db.mail.count()).toBe(0);
    for (const browser of browsers) await browser.settle();
    expect((await readOutbox()).map(({ to }) => to)).toEqual([person.address]);
  });

  test("the browser keeps the same cookies, of the same length", async () => {
    const person = await aPerson();
    const [known, unknown] = [new TestBrowser(), new TestBrowser()];
    await known.ask(() => askForLink(person.address, null));
    await unknown.ask(() => askForLink(`${randomUUID()}@example.com`, null));
    const shape = ({ cookies }: TestBrowser) => [...cookies].map(([name, value]) => [name, value.length]);
    expect(shape(unknown)).toEqual(shape(known));
  });
});

describe("who may come in", () => {
  test("somebody the operator lists by domain becomes a person when the link is confirmed, not before", async () => {
    const address = `${randomUUID()}@people.example.org`;
    const browser = new TestBrowser();
    const mailed = (await mailedTo(browser, address)) ?? "";
    const where = { emailHash: addressHash(address) };
    expect(await db.person.count({ where })).toBe(0);
    expect(await browser.ask(() => confirmLink(mailed))).toMatchObject({ ok: true });
    expect(await db.person.count({ where })).toBe(1);
  });

  test.each([
    "nobody@example.com",
    "x@evil-people.example.org",
    "x@sub.people.example.org",
    "people.example.org@x.test",
  ])("nobody else gets a mail: %s", async (address) => {
    expect(await mailedTo(new TestBrowser(), address)).toBeNull();
  });
});

describe("AU-4: a session", () => {
  test("is new at each sign-in, and the one before it is ended", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    const tokens: (string | undefined)[] = [];
    for (let n = 0; n < 3; n += 1) {
      const mailed = (await mailedTo(browser, person.address)) ?? "";
      await browser.ask(() => confirmLink(mailed));
      tokens.push(sessionOf(browser));
    }
    expect(new Set(tokens).size).toBe(3);
    const rows = await db.session.findMany({ where: { personId: person.id } });
    expect(rows.map((row) => row.tokenHash)).toEqual([tokenHash(tokens[2] ?? "")]);
  });

  test("is never the one a cookie planted beforehand names", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    const planted = randomToken();
    browser.cookies.set(cookieFor("session").name, planted);
    const mailed = (await mailedTo(browser, person.address)) ?? "";
    await browser.ask(() => confirmLink(mailed));
    expect(sessionOf(browser)).not.toBe(planted);
    expect(await db.session.count({ where: { tokenHash: tokenHash(planted) } })).toBe(0);
  });

  test("has a token of 256 bits, which no row holds", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    await browser.ask(async () => confirmLink((await mailedTo(browser, person.address)) ?? ""));
    const token = sessionOf(browser) ?? "";
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const rows = await db.session.findMany();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("is gone after signing out", async () => {
    const [browser, person] = [new TestBrowser(), await aPerson()];
    await browser.ask(async () => confirmLink((await mailedTo(browser, person.address)) ?? ""));
    await browser.ask(signOut);
    expect(sessionOf(browser)).toBeUndefined();
    expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  });
});

test("DA-7: a failure in the middle of signing in leaves no address or token in the log", async () => {
  let written = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
  }
  const person = await aPerson();
  const failing = vi.spyOn(pg.Client.prototype, "query").mockImplementation(() => {
    throw new Error(`lost ${person.address}`);
  });
  await expect(new TestBrowser().ask(() => askForLink(person.address, null))).rejects.toThrow("UNAVAILABLE");
  failing.mockRestore();
  vi.restoreAllMocks();
  expect(written).toContain("sign-in.signin");
  expect(written).not.toContain(person.id);
});
