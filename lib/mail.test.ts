import { createHash } from "node:crypto";
import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

const key = (name: string) => createHash("sha256").update(name).digest("base64");
const letter = {
  to: "a.canary@example.org",
  subject: "A canary subject",
  text: "A canary text\n\nhttps://x.test/y",
};
let received: string[] = [];
let connections = 0;
let isBroken = false;
let server: net.Server;

/** As much of SMTP as one letter needs. */
function answer(socket: net.Socket): void {
  let isData = false;
  let data = "";
  const say = (line: string) => socket.write(`${line}\r\n`);
  connections += 1;
  say("220 test");
  socket.setEncoding("utf8").on("data", (part) => {
    data += part;
    if (isData) {
      if (!data.endsWith("\r\n.\r\n")) return;
      received.push(data);
      [isData, data] = [false, ""];
      say("250 kept");
      return;
    }
    const verb = data.slice(0, 4).toUpperCase();
    data = "";
    if (verb === "DATA" && !isBroken) {
      isData = true;
      say("354 go on");
    } else if (verb === "QUIT") socket.end("221 bye\r\n");
    else say(isBroken && verb !== "EHLO" ? "451 not now, a.canary@example.org" : "250 test");
  });
}

beforeAll(async () => {
  server = net.createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  Object.assign(process.env, {
    APP_ORIGIN: "http://localhost:3000",
    DATABASE_URL: "postgres://localhost/none",
    AUTH_SECRET: key("auth"),
    SEAL_KEYS: `test:${key("seal")}`,
    INDEX_KEY: key("index"),
    SMTP_URL: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    MAIL_FROM: "Safe Seat <no-reply@example.org>",
  });
});
beforeEach(() => {
  [received, connections, isBroken] = [[], 0, false];
});
afterAll(() => void server.close());

test("with a mail server a letter goes there, as plain text and marked as automatic", async () => {
  const { hasOutbox, readOutbox, sendMail } = await import("./mail");
  await sendMail(letter);
  expect(hasOutbox()).toBe(false);
  expect(await readOutbox()).toEqual([]);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatch(/^From: Safe Seat <no-reply@example\.org>\r$/m);
  expect(received[0]).toMatch(/^To: a\.canary@example\.org\r$/m);
  expect(received[0]).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(received[0]).toMatch(/^Content-Type: text\/plain/m);
  expect(received[0]).toContain("https://x.test/y");
});

test("DA-7: a server that will not take it is tried three times, and the log names nobody", async () => {
  const { sendMail } = await import("./mail");
  isBroken = true;
  let written = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      written += String(text);
      return true;
    });
  }
  await sendMail(letter);
  vi.restoreAllMocks();
  expect(connections).toBe(3);
  expect(received).toEqual([]);
  expect(written).toContain('"where":"mail"');
  expect(written).not.toMatch(/canary/);
});
