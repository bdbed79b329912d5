import { test as base, expect, expectNoAxeViolations } from "./fixtures";

const test = base.extend({
  // There is no table of limits to empty.
  noLimits: async ({ app: _ }, use) => use(undefined),
});

// A port where nothing listens: the app has started, and its database is away.
test.use({ settings: { DATABASE_URL: "postgres://nobody:nothing-here@127.0.0.1:9/away" } });

test("RE-3: with the database away nobody is signed out, and every page says what is so @no-script", async ({
  page,
  request,
  context,
  baseURL,
  javaScriptEnabled,
  trouble,
}) => {
  trouble.allow(/503/);
  const port = new URL(baseURL ?? "").port;
  const cookie = { name: `session_${port}`, value: "A".repeat(43), url: baseURL ?? "" };
  await context.addCookies([cookie]);
  for (const address of ["/checklist", "/checklist/set-up-passkeys", "/profile", "/focus", "/account"]) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(503);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We cannot reach your list just now");
  }
  if (javaScriptEnabled) await expectNoAxeViolations(page);
  expect((await context.cookies()).map(({ name }) => name)).toContain(cookie.name);

  expect((await request.get("/api/health")).status()).toBe(200);
  expect((await request.get("/api/ready")).status()).toBe(503);
  for (const address of ["/", "/help-now", "/guidance", "/briefings/release-2024-03-26"]) {
    expect((await request.get(address)).status(), address).toBe(200);
  }
});
