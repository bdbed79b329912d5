// What `npm start` runs in front of Next. Settings are checked in full by instrumentation.ts; here only those are
// read that say where to listen.
import { existsSync } from "node:fs";
import http from "node:http";
import next from "next";
import { quietConsole } from "./server-console.mjs";
import { createFront } from "./server-front.mjs";

const STOP_WITHIN = 10_000;

if (existsSync(".env")) process.loadEnvFile(".env");
const dev = process.argv.includes("--dev");
// Known to Next's own build as constants; the checks at the start read it.
process.env.NODE_ENV = dev ? "development" : "production";
// No request leaves for another host, Next's own included.
process.env.NEXT_TELEMETRY_DISABLED ??= "1";
const port = Number(process.env.PORT || 3000);
const origin = process.env.APP_ORIGIN;
if (!origin || !URL.canParse(origin)) {
  fail("APP_ORIGIN is missing: the address people type, such as https://checklist.example.org.");
}
const isLocal = new URL(origin).hostname === "localhost";

// Next takes requests to upgrade a connection off the server it is told of, past the front and with no time limit.
// No page needs one: it is told of a server that never listens, and such a request is answered as any other.
const httpServer = dev ? undefined : http.createServer();
const app = next({ dev, port, hostname: "localhost", quiet: true, httpServer });
try {
  await app.prepare();
} catch (error) {
  fail(
    error instanceof Error && /build/i.test(error.message)
      ? "There is no build: run `npm run build`."
      : "Next could not be started.",
  );
}
const handle = app.getRequestHandler();
const front = createFront({
  origin,
  trustedProxy: process.env.TRUSTED_PROXY || undefined,
  handle,
  onError: (error) => console.error(error),
});

// A local install listens on loopback alone, under both of its addresses where both exist.
const hosts = process.env.HOST ? [process.env.HOST] : isLocal ? ["127.0.0.1", "::1"] : [undefined];
const servers = await Promise.all(hosts.map(listen));
if (!servers.some(Boolean)) fail(`Nothing can listen on port ${port}.`);
process.stdout.write(`Safe Seat is ready on ${origin}\n`);
if (!dev) quietConsole();

function listen(host) {
  const server = http.createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, front);
  server.on("clientError", (_error, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
  });
  return new Promise((resolve) => {
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE")
        fail(`Port ${port} is in use: set PORT and APP_ORIGIN to another one.`);
      resolve(null);
    });
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  // Whoever keeps a connection open for longer is cut off: saves are committed or they are not.
  setTimeout(() => process.exit(0), STOP_WITHIN).unref();
  const closed = servers.flatMap((server) =>
    server ? [new Promise((resolve) => server.close(resolve))] : [],
  );
  for (const server of servers) server?.closeIdleConnections();
  await Promise.all(closed);
  await app.close();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
