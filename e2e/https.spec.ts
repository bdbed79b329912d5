import { expect, test } from "./fixtures";
import { rawRequest } from "./raw-request";
import { fieldsOf } from "./sign-in-steps";

const ORIGIN = "https://localhost:4443";
// The app behind a proxy that speaks https for it; here the test speaks for the proxy.
test.use({ settings: { APP_ORIGIN: ORIGIN } });

const headers = { host: new URL(ORIGIN).host, origin: ORIGIN };

test("AU-4, HT-2: over https cookies are bound to the host, and the browser is told to stay with https", async ({
  app,
  page,
  db,
}) => {
  const form = await rawRequest(app.origin, "/sign-in", { headers });
  expect(form.headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
  expect(form.headers["content-security-policy"]).toMatch(/; report-to csp$/);
  expect(form.headers["reporting-endpoints"]).toBe('csp="/api/csp-report"');
  await page.setContent(form.body);
  const fields = { ...(await fieldsOf(page, "Send me a link")), email: "somebody@people.example.org" };
  const boundary = "edge";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const sent = await rawRequest(app.origin, "/sign-in", {
    method: "POST",
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${boundary}` },
    body: [...parts, `--${boundary}--\r\n`],
  });
  expect(sent.status).toBe(303);
  const cookies = [sent.headers["set-cookie"] ?? []].flat();
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatch(/^__Host-link=/);
  expect(cookies[0]).toMatch(/; Path=\//i);
  expect(cookies[0]).toMatch(/; Secure/i);
  expect(cookies[0]).toMatch(/; HttpOnly/i);
  expect(cookies[0]).toMatch(/; SameSite=strict/i);
  expect(await db.signInToken.count()).toBeGreaterThan(0);
  const left = await rawRequest(app.origin, "/api/sign-out", { method: "POST", headers });
  const removed = [left.headers["set-cookie"] ?? []].flat();
  expect(removed.map((cookie) => cookie.split("=", 1)[0]).toSorted()).toEqual([
    "__Host-link",
    "__Host-proof",
    "__Host-session",
  ]);
  // A browser ignores the removal of such a cookie without it.
  for (const cookie of removed) expect(cookie).toMatch(/Max-Age=0.*; Secure|; Secure.*Max-Age=0/i);
  const foreign = await rawRequest(app.origin, "/api/sign-out", {
    method: "POST",
    headers: { ...headers, origin: app.origin },
  });
  expect(foreign.status).toBe(403);
});
