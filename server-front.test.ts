import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createFront, MOST_BODY_BYTES, securityHeaders } from "./server-front.mjs";

type Seen = { method: string; url: string; headers: http.IncomingHttpHeaders; body: string };
const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A front before a handler that notes what reaches it; `origin` gets the port that was free. */
async function aFront({ trustedProxy, origin }: { trustedProxy?: string; origin?: string } = {}) {
  const seen: Seen[] = [];
  const server = http.createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const front = createFront({
    origin: origin ?? `http://localhost:${port}`,
    trustedProxy,
    handle: async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      seen.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
      response.end("handled");
    },
  });
  server.on("request", front);
  const ask = (options: http.RequestOptions, ...parts: (string | Buffer)[]) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { host: `localhost:${port}`, ...(options.headers as http.OutgoingHttpHeaders) };
      const request = http.request({ port, host: "127.0.0.1", agent: false, ...options, headers }, resolve);
      request.on("error", reject);
      for (const part of parts) request.write(part);
      request.end();
    });
  return { seen, ask, port };
}

test("IN-1: refuses a name longer than a file may have, which Next would answer with 500", async () => {
  const { ask, seen } = await aFront();
  expect((await ask({ path: `/guidance/${"a".repeat(201)}?q=1` })).statusCode).toBe(414);
  expect(seen).toEqual([]);
  expect((await ask({ path: `/guidance/${"a".repeat(200)}?q=${"b".repeat(500)}` })).statusCode).toBe(200);
});

describe("HT-4: methods", () => {
  test.each(["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "SEARCH"])(
    "%s is refused",
    async (method) => {
      const { seen, ask } = await aFront();
      const answer = await ask({ method, path: "/" });
      expect(answer.statusCode).toBe(405);
      expect(answer.headers.allow).toBe("GET, HEAD, POST");
      expect(seen).toEqual([]);
    },
  );

  test.each(["/_next/static/x.js", "/favicon.svg"])("POST to %s, a file, is refused", async (path) => {
    const { seen, ask } = await aFront();
    const answer = await ask({ method: "POST", path });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
    expect(seen).toEqual([]);
  });

  test.each(["GET", "HEAD"])("%s passes", async (method) => {
    const { seen, ask } = await aFront();
    expect((await ask({ method, path: "/x?y=1" })).statusCode).toBe(200);
    expect(seen).toMatchObject([{ method, url: "/x?y=1" }]);
  });
});

describe("IN-2: a body over 100 kB is refused before anything holds it", () => {
  const big = Buffer.alloc(MOST_BODY_BYTES + 1, "a");

  test("declared", async () => {
    const { seen, ask } = await aFront();
    const answer = await ask({ method: "POST", path: "/", headers: { "content-length": big.length } }, big);
    expect(answer.statusCode).toBe(413);
    expect(seen).toEqual([]);
  });

  test("chunked, in small pieces", async () => {
    const { seen, ask } = await aFront();
    const pieces = Array.from({ length: 30 }, () => Buffer.alloc(10_000, "a"));
    const answer = await ask(
      { method: "POST", path: "/", headers: { "transfer-encoding": "chunked" } },
      ...pieces,
    );
    expect(answer.statusCode).toBe(413);
    expect(seen).toEqual([]);
  });

  test.each(["content-length", "transfer-encoding"])("one that fits arrives whole, by %s", async (how) => {
    const { seen, ask } = await aFront();
    const body = "ü".repeat(MOST_BODY_BYTES / 2);
    const value = how === "content-length" ? Buffer.byteLength(body) : "chunked";
    const half = Buffer.from(body);
    const answer = await ask(
      { method: "POST", path: "/", headers: { [how]: value } },
      half.subarray(0, 33_333),
      half.subarray(33_333),
    );
    expect(answer.statusCode).toBe(200);
    expect(seen[0]?.body).toBe(body);
  });

  test("one that ends early reaches nobody", async () => {
    const { seen, port } = await aFront();
    const socket = net.connect(port, "127.0.0.1");
    socket.write(`POST / HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Length: 50\r\n\r\nhalf`);
    await new Promise((resolve) => socket.once("connect", resolve));
    socket.destroy();
    await new Promise((resolve) => socket.once("close", resolve));
    const after = await aFront();
    await after.ask({ method: "GET", path: "/" });
    expect(seen).toEqual([]);
  });
});

describe("HT-2: every answer carries the headers", () => {
  test.each([
    ["a page", { method: "GET", path: "/" }, 200],
    ["a method refused", { method: "TRACE", path: "/" }, 405],
    ["another host", { method: "GET", path: "/", headers: { host: "evil.example" } }, 307],
    ["another host, posted", { method: "POST", path: "/", headers: { host: "evil.example" } }, 421],
    ["too large", { method: "POST", path: "/", headers: { "content-length": 200_000 } }, 413],
  ])("%s", async (_, options, status) => {
    const { ask } = await aFront();
    const answer = await ask(options, ...(status === 413 ? [Buffer.alloc(200_000)] : []));
    expect(answer.statusCode).toBe(status);
    for (const [name, value] of Object.entries(securityHeaders(false))) {
      expect(answer.headers[name.toLowerCase()], name).toBe(value);
    }
  });

  test("a failure of what is behind it is an answer with them too, and says nothing", async () => {
    const server = http.createServer(
      createFront({
        origin: "https://list.test",
        handle: () => {
          throw new Error("canary");
        },
      }),
    );
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe("Internal Server Error\n");
    expect(response.headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
  });
});

describe("HT-6: who asks is what the socket says", () => {
  const forged = { "x-forwarded-for": "203.0.113.9, 198.51.100.7", "x-client-address": "203.0.113.9" };

  test("whatever the client says", async () => {
    const { seen, ask } = await aFront();
    await ask({ path: "/", headers: forged });
    expect(seen[0]?.headers["x-client-address"]).toBe("127.0.0.1");
  });

  test("but for the last hop of the proxy that is trusted", async () => {
    const { seen, ask } = await aFront({ trustedProxy: "127.0.0.1" });
    await ask({ path: "/", headers: forged });
    expect(seen[0]?.headers["x-client-address"]).toBe("198.51.100.7");
  });

  test.each([
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["203.0.113.9, 198.51.100.7:51234", "198.51.100.7"],
    ["2001:db8::7", "2001:db8::7"],
    ["[2001:db8::7]:443", "2001:db8::7"],
    ["[2001:db8::7]", "2001:db8::7"],
  ])("however proxies write it: %j is %s", async (hops, address) => {
    const { seen, ask } = await aFront({ trustedProxy: "127.0.0.1" });
    await ask({ path: "/", headers: { "x-forwarded-for": hops } });
    expect(seen[0]?.headers["x-client-address"]).toBe(address);
  });

  test.each(["", "nonsense", "203.0.113.9, nonsense", "198.51.100:80", "[nonsense]:80"])(
    "and only if it is an address: %j",
    async (hops) => {
      const { seen, ask } = await aFront({ trustedProxy: "127.0.0.1" });
      await ask({ path: "/", headers: { "x-forwarded-for": hops } });
      expect(seen[0]?.headers["x-client-address"]).toBe("127.0.0.1");
    },
  );
});

test("HT-1, HT-4: what only we may say is dropped from a request", async () => {
  const { seen, ask } = await aFront();
  await ask({
    path: "/",
    headers: {
      "content-security-policy": "script-src 'nonce-canary'",
      "x-nonce": "canary",
      "x-forwarded-host": "canary.example",
      "x-forwarded-proto": "canary",
      forwarded: "host=canary.example",
      "x-middleware-subrequest": "canary",
    },
  });
  expect(JSON.stringify(seen[0]?.headers)).not.toContain("canary");
});

test("a public copy is always known by its own name, whatever the request calls it", async () => {
  const { seen, ask } = await aFront({ origin: "https://list.test" });
  await ask({ path: "/", headers: { host: "evil.example" } });
  expect(seen[0]?.headers.host).toBe("list.test");
});

test("a probe may use any name", async () => {
  const { ask } = await aFront();
  expect((await ask({ path: "/api/health", headers: { host: "10.0.0.1" } })).statusCode).toBe(200);
});
