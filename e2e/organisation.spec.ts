import { expect } from "./fixtures";
import { NAME, signInThere, test } from "./organisation";

test("somebody of the organisation signs in, and is the same person the next time @no-script", async ({
  page,
  organisation,
  db,
}) => {
  const member = await organisation.member();
  await page.goto("/sign-in?next=/account");
  await signInThere(page, member);
  await page.waitForURL("/account");
  await expect(page.getByText(member.address)).toBeVisible();
  const people = await db.person.count();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.goto("/sign-in");
  // The organisation still knows this browser, and asks nothing.
  await page.getByRole("button", { name: `Sign in with ${NAME}` }).click();
  await page.waitForURL("/checklist");
  expect(await db.person.count()).toBe(people);
});
