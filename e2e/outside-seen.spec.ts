import { TEST_ORGANISATION } from "../scripts/testing/settings";
import { expect, test } from "./fixtures";

// A mail server and an organisation at addresses that are nobody’s (RFC 5737), never reached: which the watch over the
// server has to see.
test.use({
  settings: {
    ...TEST_ORGANISATION,
    ORGANISATION_ISSUER: "https://192.0.2.2",
    SMTP_URL: "smtps://192.0.2.1:465",
    MAIL_FROM: "a@elsewhere.example",
  },
});

test("HT-3: the watch over the server sees a host it tries to reach", async ({ page, person, app }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(person.address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.waitForURL(/sent=1/);
  await expect.poll(() => app.outside).toContain("192.0.2.1");
  app.outside.length = 0;
});

test("HT-3: of an organisation the server asks the configured host, and no page does", async ({
  page,
  app,
}) => {
  await page.goto("/sign-in");
  expect(app.outside).toEqual([]);
  await page.getByRole("button", { name: `Sign in with ${TEST_ORGANISATION.ORGANISATION_NAME}` }).click();
  await page.waitForURL("/sign-in/organisation?why=away");
  expect(new Set(app.outside)).toEqual(new Set(["192.0.2.2"]));
  app.outside.length = 0;
});
