import { expect, test } from "./fixtures";

// A mail server at an address that is nobody’s (RFC 5737), never reached: which the watch over the server has to see.
test.use({
  settings: { SMTP_URL: "smtps://192.0.2.1:465", MAIL_FROM: "a@elsewhere.example" },
});

test("HT-3: the watch over the server sees a host it tries to reach", async ({ page, person, app }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(person.address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.waitForURL(/sent=1/);
  await expect.poll(() => app.outside).toContain("192.0.2.1");
  app.outside.length = 0;
});
