import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "./fixtures";
import { askForLink, fieldsOf, linkIn, signInByMail, tokenIn } from "./sign-in-steps";

const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "There is a problem" });

test("AU-2: a page that needs it leads to signing in by mail, and back to itself @no-script @narrow", async ({
  page,
  person,
  outbox,
}) => {
  await page.goto("/profile");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fprofile/);
  const link = await askForLink(page, outbox, person.address);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await expect(page.getByText(person.address)).toBeVisible();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in\/passkey/);
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page).toHaveURL("/profile");
});

test("AU-2: on a local copy the outbox shows the mail, and its link leads in @no-script", async ({
  page,
  person,
  outbox,
}) => {
  await page.goto("/sign-in");
  await expect(page.getByText("member@demo.example.org")).toBeVisible();
  await askForLink(page, outbox, person.address);
  await page.getByRole("link", { name: "the mail is in the outbox" }).click();
  const mail = page.getByRole("article").filter({ hasText: person.address });
  await mail.getByRole("link", { name: "Open the link" }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in\/passkey/);
});

test("AU-2: fifty looks by a mail scanner change nothing", async ({ page, person, outbox, request, db }) => {
  await page.goto("/sign-in");
  const link = await askForLink(page, outbox, person.address);
  for (let n = 0; n < 25; n++) {
    expect((await request.get(link)).status()).toBe(200);
    expect((await request.head(link)).status()).toBe(200);
  }
  for (const path of [
    "/api/auth/callback/email",
    "/api/auth/signin",
    "/api/auth/session",
    "/api/auth/_log",
  ]) {
    expect((await request.get(`${path}?${link.split("?")[1]}`)).status()).toBe(404);
  }
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in\/passkey/);
});

test("AU-2: another browser's press neither enters nor spends the link @no-script", async ({
  page,
  person,
  outbox,
  browser,
}) => {
  await page.goto("/sign-in");
  const link = await askForLink(page, outbox, person.address);
  const other = await browser.newContext();
  const theirs = await other.newPage();
  await theirs.goto(link);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(summary(theirs)).toContainText("does not open in this browser");
  await expect(summary(theirs)).toContainText("Never paste a link from our mail into another page");
  expect(await tokenIn(theirs)).toBeUndefined();
  await theirs.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(theirs.getByLabel("Your email address")).toBeVisible();
  await other.close();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in\/passkey/);
});

test("AU-2: of twenty presses at once exactly one opens a session", async ({
  page,
  person,
  outbox,
  baseURL,
  db,
}) => {
  await page.goto("/sign-in");
  const link = await askForLink(page, outbox, person.address);
  await page.goto(link);
  const multipart = await fieldsOf(page, "Sign in");
  const presses = Array.from({ length: 20 }, () =>
    page.request.post(link, { multipart, headers: { Origin: baseURL ?? "" }, maxRedirects: 0 }),
  );
  const cookies = (await Promise.all(presses)).map((response) => response.headers()["set-cookie"] ?? "");
  expect(cookies.filter((line) => /session/.test(line))).toHaveLength(1);
  expect(await db.session.count({ where: { personId: person.id } })).toBe(1);
});

test("AU-2: a link is spent once, and says so the second time @no-script", async ({
  page,
  person,
  outbox,
}) => {
  await page.goto("/sign-in");
  const link = await askForLink(page, outbox, person.address);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Later" }).click();
  await page.waitForURL("/checklist");
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await askForLink(page, outbox, person.address, 2);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(summary(page)).toContainText("used already");
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page).toHaveURL("/sign-in");
});

test("AU-2: whoever asks anew for a link that is too old still comes to the page they wanted @no-script", async ({
  page,
  person,
  outbox,
  clock,
}) => {
  await page.goto("/profile");
  const link = await askForLink(page, outbox, person.address);
  await clock.forward(11 / 1440);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page).toHaveURL("/sign-in?next=%2Fprofile");
  await page.goto(await askForLink(page, outbox, person.address, 2));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page).toHaveURL("/profile");
});

test("AU-2: eleven minutes later the link is too old", async ({ page, person, outbox, clock }) => {
  await page.goto("/sign-in");
  const link = await askForLink(page, outbox, person.address);
  await clock.forward(11 / 1440);
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(summary(page)).toContainText("older than 10 minutes");
});

test("AU-3: nobody can tell from the answer whether an address may come in, or has a passkey", async ({
  browser,
  person,
  another: withPasskey,
  outbox,
  baseURL,
}) => {
  await withPasskey.addPasskey();
  const answers: { status: number; names: string[]; body: string }[] = [];
  const unknown = `${person.id.replaceAll("a", "b")}@nowhere0000.example`;
  for (const address of [person.address, withPasskey.address, unknown]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto("/sign-in");
    const multipart = { ...(await fieldsOf(page, "Send me a link")), email: address };
    const options = { multipart, headers: { Origin: baseURL ?? "" }, maxRedirects: 0 };
    const first = await context.request.post("/sign-in", options);
    expect(first.status()).toBe(303);
    const second = await context.request.get(first.headers().location ?? "");
    const body = (await second.text())
      .replaceAll(address, "ADDRESS")
      .replace(/nonce="[^"]*"|"nonce":"[^"]*"|\$ACTION_[^"]*"[^>]*/g, "");
    const names = [...first.headersArray(), ...second.headersArray()].map(({ name }) => name);
    answers.push({ status: second.status(), names, body: body.replace(/<script[\s\S]*?<\/script>/g, "") });
    await context.close();
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  await outbox.newestTo(person.address);
  await outbox.newestTo(withPasskey.address);
  expect((await outbox.letters()).filter(({ to }) => to.endsWith("nowhere0000.example"))).toEqual([]);
});

test("an address that is none is said so, with what was typed kept and the summary in focus @no-script", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill("member at example");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(summary(page)).toContainText("Enter your email address in full");
  await expect(summary(page)).toBeFocused();
  await expect(page.getByLabel("Your email address")).toHaveValue("member at example");
  await summary(page).getByRole("link").click();
  await expect(page.getByLabel("Your email address")).toBeFocused();
});

test("HT-6: the sixth link within an hour is refused with 429, for this address alone, and not an hour later @no-script", async ({
  page,
  person,
  another,
  outbox,
  clock,
}) => {
  for (let n = 1; n <= 5; n++) {
    await page.goto("/sign-in");
    await askForLink(page, outbox, person.address, n);
  }
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill(person.address.toUpperCase());
  const refused = page.waitForResponse((response) => response.url().includes("/sign-in/wait"));
  await page.getByRole("button", { name: "Send me a link" }).click();
  const response = await refused;
  expect(response.status()).toBe(429);
  expect(Number(response.headers()["retry-after"])).toBeGreaterThan(3000);
  await expect(page.getByRole("heading")).toHaveText("Too many links in a short time");
  await page.goto("/sign-in");
  await askForLink(page, outbox, another.address);
  await clock.forward(61 / 1440);
  await page.goto("/sign-in");
  await askForLink(page, outbox, person.address, 6);
});

test.describe("AU-4: a session", () => {
  test("is new at each sign-in, never one planted beforehand, and its cookie is closed to scripts", async ({
    page,
    person,
    outbox,
    baseURL,
    db,
  }) => {
    const { cookieFor } = await import("@/lib/session");
    const { name } = cookieFor("session");
    const planted = "A".repeat(43);
    await page.context().addCookies([{ name, value: planted, url: baseURL ?? "" }]);
    await signInByMail(page, outbox, person.address);
    const token = await tokenIn(page);
    expect(token).not.toBe(planted);
    const cookie = (await page.context().cookies()).find((one) => one.name === name);
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    expect(name).toBe(`session_${new URL(baseURL ?? "").port}`);
    expect(JSON.stringify(await db.session.findMany())).not.toContain(token);
  });

  test("ends when its row is altered, after 7 idle days, and after 30 in any case", async ({
    page,
    person,
    clock,
    db,
  }) => {
    await person.signIn();
    await page.goto("/checklist");
    await expect(page).toHaveURL("/checklist");
    await db.session.updateMany({ where: { personId: person.id }, data: { tokenHash: "altered" } });
    await page.goto("/checklist");
    await expect(page).toHaveURL(/sign-in/);

    await person.signIn();
    await clock.forward(6.9);
    await page.goto("/checklist");
    await expect(page).toHaveURL("/checklist");
    await clock.forward(7.1);
    await page.goto("/checklist");
    await expect(page).toHaveURL(/sign-in/);

    await person.signIn();
    for (let day = 0; day < 25; day += 5) {
      await clock.forward(5);
      await page.goto("/checklist");
      await expect(page).toHaveURL("/checklist");
    }
    await clock.forward(5.1);
    await page.goto("/checklist");
    await expect(page).toHaveURL(/sign-in/);
  });
});

test("HT-5: signing out ends the session, clears what the browser kept, and Back shows nothing @no-script", async ({
  page,
  person,
  db,
}) => {
  await person.signIn();
  await page.goto("/account");
  await expect(page.getByText(person.address)).toBeVisible();
  const left = page.waitForResponse((response) => response.url().endsWith("/api/sign-out"));
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const response = await left;
  expect(response.request().method()).toBe("POST");
  expect(await response.headerValue("clear-site-data")).toBe('"cache", "storage"');
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  expect(await tokenIn(page)).toBeUndefined();
  await page.goBack();
  await expect(page).toHaveURL(/sign-in/);
  await expect(page.getByText(person.address)).toHaveCount(0);
});

test("IN-5: a link to sign in leads nowhere but into our pages", async ({
  page,
  person,
  outbox,
  baseURL,
}) => {
  let count = 0;
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/api/sign-out",
  ]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    count += 1;
    await page.goto(await askForLink(page, outbox, person.address, count));
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Later" }).click();
    await expect(page).toHaveURL(`${baseURL}/checklist`);
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await expect(page).toHaveURL(`${baseURL}/checklist`);
  }
});

test("somebody signed in already is led on, unless they are to confirm that it is them @no-script", async ({
  page,
  person,
  outbox,
  clock,
}) => {
  await person.signIn();
  await page.goto("/sign-in?next=%2Fprofile");
  await expect(page).toHaveURL("/profile");
  await clock.forward(1 / 24);
  await page.goto("/account");
  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  const before = await tokenIn(page);
  await page.goto(await askForLink(page, outbox, person.address));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page).toHaveURL("/account");
  expect(await tokenIn(page)).not.toBe(before);
});

test("AU-8: a sign-in from a kind of browser that is new is told to its owner by mail", async ({
  page,
  person,
  outbox,
}) => {
  await person.signIn();
  await page.context().clearCookies();
  await signInByMail(page, outbox, person.address);
  const letter = await outbox.newestTo(person.address, 2);
  expect(letter.subject).toBe("A new sign-in to Safe Seat");
  expect(letter.text).toMatch(/24 November at 09:0\d, in Chrome on Linux/);
  expect(linkIn(letter.text)).toBe("/account");
});

test("the pages of signing in keep to WCAG 2.2 AA @narrow", async ({ page, person, outbox }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of [
      "/sign-in",
      "/sign-in/confirm",
      "/outbox",
      "/unavailable",
      "/sign-in/wait",
      "/sign-in?sent=1",
    ]) {
      await page.goto(path);
      await expectNoAxeViolations(page);
    }
  }
  await page.goto("/sign-in");
  await page.goto(await askForLink(page, outbox, person.address));
  await expectNoAxeViolations(page);
  await page.goBack();
  await expectNoAxeViolations(page);
  await page.goto("/outbox");
  await expectNoAxeViolations(page);
  await person.signIn();
  for (const path of ["/sign-in/passkey", "/account"]) {
    await page.goto(path);
    await expectNoAxeViolations(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, path).toBeLessThanOrEqual(0);
  }
});
