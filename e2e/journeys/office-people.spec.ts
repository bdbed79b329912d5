import { randomUUID } from "node:crypto";
import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";
import { linkIn } from "../sign-in-steps";

/** Fills in and sends the form to invite somebody. */
async function invite(page: Page, address: string, role = "Staff"): Promise<void> {
  await page.getByLabel("Their email address").fill(address);
  await page.getByRole("radio", { name: role }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
}

test("creates an office, invites somebody, who reads what it would see and joins @no-script @narrow", async ({
  page,
  browser,
  outbox,
  person: rowan,
  another: priya,
}) => {
  const name = `Office ${randomUUID().slice(0, 8)}`;
  await rowan.signIn();
  await page.goto("/office");
  await page.getByRole("link", { name: "Create an office" }).click();
  await page.getByRole("button", { name: "Create the office" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Enter the office’s name");
  await page.getByLabel("The office’s name").fill(`${name} at westbridge.example`);
  await page.getByLabel("Your name in this office").fill("Rowan Ashby");
  await page.getByRole("button", { name: "Create the office" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Leave out web and email addresses");
  await expect(page.getByLabel("Your name in this office")).toHaveValue("Rowan Ashby");
  await page.getByLabel("The office’s name").fill(name);
  await page.getByRole("button", { name: "Create the office" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("People");
  await expect(page.getByRole("status")).toContainText("and you are its manager");
  await expect(page.getByText("Only you so far.")).toBeVisible();

  await invite(page, "priya", "Principal");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Enter the email address in full");
  await expect(page.getByLabel("Their email address")).toHaveValue("priya");
  await expect(page.getByRole("radio", { name: "Principal" })).toBeChecked();
  await invite(page, priya.address);
  await expect(page.getByRole("status")).toContainText("The invitation is on its way.");
  await expect(page.getByRole("region", { name: "Invited" })).toContainText(priya.address);
  const letter = await outbox.newestTo(priya.address);
  expect(letter.text).toContain(`Rowan Ashby (${rowan.address}) invites you to “${name}”`);

  const theirs = await browser.newContext();
  const own = await theirs.newPage();
  await own.goto(linkIn(letter.text));
  await expect(own).toHaveURL(/\/sign-in\?next=%2Foffice%2Fjoin/);
  // Whoever can only read the mailbox signs in by it, and reads no more than the mail said.
  await priya.signIn(theirs, "email");
  await priya.answer("messaging", ["whatsapp"]);
  await priya.record("check-linked-devices", "done");
  await own.goto("/account");
  await own.getByRole("link", { name: "An invitation waits for you" }).click();
  await expect(own.getByRole("heading", { name })).toBeVisible();
  await expect(own.getByRole("main")).toContainText("Rowan Ashby invites you to join as staff.");
  await expect(own.getByRole("main")).toContainText(rowan.address);
  const promised = await own.locator("[data-shared-row]").first().textContent();
  expect(promised).toContain("Under way");
  await expect(own.getByRole("radio", { name: "Standing" })).toBeChecked();
  await own.getByRole("button", { name: "Join this office" }).click();
  await expect(own.getByRole("main").getByRole("alert")).toContainText("Enter your name");
  await own.getByLabel("Your name in this office").fill("Priya Castell");
  await own.getByRole("button", { name: "Join this office" }).click();
  await expect(own.getByRole("status")).toContainText("You have joined the office.");
  await own.getByRole("link", { name: "See what it sees of you" }).click();
  const shown = own.locator("[data-shared-row]").first();
  expect(await shown.textContent()).toBe(promised?.replace("Your name", "Priya Castell"));
  await theirs.close();

  await page.goto("/office/people");
  await expect(page.getByRole("link", { name: "Priya Castell" })).toBeVisible();
  await expect(page.getByText("No invitation waits for an answer.")).toBeVisible();
});

test("an invitation is sent again, taken back, declined; a mail scanner changes nothing @no-script", async ({
  page,
  browser,
  outbox,
  clock,
  db,
  person: manager,
  another: priya,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  await page.goto("/office/people");
  await invite(page, priya.address);
  const letter = await outbox.newestTo(priya.address);
  const scanner = await browser.newContext();
  for (let n = 0; n < 20; n += 1) {
    await scanner.request.fetch(linkIn(letter.text), { method: n % 2 ? "GET" : "HEAD" });
  }
  await scanner.close();
  expect(await db.officeInvitation.count({ where: { officeId: office.id } })).toBe(1);

  await clock.forward(5);
  await manager.signIn();
  await page.goto("/office/people");
  await page.getByRole("button", { name: `Send again to ${priya.address}` }).click();
  await expect(page.getByRole("status")).toContainText("on its way again");
  await outbox.newestTo(priya.address, 2);
  await expect(page.getByRole("region", { name: "Invited" })).toContainText("Waits until 6 December");

  const theirs = await browser.newContext();
  await priya.signIn(theirs);
  const own = await theirs.newPage();
  await own.goto("/office/join");
  await expect(own.getByRole("heading", { name: office.name })).toBeVisible();
  await page.getByRole("button", { name: `Take back from ${priya.address}` }).click();
  await expect(page.getByRole("status")).toContainText("taken back");
  // The page left open: what was taken back cannot be answered.
  await own.getByLabel("Your name in this office").fill("Priya Castell");
  await own.getByRole("button", { name: "Join this office" }).click();
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
  await own.goto("/office/join");
  await expect(own.getByRole("main")).toContainText("No invitation waits for");

  await invite(page, priya.address);
  await expect(page.getByRole("status")).toContainText("on its way");
  await own.goto("/office/join");
  await own.getByRole("button", { name: `Decline to join ${office.name}` }).click();
  await expect(own.getByRole("status")).toContainText("You have declined.");
  await page.reload();
  await expect(page.getByText("No invitation waits for an answer.")).toBeVisible();
  expect(await db.membership.count({ where: { officeId: office.id } })).toBe(1);
  const codes = await db.officeEvent.findMany({ where: { officeId: office.id }, orderBy: { seq: "asc" } });
  expect(codes.map(({ code }) => code)).toEqual([
    "invited",
    "invited",
    "invitation-ended",
    "invited",
    "invitation-ended",
  ]);
  await theirs.close();
});

test("hands over management, steps down, leaves; the office is never without a manager @no-script @narrow", async ({
  page,
  browser,
  clock,
  person: manager,
  another: priya,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(priya, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/office/people");
  await page.getByRole("link", { name: "Morgan Tennant" }).click();
  await expect(page.getByRole("main")).toContainText("You are the only manager, and an office is never");
  await page.getByRole("link", { name: "Read what leaving means" }).click();
  await expect(page.getByRole("main")).toContainText("so hand over first");
  await page.getByRole("link", { name: "Hand over" }).click();
  await page.getByRole("link", { name: "Priya Castell" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Priya Castell");
  await page.getByRole("radio", { name: "Manager" }).check();
  await page.getByRole("button", { name: "Save the role" }).click();
  await expect(page.getByRole("status")).toContainText("The new role is saved");

  // AC-2: it counts on the next request of a browser that was signed in before.
  const theirs = await browser.newContext();
  await priya.signIn(theirs);
  const own = await theirs.newPage();
  await own.goto("/office/people");
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("People");

  await page.getByRole("link", { name: "Morgan Tennant" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Morgan Tennant");
  await page.getByRole("radio", { name: "Staff" }).check();
  await page.getByRole("button", { name: "Save the role" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What the office sees");
  expect((await page.goto("/office/people"))?.status()).toBe(404);

  await page.goto("/office/leave");
  await page.getByRole("button", { name: "Leave the office" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You have left the office");
  await page.goto("/office");
  await expect(page.getByRole("main")).toContainText("You are in no office");

  await own.goto("/office/leave");
  await expect(own.getByRole("main")).toContainText("the office ends as well");
  await own.getByRole("button", { name: "Leave and end the office" }).click();
  await expect(own.getByRole("main")).toContainText("so the office has ended");
  await theirs.close();
});

test("renames the office, and deletes it by typing its name @no-script @narrow", async ({
  page,
  clock,
  db,
  person: manager,
  another: priya,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(priya, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/office/people");
  await page.getByText("Give it another name").click();
  await page.getByLabel("The office’s name", { exact: true }).fill("Office of the Member for Eastbridge");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByText("Office of the Member for Eastbridge").first()).toBeVisible();

  await page.getByText("Delete the office", { exact: true }).first().click();
  await page.getByLabel("Type the office’s name, to confirm").fill("Eastbridge");
  await page.getByRole("button", { name: "Delete the office" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Type the office’s name as it stands",
  );
  await expect(page.getByLabel("Type the office’s name, to confirm")).toHaveValue("Eastbridge");
  await page.getByLabel("Type the office’s name, to confirm").fill("office of the member for eastbridge");
  await page.getByRole("button", { name: "Delete the office" }).click();
  await expect(page.getByRole("main")).toContainText("You are in no office");
  expect(await db.membership.count({ where: { officeId: office.id } })).toBe(0);
});

test("says before erasing who becomes manager, and hands over @no-script", async ({
  page,
  clock,
  db,
  person: manager,
  another: priya,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const id = await office.add(priya, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/account/erase");
  await expect(page.getByRole("main")).toContainText(
    "You are its only manager: Priya Castell becomes manager.",
  );
  await page.getByLabel("Type your email address, or the word ERASE").fill("ERASE");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything about you is erased");
  expect((await db.membership.findUnique({ where: { id } }))?.role).toBe("manager");
});

test("its pages are free of axe violations and of sideways scrolling, also with something wrong @narrow", async ({
  page,
  clock,
  person: manager,
  another: priya,
}) => {
  const office = await makeOffice(clock.now(), "Office of the Member for Westbridge-on-the-Long-Water");
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const member = await office.add(priya, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  const look = async (address: string) => {
    await expectNoAxeViolations(page);
    for (const summary of await page.locator("summary").all()) await summary.click();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, address).toBe(false);
  };
  await page.goto("/office/people");
  await invite(page, "");
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
  await look("an error");
  await invite(page, `${randomUUID()}@a-rather-long-name-of-a-domain.example`);
  await expect(page.getByRole("status").filter({ hasText: "on its way" })).toBeVisible();
  for (const address of [
    "/office/people",
    `/office/people/${member}`,
    "/office/leave",
    "/office/new",
    "/office/join",
  ]) {
    await page.goto(address);
    await look(address);
  }
  await priya.signIn();
  await page.goto("/office/leave");
  await look("leaving");
});
