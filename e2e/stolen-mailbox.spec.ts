// Somebody else can open the mailbox of a person who has a passkey: all they get is a wait, which its owner sees. What they
// got before there was a passkey ends with it.
import type { BrowserContext, Page } from "playwright/test";
import { giveAuthenticator } from "./authenticator";
import { expect, expectNoAxeViolations, type Outbox, test } from "./fixtures";
import type { TestPerson } from "./people";
import { askForLink, linkIn, proveMailbox, signInByMail, tokenIn } from "./sign-in-steps";

const HOUR = 1 / 24;
const NOTICE = "Somebody is getting back in as you";

/** The attacker asks for a link, opens it in their own browser, and begins the wait. Returns their page. */
async function beginWait(context: BrowserContext, person: TestPerson, outbox: Outbox): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  await page.getByRole("button", { name: "Begin the wait" }).click();
  await expect(page.getByRole("status")).toContainText("The wait has begun.");
  return page;
}

test("AU-6: whoever reads a stolen mailbox gets no data; its owner sees it on every page and cancels @no-script @narrow", async ({
  page,
  person,
  outbox,
  browser,
  clock,
  db,
  javaScriptEnabled,
}) => {
  await person.addPasskey();
  await person.record("set-up-passkeys", "done");
  await person.signIn();
  await page.goto("/checklist");
  const open = await browser.newContext({ javaScriptEnabled: javaScriptEnabled !== false });
  const theirs = await beginWait(open, person, outbox);
  expect(await tokenIn(theirs)).toBeUndefined();
  for (const address of ["/checklist", "/profile", "/account", "/account/data", "/account/back-in"]) {
    await theirs.goto(address);
    await expect(theirs).toHaveURL(/\/sign-in\?next=/);
  }
  expect(await db.session.count({ where: { personId: person.id } })).toBe(1);

  for (const address of ["/checklist", "/account", "/focus", "/guidance", "/"]) {
    await page.goto(address);
    await expect(page.getByText(NOTICE)).toBeVisible();
    await expectNoAxeViolations(page);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
  await page.getByRole("button", { name: "Cancel it: it was not me" }).click();
  await expect(page.getByText("It is cancelled: nobody got in by it.")).toBeVisible();
  await expect(page.getByText(NOTICE)).toHaveCount(0);

  // A day later the attacker comes for what they waited for.
  await clock.forward(25 * HOUR);
  await theirs.goto("/sign-in");
  await proveMailbox(theirs, outbox, person.address);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("One more step");
  expect(await tokenIn(theirs)).toBeUndefined();
  await page.goto("/account/record");
  await expect(page.getByRole("main")).toContainText("Asked to get back in by waiting.");
  await expect(page.getByRole("main")).toContainText("Cancelled getting back in by waiting.");
  await open.close();
});

test("AU-6: its owner cancels from the letter, in any browser and without signing in; a scanner's looks do nothing @no-script", async ({
  page,
  person,
  outbox,
  browser,
  clock,
  request,
  db,
}) => {
  await person.addPasskey();
  const open = await browser.newContext();
  const theirs = await beginWait(open, person, outbox);
  const letter = await outbox.newestTo(person.address, 2);
  const link = linkIn(letter.text);
  for (let n = 0; n < 25; n += 1) {
    expect((await request.get(link)).status()).toBe(200);
    expect((await request.head(link)).status()).toBe(200);
  }
  expect(await db.recovery.findUnique({ where: { personId: person.id } })).toMatchObject({ endedAs: null });

  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NOTICE);
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Cancel it: it was not me" }).click();
  await expect(page.getByRole("status")).toContainText("It is cancelled.");
  await expectNoAxeViolations(page);
  expect(await tokenIn(page)).toBeUndefined();
  await page.goto(link);
  await page.getByRole("button", { name: "Cancel it: it was not me" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("There is nothing left to cancel");
  const told = await outbox.newestTo(person.address, 3);
  expect(told.subject).toBe("Getting back into Safe Seat was cancelled");

  await clock.forward(25 * HOUR);
  await theirs.goto("/sign-in");
  await proveMailbox(theirs, outbox, person.address);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("One more step");
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  await open.close();
});

test("AU-6: whoever reads the mailbox sees the letter of a fresh invitation, asks for a link first, and gets no further @no-script", async ({
  person,
  outbox,
  browser,
  clock,
  db,
}) => {
  const { inviteBack } = await import("@/services/invite");
  await person.addPasskey();
  await inviteBack(person.address, clock.now());
  const open = await browser.newContext();
  const theirs = await open.newPage();
  await theirs.goto(linkIn((await outbox.newestTo(person.address)).text));
  await proveMailbox(theirs, outbox, person.address);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("One more step");
  expect(await tokenIn(theirs)).toBeUndefined();
  // What they are shown is the same as without an invitation.
  const shown = await theirs.getByRole("main").textContent();
  await db.invitation.deleteMany();
  await theirs.goto("/sign-in");
  await proveMailbox(theirs, outbox, person.address);
  expect(await theirs.getByRole("main").textContent()).toBe(shown);
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  await open.close();
});

test("AU-6: a thief who came in by mail first is out when its owner adds a passkey, and stays out", async ({
  page,
  person,
  outbox,
  browser,
}) => {
  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  await signInByMail(theirs, outbox, person.address);
  await expect(theirs).toHaveURL("/checklist");

  await giveAuthenticator(page);
  await page.goto("/sign-in");
  await page.goto(await askForLink(page, outbox, person.address, 2));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your passkey is ready");
  await expect(page.getByText("Browsers that came in by a mail link before are signed out.")).toBeVisible();

  for (const address of ["/checklist", "/account", "/profile"]) {
    await theirs.goto(address);
    await expect(theirs).toHaveURL(/\/sign-in\?next=/);
  }
  await proveMailbox(theirs, outbox, person.address);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("One more step");
  await page.goto("/account/record");
  await expect(page.getByRole("main")).toContainText(
    "Browsers that had come in by a link by email were signed",
  );
  await stranger.close();
});

test("AU-6: a fresh invitation talked out of whoever runs this shows to its owner, who cancels it @no-script", async ({
  page,
  person,
  outbox,
  browser,
  clock,
}) => {
  const { inviteBack } = await import("@/services/invite");
  await person.addPasskey();
  await person.signIn();
  const invited = await inviteBack(person.address, clock.now());
  await page.goto("/checklist");
  await expect(page.getByText("gave a fresh invitation")).toBeVisible();
  await page.getByRole("button", { name: "Cancel it: it was not me" }).click();
  await expect(page.getByText("It is cancelled: nobody got in by it.")).toBeVisible();
  const open = await browser.newContext();
  const theirs = await open.newPage();
  await theirs.goto("/sign-in");
  await proveMailbox(theirs, outbox, person.address);
  await theirs.getByRole("textbox", { name: "Recovery code" }).fill(invited.ok ? invited.code : "");
  await theirs.getByRole("button", { name: "Use this code" }).click();
  await expect(theirs.getByRole("main").getByRole("alert")).toContainText("not one of your codes");
  expect(await tokenIn(theirs)).toBeUndefined();
  await open.close();
});

test("AU-6: what a browser keeps of a proved mailbox is good for that mailbox alone, and altered for none", async ({
  page,
  person,
  another,
  outbox,
  db,
}) => {
  const { cookieFor } = await import("@/lib/session");
  const { name } = cookieFor("proof");
  await Promise.all([person.addPasskey(), another.addPasskey()]);
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  const proof = (await page.context().cookies()).find((cookie) => cookie.name === name);
  expect(proof).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
  expect(proof?.value).not.toContain(person.id);
  await page.context().addCookies([{ ...proof, name, value: `${proof?.value.slice(0, -2)}AA`, path: "/" }]);
  await page.goto("/sign-in/way-back");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ask for a new link");
  expect(await db.recovery.count({ where: { personId: { in: [person.id, another.id] } } })).toBe(0);
});
