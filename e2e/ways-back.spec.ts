// The ways back in for whoever lost what they sign in with. What somebody else would try with the same means is in
// stolen-mailbox.spec.ts.
import type { Page } from "playwright/test";
import { giveAuthenticator } from "./authenticator";
import { expect, expectNoAxeViolations, test } from "./fixtures";
import { askForLink, linkIn, proveMailbox, tokenIn } from "./sign-in-steps";

const HOUR = 1 / 24;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Recovery code" }).fill(code);
  await page.getByRole("button", { name: "Use this code" }).click();
}

test("AU-6: somebody whose phone is lost waits for a day, comes back, and puts their sign-in in order @no-script @narrow", async ({
  page,
  person,
  outbox,
  clock,
  browser,
  db,
}) => {
  await person.addPasskey();
  const phone = await browser.newContext();
  await person.signIn(phone);
  await page.goto("/profile");
  await proveMailbox(page, outbox, person.address);
  await expect(heading(page)).toHaveText("One more step");
  expect(new URL(page.url()).search).toBe("");
  expect(await tokenIn(page)).toBeUndefined();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Begin the wait" }).click();
  await expect(page.getByRole("status")).toContainText("The wait has begun.");
  await expect(page.getByRole("status")).toContainText("25 November at 09:0");
  await expectNoAxeViolations(page);
  const letter = await outbox.newestTo(person.address, 2);
  expect(letter.subject).toBe("Somebody is getting back into Safe Seat as you");

  // Too early, the link still opens nothing.
  await clock.forward(23 * HOUR);
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  await expect(heading(page)).toHaveText("One more step");
  await expect(page.getByRole("status")).toContainText("The wait has begun.");

  await clock.forward(1.1 * HOUR);
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  await expect(heading(page)).toHaveText("You are back in");
  await expectNoAxeViolations(page);
  expect((await phone.request.get("/checklist", { maxRedirects: 0 })).status()).toBe(307);
  await expect
    .poll(async () =>
      (await outbox.letters()).filter(({ to }) => to === person.address).map((l) => l.subject),
    )
    .toContain("Somebody came back into Safe Seat as you");

  await page.getByRole("button", { name: "Remove A lost phone" }).click();
  await expect(page.getByText("The passkey is removed.")).toBeVisible();
  expect(await db.passkey.count({ where: { personId: person.id } })).toBe(0);
  await page.goto("/account/record");
  const record = page.getByRole("main");
  await expect(record).toContainText("Asked to get back in by waiting.");
  await expect(record).toContainText("Got back in after waiting.");
  await expect(record).toContainText("Signed in with a way back in.");
  await phone.close();
});

test("AU-6: eight codes are printed on one sheet, shown once, and one of them brings its owner back @no-script @narrow", async ({
  page,
  person,
  outbox,
  browser,
  javaScriptEnabled,
}) => {
  await person.addPasskey();
  await person.signIn();
  await page.goto("/account");
  await page.getByRole("link", { name: /^Recovery codes/ }).click();
  await expect(page.getByText("You have none now.")).toBeVisible();
  await page.getByRole("button", { name: "Make recovery codes" }).click();
  await expect(page.getByText("These are your new codes.")).toBeVisible();
  await expect(page.getByText("You have none now.")).toHaveCount(0);
  await page.waitForLoadState();
  const codes = await page.locator("section[aria-labelledby=codes] li").allInnerTexts();
  expect(codes).toHaveLength(8);
  await expectNoAxeViolations(page);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  const letter = await outbox.newestTo(person.address);
  expect(letter.subject).toBe("New recovery codes for Safe Seat");
  for (const code of codes) expect(letter.text).not.toContain(code);
  await page.goto("/account/recovery-codes");
  await expect(page.getByText("You have 8 of 8 left")).toBeVisible();
  for (const code of codes) await expect(page.getByRole("main")).not.toContainText(code);
  await expectNoAxeViolations(page);

  const elsewhere = await browser.newContext({ javaScriptEnabled: javaScriptEnabled !== false });
  const tablet = await elsewhere.newPage();
  await tablet.goto("/sign-in");
  await proveMailbox(tablet, outbox, person.address);
  await typeCode(tablet, "0000-0000-0000-0000");
  const summary = tablet.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toContainText("not one of your codes");
  await expect(summary).toBeFocused();
  await expect(tablet.getByRole("textbox", { name: "Recovery code" })).toHaveValue("0000-0000-0000-0000");
  await typeCode(tablet, (codes[2] ?? "").toLowerCase().replaceAll("-", " "));
  await expect(heading(tablet)).toHaveText("You are back in");
  await tablet.goto("/account/recovery-codes");
  await expect(tablet.getByText("You have 7 of 8 left")).toBeVisible();
  await tablet.goto("/account");
  await expect(tablet.getByText(/by a way back in/)).toBeVisible();
  await expect
    .poll(async () =>
      (await outbox.letters()).filter(({ to }) => to === person.address).map((l) => l.subject),
    )
    .toContain("Somebody came back into Safe Seat as you");
  await elsewhere.close();

  // Used once, it is of no use any more.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  await typeCode(page, codes[2] ?? "");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("not one of your codes");
});

test("AU-6: whoever runs this met the person and told them a code, which lets them in after a link, once @no-script @narrow", async ({
  page,
  person,
  outbox,
  clock,
  browser,
}) => {
  const { inviteBack } = await import("@/services/invite");
  await person.addPasskey();
  const phone = await browser.newContext();
  await person.signIn(phone);
  const invited = await inviteBack(person.address, clock.now());
  const code = invited.ok ? invited.code : "";
  const letter = await outbox.newestTo(person.address);
  expect(letter.text).toContain("by voice or by hand, and never by mail");
  expect(letter.text).not.toContain(code);

  await page.goto(linkIn(letter.text));
  await proveMailbox(page, outbox, person.address);
  await expect(heading(page)).toHaveText("One more step");
  await expectNoAxeViolations(page);
  await typeCode(page, "7K2M-7K2M-7K2M-7K2M");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("not one of your codes");
  await typeCode(page, code.toLowerCase().replaceAll("-", " "));
  await expect(heading(page)).toHaveText("You are back in");
  expect((await phone.request.get("/checklist", { maxRedirects: 0 })).status()).toBe(307);
  await page.goto("/account/record");
  await expect(page.getByRole("main")).toContainText("Got back in by a fresh invitation and its code.");
  await phone.close();

  // Used once, it is of no use any more, and a link still opens nothing.
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  await expect(heading(page)).toHaveText("One more step");
  await typeCode(page, code);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("not one of your codes");
});

test("AU-6: a code that was told to somebody is over after seven days @no-script", async ({
  page,
  person,
  outbox,
  clock,
}) => {
  const { inviteBack } = await import("@/services/invite");
  await person.addPasskey();
  const invited = await inviteBack(person.address, clock.now());
  await clock.forward(7 + HOUR);
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  await typeCode(page, invited.ok ? invited.code : "");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("its time is over");
  expect(await tokenIn(page)).toBeUndefined();
});

test("AU-6: a first passkey offers codes to print, and signs this browser in anew; a link then opens nothing", async ({
  page,
  person,
  outbox,
}) => {
  await giveAuthenticator(page);
  await page.goto("/sign-in");
  await page.goto(await askForLink(page, outbox, person.address));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Add a passkey" })).toBeVisible();
  const before = await tokenIn(page);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(heading(page)).toHaveText("Your passkey is ready");
  expect(await tokenIn(page)).not.toBe(before);
  await expect(page.getByText("Browsers that came in by a mail link before are signed out.")).toBeVisible();
  await page.getByRole("link", { name: "print recovery codes" }).click();
  await page.getByRole("button", { name: "Make recovery codes" }).click();
  await expect(page.getByText("These are your new codes.")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in?next=%2Fprofile");
  await proveMailbox(page, outbox, person.address);
  await expect(heading(page)).toHaveText("One more step");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/profile");
});

test("AU-6: the page with the ways back is good for ten minutes, and for the browser that proved the mailbox @no-script", async ({
  page,
  person,
  outbox,
  clock,
  db,
}) => {
  await page.goto("/sign-in/way-back");
  await expect(heading(page)).toHaveText("Ask for a new link");
  await expectNoAxeViolations(page);
  await person.addPasskey();
  await page.goto("/sign-in");
  await proveMailbox(page, outbox, person.address);
  await clock.forward(11 / 1440);
  await page.getByRole("button", { name: "Begin the wait" }).click();
  await expect(heading(page)).toHaveText("Ask for a new link");
  expect(await db.recovery.count({ where: { personId: person.id } })).toBe(0);
});
