import { expect, expectNoAxeViolations, test } from "../fixtures";

const PUBLIC = [
  "/",
  "/help-now",
  "/guidance",
  "/guidance/check-linked-devices",
  "/guidance/enable-lockdown-mode",
  "/briefings",
  "/briefings/release-2024-03-26",
  "/about",
  "/paper",
  "/paper/list",
  "/paper/household",
  "/paper/card",
  "/paper/sitting?role=parliamentarian&phones=iphone&messaging=whatsapp",
  "/no-such-page",
];

test("reads why now, the release claim by claim, and what answers a claim @no-script @narrow", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Why now" })).toBeVisible();
  await expect(page.locator("section[aria-labelledby=why-now] ol > li")).toHaveCount(5);
  await page.getByRole("link", { name: "Read it claim by claim" }).click();
  await expect(page.getByText("Almost certain").first()).toBeVisible();
  await expect(page.getByText("Highly likely").first()).toBeVisible();
  await expect(page.getByText("Alleged").first()).toBeVisible();
  await page.getByRole("link", { name: "Stop email loading remote images by itself" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Stop email loading remote images by itself",
  );
  await expect(page.getByRole("heading", { name: "You should now see" })).toBeVisible();
});

test("a definition opens in place without a script @no-script", async ({ page }) => {
  await page.goto("/guidance/set-up-passkeys");
  const term = page.locator("button.term").first();
  await term.click();
  await expect(page.locator(".definition:popover-open")).toBeVisible();
});

test("help now is one file without a script, complete on paper, with the numbers first @no-script @narrow", async ({
  page,
}) => {
  const response = await page.goto("/help-now");
  const html = (await response?.text()) ?? "";
  expect(html).not.toMatch(/<script|<link rel="stylesheet|<img/);
  await expect(page.getByText("0300 123 2040").first()).toBeVisible();
  await expect(page.getByText("report@phishing.gov.uk").first()).toBeVisible();
  const [numbers, situations] = await Promise.all([
    page.locator("#numbers").boundingBox(),
    page.locator("#what").boundingBox(),
  ]);
  expect(numbers?.y ?? Number.POSITIVE_INFINITY).toBeLessThan(situations?.y ?? 0);
});

test("every public page is free of axe violations, light and dark", async ({ page }) => {
  test.setTimeout(300_000);
  for (const address of PUBLIC) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(address);
      await expectNoAxeViolations(page);
    }
  }
});

test("no public page scrolls sideways @narrow", async ({ page }) => {
  for (const address of PUBLIC) {
    await page.goto(address);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, address).toBeLessThanOrEqual(0);
  }
});

test("the sheets print on one page of A4, and help now on two", async ({ page }) => {
  for (const [address, most] of [
    ["/paper/list", 1],
    ["/paper/household", 1],
    ["/paper/card", 1],
    ["/help-now", 2],
  ] as const) {
    await page.goto(address);
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages, address).toBeGreaterThan(0);
    expect(pages, address).toBeLessThanOrEqual(most);
  }
});

test("prepares a sitting for somebody else: steps for their phone, and nothing saved @no-script", async ({
  page,
}) => {
  await page.goto("/paper/sitting");
  await page.getByLabel("iPhone or iPad").check();
  await page.getByLabel("WhatsApp").check();
  await page.getByRole("button", { name: "Make the sheet" }).click();
  await expect(page.getByRole("heading", { name: "Do together, in about half an hour" })).toBeVisible();
  await expect(page.getByText("You should now see:").first()).toBeVisible();
});
