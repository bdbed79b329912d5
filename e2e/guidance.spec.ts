import { expect, expectNoAxeViolations, test } from "./fixtures";

test("finds a step in one's own words, and opens it @no-script @narrow", async ({ page }) => {
  await page.goto("/guidance");
  await page.getByRole("searchbox", { name: "Search the guidance" }).fill("two factor");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/guidance\?q=two\+factor$/);
  await expect(page.getByRole("heading", { level: 2 })).toContainText("“two factor”");
  await expect(page).toHaveTitle(/^Guidance/);
  const first = page.getByRole("main").getByRole("listitem").first();
  await expect(first).toContainText("Turn on 2-step verification");
  await expect(first).toContainText("Signing in");
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2-step verification");
});

test("says what to do when nothing is found @no-script @narrow", async ({ page }) => {
  await page.goto("/guidance?q=qqzzxx");
  await expect(page.getByRole("heading", { name: "Nothing found for “qqzzxx”" })).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("qqzzxx");
  await page.getByRole("main").getByRole("link", { name: "help now" }).click();
  await expect(page).toHaveURL(/\/help-now$/);
});

test("IN-1 shows what was typed as text, cut off after 100 characters, whatever it was", async ({ page }) => {
  const typed = `<img src=x onerror="document.title='owned'"> ${"x".repeat(5000)}`;
  await page.goto(`/guidance?q=${encodeURIComponent(typed)}`);
  await expect(page.getByRole("searchbox")).toHaveValue(/^<img src=x .{89}$/);
  await expect(page).toHaveTitle(/^Guidance/);
  for (const query of ["q=a&q=b", "q[]=a", "q=%0d%0a", "q=%F0%9F%94%92", "q="]) {
    expect((await page.goto(`/guidance?${query}`))?.status(), query).toBe(200);
  }
});

test("IN-1 no address holds a NUL, in its path or in what is asked", async ({ app }) => {
  for (const path of ["/guidance?q=%00", "/guidance/a%00b", "/election/last-days?campaign=%00"]) {
    expect((await fetch(app.origin + path)).status, path).toBe(404);
  }
});

test("looks up whether a device still gets updates, from the step that asks for it @no-script @narrow", async ({
  page,
}) => {
  await page.goto("/guidance/check-windows-10");
  await page.getByRole("link", { name: /still gets updates/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is my device still supported?");
  await page.getByLabel("What do you have?").selectOption({ label: "Windows PC" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/\?maker=windows$/);
  const entry = page.getByRole("listitem").filter({ hasText: "Windows 10, not enrolled" });
  await expect(entry).toContainText("Ended: 14 October 2025");
  await expect(page.getByRole("heading", { name: "iPhone" })).toHaveCount(0);
});

test("reads what changed, newest first, and finds the feed @no-script @narrow", async ({ page }) => {
  await page.goto("/guidance");
  await page.getByRole("link", { name: "what changed in each edition" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What changed, and when");
  await page.waitForLoadState();
  const dates = await page
    .locator("h2 time, h3 time")
    .evaluateAll((times) =>
      times.map((time) => [time.parentElement?.tagName, time.getAttribute("datetime")]),
    );
  for (const level of ["H2", "H3"]) {
    const own = dates.filter(([tag]) => tag === level).map(([, date]) => date ?? "");
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual([...own].sort().reverse());
  }
  await expect(page.getByRole("link", { name: "/api/guidance/v1.json" })).toBeVisible();
});

test("the feed may be kept, and is not sent twice", async ({ request }) => {
  for (const address of ["/api/guidance/v1.json", "/api/guidance/v1.schema.json"]) {
    const fresh = await request.get(address);
    expect(fresh.status()).toBe(200);
    expect(fresh.headers()["cache-control"]).toMatch(/^public, max-age=/);
    expect(fresh.headers()["set-cookie"]).toBeUndefined();
    const tag = fresh.headers().etag ?? "";
    const again = await request.get(address, { headers: { "If-None-Match": tag } });
    expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  }
});

test("every page of the guidance is free of axe violations, light and dark", async ({ page }) => {
  for (const address of ["/guidance?q=phone", "/guidance?q=qqzzxx", "/editions", "/supported-devices"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await expectNoAxeViolations(page);
    }
  }
});
