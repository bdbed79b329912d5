import { randomUUID } from "node:crypto";
import type { Page } from "playwright/test";
import { expect, test } from "./fixtures";
import { askForLink, linkIn } from "./sign-in-steps";

async function ask(page: Page, address: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.waitForURL(/sent=1/);
}

test("AU-3: somebody on no list is invited, follows the mail and comes in; the invitation is spent @no-script", async ({
  page,
  outbox,
  person,
  clock,
  db,
}) => {
  const { invite } = await import("@/services/invite");
  const [invited, uninvited] = [`${randomUUID()}@invited.example`, `${randomUUID()}@invited.example`];
  await invite(invited, clock.now());
  const letter = await outbox.newestTo(invited);
  expect(letter.subject).toBe("You are invited to Safe Seat");

  // Somebody who is not invited sees the same page, and gets nothing.
  await ask(page, uninvited);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");

  await page.goto(linkIn(letter.text));
  await ask(page, invited);
  await outbox.newestTo(invited, 2);
  // The invitation was written by this process, whose clock is another: the letters are told apart by their subject.
  const signInLetter = (await outbox.letters()).find(
    ({ to, subject }) => to === invited && subject.startsWith("Your sign-in link"),
  );
  await page.goto(linkIn(signInLetter?.text ?? ""));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in\/passkey/);
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page).toHaveURL("/checklist");
  await page.goto("/account");
  await expect(page.getByText(invited)).toBeVisible();
  expect(await db.invitation.count()).toBe(0);

  // A letter asked for afterwards has come: the one for the uninvited address never will.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await askForLink(page, outbox, person.address);
  expect((await outbox.letters()).filter(({ to }) => to === uninvited)).toEqual([]);
});

test("AU-3: eight days later an invitation lets nobody in, and the page says nothing of it @no-script", async ({
  page,
  outbox,
  person,
  clock,
}) => {
  const { invite } = await import("@/services/invite");
  const invited = `${randomUUID()}@invited.example`;
  await invite(invited, clock.now());
  await clock.forward(8);
  await ask(page, invited);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await page.goto("/sign-in");
  await askForLink(page, outbox, person.address);
  expect((await outbox.letters()).filter(({ to }) => to === invited)).toHaveLength(1);
});
