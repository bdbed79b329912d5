// What stands between the network and Next: plain node, so that it runs before anything is built.
import http from "node:http";
import { isIP } from "node:net";

export const MOST_BODY_BYTES = 100_000;
const MOST_NAME = 200;
const READING = ["GET", "HEAD"];
const METHODS = [...READING, "POST"];
/** What is only ever read; Next answers 500 to a form that is sent to a file. */
const FILES = /^\/(?:_next\/|favicon\.)/;
/** Headers that only we may set; from a client they are somebody's guess at our insides. */
const DROPPED = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "forwarded",
  "x-real-ip",
  "x-client-address",
  "x-nonce",
  "content-security-policy",
  "content-security-policy-report-only",
  "x-middleware-subrequest",
];
const OFF = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "clipboard-write",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "picture-in-picture",
  "screen-wake-lock",
  "serial",
  "sync-xhr",
  "usb",
  "xr-spatial-tracking",
];

/** The headers of every answer, files and errors included. A page brings its own policy with a nonce. */
export function securityHeaders(isHttps) {
  return {
    ...(isHttps ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
    "Content-Security-Policy":
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": [
      ...OFF.map((feature) => `${feature}=()`),
      "publickey-credentials-create=(self)",
      "publickey-credentials-get=(self)",
    ].join(", "),
    // Not no-referrer: browsers would post forms with `Origin: null`, which is refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
  };
}

/** The address asking: the socket's, or the last hop that the one trusted proxy reports. */
export function clientAddress(request, trustedProxy) {
  const direct = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  if (!trustedProxy || direct !== trustedProxy) return direct;
  const last = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .at(-1)
    ?.trim();
  return hop(last ?? "") ?? direct;
}

/** An address as proxies write it: some add the port, some name IPv4 within IPv6. */
function hop(text) {
  const bare =
    /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.split(":")[0] : text);
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(address) ? address : undefined;
}

/**
 * Makes the listener for node:http servers: it refuses what no page needs, sets the headers of every answer, says
 * who asks, and hands over requests whose body is complete and small.
 */
export function createFront({ origin, trustedProxy, handle, onError = () => {} }) {
  const home = new URL(origin);
  const isLocal = home.hostname === "localhost";
  const headers = securityHeaders(home.protocol === "https:");

  return async function front(request, response) {
    response.on("error", () => {});
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const address = clientAddress(request, trustedProxy);
    for (const name of DROPPED) delete request.headers[name];
    request.headers["x-client-address"] = address;

    const allowed = FILES.test(request.url ?? "") ? READING : METHODS;
    if (!allowed.includes(request.method ?? "")) {
      response.setHeader("Allow", allowed.join(", "));
      return refuse(request, response, 405);
    }
    // Next looks each address up as a file, and answers 500 where a name is longer than file systems take.
    const names = request.url?.split("?", 1)[0]?.split("/") ?? [];
    if (names.some((name) => name.length > MOST_NAME)) return refuse(request, response, 414);
    const isProbe = request.url === "/api/health" || request.url === "/api/ready";
    if (isLocal && !isProbe && request.headers.host?.toLowerCase() !== home.host) {
      // Another name for this machine: passkeys and cookies would not work there, and a page elsewhere that points
      // its name here must read nothing.
      if (request.method === "POST" || !request.url?.startsWith("/")) return refuse(request, response, 421);
      response.setHeader("Location", `${home.origin}${request.url}`);
      return refuse(request, response, 307);
    }
    request.headers.host = home.host;

    try {
      const whole = await withBody(request);
      if (!whole) return refuse(request, response, 413);
      await handle(whole, response);
    } catch (error) {
      onError(error);
      if (!response.headersSent) refuse(request, response, 500);
      else response.destroy();
    }
  };
}

/**
 * The request once its body has arrived, or null when it is too large. Next would hold a body of any size in
 * memory; a chunked one declares none.
 */
async function withBody(request) {
  if (Number(request.headers["content-length"] ?? 0) > MOST_BODY_BYTES) return null;
  if (request.headers["content-length"] === undefined && request.headers["transfer-encoding"] === undefined) {
    return request;
  }
  const parts = [];
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > MOST_BODY_BYTES) return null;
    parts.push(part);
  }
  const whole = new http.IncomingMessage(request.socket);
  for (const name of ["headers", "rawHeaders", "httpVersion", "method", "url", "complete"]) {
    whole[name] = request[name];
  }
  whole.headers["content-length"] = String(size);
  delete whole.headers["transfer-encoding"];
  for (const part of parts) whole.push(part);
  whole.push(null);
  return whole;
}

function refuse(request, response, status) {
  const body = `${http.STATUS_CODES[status]}\n`;
  response.statusCode = status;
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  if (!request.complete) {
    // Let what is still on its way drain for a moment, or the sender never reads the answer.
    response.setHeader("Connection", "close");
    request.resume();
    setTimeout(() => request.destroy(), 1000).unref();
  }
  response.end(request.method === "HEAD" ? undefined : body);
}
