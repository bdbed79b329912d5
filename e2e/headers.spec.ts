import { readdirSync, readFileSync } from "node:fs";
import { securityHeaders } from "../server-front.mjs";
import { expect, test } from "./fixtures";
import { rawRequest } from "./raw-request";
import { fieldsOf } from "./sign-in-steps";

const ROUTES = Object.values(
  JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>,
)
  // Next's own last resort is a ready-made page that answers 500 by its nature.
  .filter((route) => route !== "/_global-error")
  .map((route) => route.replace(/\[\.*\w+\]/g, "no-such-thing"));
const STATIC = readdirSync(".next/static", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(js|css)$/.test(file))
  .slice(0, 5)
  .map((file) => `/_next/static/${file.replaceAll("\\", "/")}`);
const OTHERS = [
  "/favicon.svg",
  "/favicon.ico",
  "/nowhere",
  "/_next/static/nowhere.js",
  "/_next/image?url=x&w=1",
  "/%00",
  "/..%2f",
];
const isPage = (type: string | undefined) => type?.startsWith("text/html") ?? false;

test("HT-2: every answer carries the headers, errors and files included", async ({ baseURL }) => {
  const { "Content-Security-Policy": _, ...expected } = securityHeaders(false);
  for (const path of [...ROUTES, ...STATIC, ...OTHERS]) {
    for (const method of ["GET", "HEAD", "POST", "PUT", "TRACE"]) {
      const { status, headers } = await rawRequest(baseURL ?? "", path, { method });
      const what = `${method} ${path} ${status}`;
      for (const [name, value] of Object.entries(expected)) {
        expect(headers[name.toLowerCase()], `${what}: ${name}`).toBe(value);
      }
      expect(headers["content-security-policy"], what).toContain("default-src 'none'");
      expect(headers["content-security-policy"], what).toContain("frame-ancestors 'none'");
      expect(headers["x-powered-by"], what).toBeUndefined();
      if (["PUT", "TRACE"].includes(method)) expect(status, what).toBe(405);
      if (method === "POST") expect(status, what).toBeGreaterThanOrEqual(400);
      expect(status, what).not.toBe(500);
    }
  }
});

test("HT-2: no source map leaves the server", async ({ baseURL }) => {
  for (const path of STATIC) {
    const { body } = await rawRequest(baseURL ?? "", path);
    expect(body).not.toContain("sourceMappingURL");
    expect((await rawRequest(baseURL ?? "", `${path}.map`)).status).toBe(404);
  }
});

test("HT-1: each page's policy is the whole of it, with a nonce of its own that every script carries", async ({
  baseURL,
}) => {
  const nonces = new Set<string>();
  let pages = 0;
  for (const path of [...ROUTES, "/nowhere"]) {
    const { headers, body } = await rawRequest(baseURL ?? "", path);
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /'nonce-([A-Za-z0-9+/]{24})'/.exec(String(policy))?.[1] ?? "";
    expect(policy, path).toBe(
      `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types nextjs nextjs#bundler default; report-uri /api/csp-report`,
    );
    expect(nonces.has(nonce), path).toBe(false);
    nonces.add(nonce);
    if (!isPage(headers["content-type"])) continue;
    pages += 1;
    for (const [tag] of body.matchAll(/<(script|style)\b[^>]*>/g))
      expect(tag, path).toContain(`nonce="${nonce}"`);
    expect(body, path).not.toMatch(/<[^>]+ (on[a-z]+|style)=/);
  }
  expect(pages).toBeGreaterThan(10);
});

test("HT-1: a nonce that the request brings is not used", async ({ baseURL }) => {
  const nonce = "YXR0YWNrZXJzLW5vbmNlLTAwMDA";
  const { headers, body } = await rawRequest(baseURL ?? "", "/sign-in", {
    headers: {
      "content-security-policy": `script-src 'nonce-${nonce}'`,
      "content-security-policy-report-only": `script-src 'nonce-${nonce}'`,
      "x-nonce": nonce,
    },
  });
  expect(headers["content-security-policy"]).not.toContain(nonce);
  expect(body).not.toContain(nonce);
});

test("HT-1: what somebody managed to put into a page does not run, and is reported", async ({
  page,
  trouble,
  app,
}) => {
  trouble.allow(/Content Security Policy|TrustedHTML|TrustedScript|Trusted Type|status of 404/);
  await page.goto("/sign-in");
  const ran = await page.evaluate(async () => {
    const seen: string[] = [];
    const attempt = (name: string, run: () => void) => {
      try {
        run();
      } catch {
        seen.push(`${name} threw`);
      }
    };
    // A name of this test's own, which no type of a window has.
    const target = window as unknown as { canary: string[] };
    target.canary = [];
    attempt("innerHTML", () => {
      document.body.innerHTML += "<img src=x onerror=\"canary.push('onerror')\">";
    });
    attempt("script text", () => {
      const script = document.createElement("script");
      script.textContent = "canary.push('script')";
      document.body.append(script);
    });
    attempt("script address", () => {
      const script = document.createElement("script");
      script.src = "https://evil.example/x.js";
      document.body.append(script);
    });
    const link = document.createElement("a");
    link.href = "javascript:canary.push('link')";
    document.body.append(link);
    link.click();
    const image = document.createElement("img");
    attempt("attribute", () => image.setAttribute("onerror", "canary.push('attribute')"));
    image.src = "/nowhere.png";
    document.body.append(image);
    await new Promise((resolve) => {
      image.addEventListener("error", resolve);
      image.addEventListener("load", resolve);
    });
    return { canary: target.canary, seen };
  });
  expect(ran.canary).toEqual([]);
  await expect
    .poll(() => app.output.join("\n"))
    .toMatch(/"csp.refused","directive":"(script-src|require-trusted)/);
  expect(app.output.join("\n")).not.toContain("canary.push");
  expect(ran.seen).toEqual([
    "innerHTML threw",
    "script text threw",
    "script address threw",
    "attribute threw",
  ]);
});

test("HT-4: nothing is taken but from our own pages", async ({ page, baseURL }) => {
  await page.goto("/sign-in");
  const origin = baseURL ?? "";
  const fields = { ...(await fieldsOf(page, "Send me a link")), email: "nobody@example.org" };
  const body = [new URLSearchParams(fields).toString()];
  const post = (path: string, headers: Record<string, string>) =>
    rawRequest(origin, path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body,
    });
  const foreign: Record<string, string>[] = [
    {},
    { origin: "null" },
    { origin: "" },
    { origin: "https://evil.example" },
    { origin: `${origin}.evil.example` },
    { origin: origin.replace("http:", "https:") },
    { origin: origin.replace(/\d+$/, "1") },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    { origin: "https://evil.example", forwarded: "host=evil.example" },
  ];
  for (const path of ["/sign-in", "/account", "/api/passkey/options", "/api/sign-out", "/nowhere", "/"]) {
    for (const headers of foreign) {
      expect((await post(path, headers)).status, `${path} ${JSON.stringify(headers)}`).toBe(403);
    }
  }
  expect((await post("/api/sign-out", { origin })).status).toBe(303);
  expect((await post("/api/sign-out", { "sec-fetch-site": "same-origin" })).status).toBe(303);
});

test("HT-4: another host's name is led to ours or refused, so that no page elsewhere reads the outbox", async ({
  baseURL,
}) => {
  const origin = baseURL ?? "";
  for (const host of ["evil.example", `127.0.0.1:${new URL(origin).port}`, "localhost", "localhost:1"]) {
    const read = await rawRequest(origin, "/outbox", { headers: { host } });
    expect(read.status, host).toBe(307);
    expect(read.headers.location).toBe(`${origin}/outbox`);
    const sent = await rawRequest(origin, "/sign-in", { method: "POST", headers: { host, origin } });
    expect(sent.status, host).toBe(421);
  }
});

test("IN-2: a body over 100 kB is refused, declared or not", async ({ baseURL }) => {
  const origin = baseURL ?? "";
  const big = Buffer.alloc(100_001, "a");
  const declared = await rawRequest(origin, "/sign-in", {
    method: "POST",
    headers: { origin, "content-length": big.length },
    body: [big],
  });
  expect(declared.status).toBe(413);
  const chunked = await rawRequest(origin, "/sign-in", {
    method: "POST",
    headers: { origin, "transfer-encoding": "chunked" },
    body: Array.from({ length: 11 }, () => Buffer.alloc(10_000, "a")),
  });
  expect(chunked.status).toBe(413);
});

test("DA-8: no answer to somebody signed in may be kept", async ({ page, person }) => {
  await person.signIn();
  // The open feed is the same for everybody and made to be kept.
  for (const path of ROUTES.filter((route) => !route.startsWith("/api/guidance/"))) {
    for (const headers of [{}, { RSC: "1" }]) {
      const response = await page.request.get(path, { headers, maxRedirects: 0 });
      expect(response.headers()["cache-control"], path).toContain("no-store");
    }
  }
});

test("DA-7: nothing that is typed or sent reaches the log", async ({ page, app, baseURL, person }) => {
  const canary = "canary7Q2Z";
  const origin = baseURL ?? "";
  await page.goto(`/sign-in?next=/${canary}&${canary}=${canary}`);
  for (const [typed, answer] of [
    [canary, "There is a problem"],
    [`${canary}@example.org`, "Check your email"],
  ] as const) {
    await page.getByLabel("Your email address").fill(typed);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText(answer).first()).toBeVisible();
  }
  await page.goto(`/sign-in/confirm?token=${canary.padEnd(43, "x")}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(/There is a problem/)).toBeVisible();
  await person.signIn();
  const headers = { origin, "content-type": "application/json" };
  const json = (data: unknown) => ({ method: "POST", headers, body: [JSON.stringify(data)] });
  for (const path of ["options", "sign-in", "register-options", "register"].map(
    (name) => `/api/passkey/${name}`,
  )) {
    for (const data of [
      canary,
      { [canary]: canary },
      { reply: { id: canary, rawId: canary } },
      { reply: canary, next: canary },
    ]) {
      await rawRequest(origin, path, json(data));
    }
    await rawRequest(origin, path, { method: "POST", headers, body: [`{"${canary}`] });
  }
  const action = { origin, "next-action": canary.padEnd(42, "0"), "content-type": "text/plain" };
  await rawRequest(origin, "/sign-in", { method: "POST", headers: action, body: [`["${canary}"]`] });
  await rawRequest(origin, "/account", {
    method: "POST",
    headers: { origin, "content-type": `multipart/form-data; boundary=${canary}` },
    body: [`--${canary}\r\nContent-Disposition: form-data; name="${canary}"\r\n\r\n${canary}`],
  });
  for (const path of [
    `/${canary}`,
    `/guidance/${canary}`,
    `/api/auth/${canary}`,
    `/api/auth/_log?level=error&code=${canary}`,
  ]) {
    await page.request.get(path, { headers: { "User-Agent": canary, Cookie: `session=${canary}` } });
  }
  expect(app.output.join("\n")).not.toContain(canary);
  expect(app.output.join("\n")).not.toContain(person.id);
});
