import { expect, test } from "./fixtures";

test("HT-1: where no organisation is set up nothing speaks of one, and its way back is shut", async ({
  page,
  person,
}) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Send me a link" })).toBeVisible();
  await expect(page.getByText("organisation")).toHaveCount(0);
  await person.signIn();
  const answer = await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Your organisation" })).toHaveCount(0);
  expect(answer?.headers()["content-security-policy"]).toContain("; form-action 'self'; ");
  const back = await page.request.get("/api/auth/callback/organisation?code=a&state=b", { maxRedirects: 0 });
  expect(back.status()).toBe(404);
});
