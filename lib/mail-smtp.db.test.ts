import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { freePort } from "@/scripts/launcher/ports.mjs";
import { db } from "./db";
import { env } from "./env";
import { hasOutbox, readOutbox, sendMail, sendWaiting } from "./mail";
import { askForLink, confirmLink } from "./sign-in";
import { TestBrowser } from "./test-browser";

vi.mock("next/headers", async () => (await import("./test-browser")).nextHeaders);
vi.mock("next/server", async () => (await import("./test-browser")).nextServer);

const ADDRESS = "jo.canary@people.example.org";
// As long as the one above: the browser keeps the address, sealed.
const STRANGER = "jo.canary@nowhere.example.nu";
const MINUTE = 60_000;
const later = (milliseconds: number) => new Date(Date.now() + milliseconds);

type Arrived = { to: string[]; from: string; raw: string };

/** A mail server as others run them, on the port the settings name. */
async function startServer(port: number, refuse: (to: string) => number | null = () => null) {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, answer) {
      const code = refuse(address);
      answer(code ? Object.assign(new Error(`not now, ${address}`), { responseCode: code }) : null);
    },
    async onData(stream, { envelope: { mailFrom, rcptTo } }, answer) {
      const raw = await text(stream);
      arrived.push({ to: rcptTo.map((one) => one.address), from: mailFrom ? mailFrom.address : "", raw });
      answer();
    },
  });
  server.on("error", () => {});
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  expect((server.server.address() as AddressInfo).port).toBe(port);
  stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return arrived;
}

let stop: (() => Promise<void>) | undefined;
let port = 0;
let log = "";

beforeAll(async () => {
  // Before anything reads the settings, which are read once.
  port = await freePort();
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.MAIL_FROM = "Safe Seat <no-reply@checklist.example.org>";
});
beforeEach(async () => {
  await db.mail.deleteMany();
  await db.signInToken.deleteMany();
  log = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((line) => {
      log += String(line);
      return true;
    });
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stop?.();
  stop = undefined;
});

const tokenIn = (raw: string) =>
  /token=([\w-]{43})/.exec(raw.replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[1] ?? "";
const cookiesOf = ({ cookies }: TestBrowser) => [...cookies].map(([name, value]) => [name, value.length]);

describe("mail over a real SMTP connection", () => {
  test("AU-2: the sign-in link arrives once, at the right address, after the answer, and signs in", async () => {
    const arrived = await startServer(port);
    const browser = new TestBrowser();
    await browser.ask(() => askForLink(ADDRESS, null));
    expect(arrived).toEqual([]);
    expect(await db.mail.count()).toBe(0);
    await browser.settle();
    expect(await sendWaiting(later(2 * MINUTE))).toBe(0);
    expect(arrived.map(({ to, from }) => ({ to, from }))).toEqual([
      { to: [ADDRESS], from: "no-reply@checklist.example.org" },
    ]);
    const raw = arrived[0]?.raw ?? "";
    expect(raw).toMatch(/^From: Safe Seat <no-reply@checklist\.example\.org>\r$/m);
    expect(raw).toContain(`\r\nTo: ${ADDRESS}\r\n`);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    expect(raw).toMatch(/^Content-Type: text\/plain/m);
    expect([hasOutbox(), await readOutbox()]).toEqual([false, []]);
    expect(await browser.ask(() => confirmLink(tokenIn(raw)))).toMatchObject({ ok: true });
    // What was sent is not kept.
    expect(await db.mail.count()).toBe(0);
    expect(log).not.toContain(ADDRESS);
  });

  test("AU-3: a mail server that is down shows to nobody, loses nothing, and gets the mail when it is back", async () => {
    const [browser, stranger] = [new TestBrowser(), new TestBrowser()];
    await browser.ask(() => askForLink(ADDRESS, null));
    await stranger.ask(() => askForLink(STRANGER, null));
    expect(cookiesOf(browser)).toEqual(cookiesOf(stranger));
    await browser.settle();
    await stranger.settle();
    expect(await db.mail.count({ where: { sentAt: null } })).toBe(1);
    expect(await sendWaiting(later(MINUTE))).toBe(0);
    expect(await db.mail.count()).toBe(1);

    const arrived = await startServer(port);
    expect(await sendWaiting(later(2 * MINUTE))).toBe(1);
    expect(arrived.map(({ to }) => to)).toEqual([[ADDRESS]]);
    expect(await browser.ask(() => confirmLink(tokenIn(arrived[0]?.raw ?? "")))).toMatchObject({ ok: true });
    expect(await db.mail.count()).toBe(0);
    expect(log).not.toContain(ADDRESS);
  });

  test("AU-2: a link that has ended meanwhile is not sent any more; a notice still is", async () => {
    const browser = new TestBrowser();
    await browser.ask(() => askForLink(ADDRESS, null));
    await browser.settle();
    await sendMail({ to: ADDRESS, subject: "A passkey was added", text: "Hello" });
    const arrived = await startServer(port);
    expect(await sendWaiting(later(11 * MINUTE))).toBe(1);
    expect(arrived).toHaveLength(1);
    expect(arrived[0]?.raw).toContain("Subject: A passkey was added");
    expect(await db.mail.count()).toBe(0);
  });

  test("of many tries at one moment one sends", async () => {
    await sendMail({ to: ADDRESS, subject: "One", text: "Hello" });
    const arrived = await startServer(port);
    const at = later(MINUTE);
    const sent = await Promise.all(Array.from({ length: 10 }, () => sendWaiting(at)));
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(arrived).toHaveLength(1);
  });

  test("DA-7: refused for good an address is tried once, busy again; nobody else waits, and the log names nobody", async () => {
    const arrived = await startServer(port, (to) =>
      to.startsWith("gone") ? 550 : to.startsWith("busy") ? 451 : null,
    );
    await sendMail({ to: "gone@example.org", subject: "One", text: "Hello" });
    expect(await db.mail.count()).toBe(0);
    await sendMail({ to: "busy@example.org", subject: "Two", text: "Hello" });
    expect(await db.mail.count()).toBe(1);
    await sendMail({ to: ADDRESS, subject: "Three", text: "Hello" });
    expect(arrived.map(({ to }) => to)).toEqual([[ADDRESS]]);
    expect(await sendWaiting(later(MINUTE))).toBe(0);
    expect(await db.mail.count()).toBe(1);
    expect(log).toContain('"where":"mail"');
    expect(log).not.toContain("@");
  });

  test("off this machine nothing goes in clear: a server without TLS gets no mail, and the mail waits", async () => {
    const arrived = await startServer(port);
    const settings = env() as { isLocal: boolean };
    settings.isLocal = false;
    await sendMail({ to: ADDRESS, subject: "One", text: "Hello" }).finally(() => {
      settings.isLocal = true;
    });
    expect(arrived).toEqual([]);
    expect(await db.mail.count()).toBe(1);
  });

  test("DA-1: what waits is sealed", async () => {
    await sendMail({ to: ADDRESS, subject: "Subject canary", text: "Text canary" });
    expect(JSON.stringify(await db.mail.findMany())).not.toMatch(/canary/i);
  });
});
