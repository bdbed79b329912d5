import type { Page } from "playwright/test";
import { type Device, giveAuthenticator } from "./authenticator";
import { expect, expectNoAxeViolations, test } from "./fixtures";
import { askForLink, tokenIn } from "./sign-in-steps";

/** Adds a passkey on the account page and signs out. With the offer in the field the device then waits. */
async function addPasskeyAndLeave(page: Page, options?: { inField: boolean }): Promise<Device> {
  const device = await giveAuthenticator(page, options);
  await page.goto("/account");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Added: Linux")).toBeVisible();
  if (options?.inField) await attend(device, false);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  // Its scripts were thrown away with the sign-out: a press before they are back is nobody's.
  await page.waitForLoadState();
  return device;
}

function attend({ cdp, authenticatorId }: Device, enabled: boolean) {
  return cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
}

const summary = (page: Page) => page.getByRole("alert").filter({ hasText: "There is a problem" });

test("AU-1: after coming in by mail a passkey is offered at once, and signs in from then on @narrow", async ({
  page,
  person,
  outbox,
}) => {
  await giveAuthenticator(page);
  await page.goto("/profile");
  await page.goto(await askForLink(page, outbox, person.address));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Sign in with your face or finger next time",
  );
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your passkey is ready");
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page).toHaveURL("/profile");

  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.goto("/sign-in?next=%2Fprofile");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/profile");
  const letter = await outbox.newestTo(person.address, 2);
  expect(letter.subject).toBe("A passkey was added");
});

test("AU-1: the browser offers the passkey in the address field, where one press signs in", async ({
  page,
  person,
}) => {
  await person.signIn();
  const device = await addPasskeyAndLeave(page, { inField: true });
  // The page left behind asks as well: it must be gone before the device answers.
  await page.goto("about:blank");
  await attend(device, true);
  // The press in the browser's own menu is what the device simulates here.
  await page.goto("/sign-in");
  await expect(page).toHaveURL("/checklist");
  await page.goto("/account");
  await expect(page.getByText(/by passkey/)).toBeVisible();
});

test("AU-1: a passkey used without verifying the person is refused, and says so in focus", async ({
  page,
  person,
}) => {
  await person.signIn();
  const device = await addPasskeyAndLeave(page);
  await device.cdp.send("WebAuthn.setUserVerified", {
    authenticatorId: device.authenticatorId,
    isUserVerified: false,
  });
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(summary(page)).toContainText("The passkey was not used");
  await expect(summary(page)).toBeFocused();
  await expectNoAxeViolations(page);
  expect(await tokenIn(page)).toBeUndefined();
});

test("AU-1: a reply counts once, and only from our own pages", async ({ page, person, baseURL }) => {
  await person.signIn();
  await addPasskeyAndLeave(page);
  const sent = page.waitForRequest((request) => request.url().endsWith("/api/passkey/sign-in"));
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  const data = (await sent).postData() ?? "";
  await expect(page).toHaveURL("/checklist");

  const post = (origin: string) =>
    page.request.post("/api/passkey/sign-in", {
      data,
      headers: { "Content-Type": "application/json", Origin: origin },
    });
  expect((await post("https://evil.example")).status()).toBe(403);
  expect((await post(baseURL ?? "")).status()).toBe(400);
});

test("AU-1: options for signing in name nobody, and are the same for everybody", async ({
  request,
  baseURL,
  person,
}) => {
  const ask = async (data: object) => {
    const response = await request.post("/api/passkey/options", {
      data,
      headers: { Origin: baseURL ?? "" },
    });
    return { status: response.status(), body: await response.text() };
  };
  const { status, body } = await ask({});
  expect(status).toBe(200);
  expect(Object.keys(JSON.parse(body).options).toSorted()).toEqual(
    ["allowCredentials", "challenge", "rpId", "timeout", "userVerification"].filter(
      (key) => key !== "allowCredentials" || body.includes("allowCredentials"),
    ),
  );
  expect(body).not.toContain(person.id);
  expect((await ask({ email: person.address })).status).toBe(400);
});

test("HT-6: the twenty-first reply that does not hold within a minute is refused, and a passkey still signs in", async ({
  page,
  person,
  request,
  baseURL,
  clock,
}) => {
  await person.signIn();
  await addPasskeyAndLeave(page);
  const headers = { Origin: baseURL ?? "" };
  const post = () => request.post("/api/passkey/sign-in", { data: { reply: {}, next: null }, headers });
  for (let n = 0; n < 20; n++) expect((await post()).status()).toBe(400);
  const refused = await post();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeLessThanOrEqual(60);
  // Claiming another address changes nothing.
  for (const name of ["X-Forwarded-For", "X-Real-IP", "X-Client-Address", "Forwarded"]) {
    const forged = await request.post("/api/passkey/sign-in", {
      data: { reply: {}, next: null },
      headers: { ...headers, [name]: "203.0.113.77" },
    });
    expect(forged.status(), name).toBe(429);
  }
  // Whoever sends them keeps nobody else on this network out.
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/checklist");
  await clock.forward(2 / 1440);
  expect((await post()).status()).toBe(400);
});

test("AU-5, AU-8: a passkey is renamed and removed, and whoever it let in is out on their next request @narrow", async ({
  page,
  person,
  outbox,
  browser,
  clock,
}) => {
  await person.signIn();
  await giveAuthenticator(page);
  await page.goto("/account");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByRole("heading", { name: "Linux" })).toBeVisible();
  await page.getByText("Rename Linux").click();
  await page.getByLabel("Name").fill("");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(summary(page)).toContainText("Enter a name");
  await page.getByLabel("Name").fill("Work phone");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByText("The name is saved.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Work phone" })).toBeVisible();

  const other = await browser.newContext();
  await person.signIn(other, "passkey");
  const theirs = await other.newPage();
  await theirs.goto("/checklist");
  await expect(theirs).toHaveURL("/checklist");

  await page.getByText("Remove Work phone").click();
  await page.getByRole("button", { name: "Remove this passkey" }).click();
  await expect(page.getByText("The passkey is removed.")).toBeVisible();
  for (const path of ["/checklist", "/profile", "/account"]) {
    await theirs.goto(path);
    await expect(theirs).toHaveURL(/sign-in/);
  }
  await other.close();
  const letter = await outbox.newestTo(person.address, 2);
  expect(letter.subject).toBe("A passkey was removed");
  expect(letter.text).not.toMatch(/Work phone|checklist|done/);

  await clock.forward(6 / 1440);
  await page.goto("/account");
  await expect(page.getByRole("button", { name: "Add a passkey" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Confirm that it is you" })).toBeVisible();
});

test("AU-5: another browser is signed out from here, one or all of them @no-script", async ({
  page,
  person,
  browser,
}) => {
  await person.signIn();
  const others = await Promise.all([1, 2, 3].map(() => browser.newContext()));
  for (const context of others) await person.signIn(context, "email");
  await page.goto("/account");
  await expect(page.getByText("(this browser)")).toHaveCount(1);
  await page.getByRole("button", { name: "Sign out A test" }).first().click();
  await expect(page.getByText("That browser is signed out.")).toBeVisible();
  const isIn = async () => {
    const answers = await Promise.all(
      others.map((one) => one.request.get("/checklist", { maxRedirects: 0 })),
    );
    return answers.filter((answer) => answer.status() === 200).length;
  };
  expect(await isIn()).toBe(2);
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Every other browser is signed out.")).toBeVisible();
  expect(await isIn()).toBe(0);
  await expect(page).toHaveURL(/account/);
  for (const context of others) await context.close();
});

test("without a script the pages say what a passkey needs, and everything else works @no-script", async ({
  page,
  person,
  javaScriptEnabled,
}) => {
  await page.goto("/sign-in");
  const sentence = page.locator("noscript p", { hasText: "A passkey needs JavaScript" });
  await expect(sentence).toBeVisible({ visible: javaScriptEnabled === false });
  await expect(page.getByRole("button", { name: "Sign in with a passkey" })).toBeVisible({
    visible: javaScriptEnabled !== false,
  });
  await person.signIn();
  for (const path of ["/account", "/sign-in/passkey"]) {
    await page.goto(path);
    await expect(page.getByRole("button", { name: "Add a passkey" })).toBeVisible({
      visible: javaScriptEnabled !== false,
    });
  }
});

test("AC-1: another person's passkey or session is not found, in the same bytes as one that does not exist", async ({
  page,
  person,
  another,
  browser,
  db,
}) => {
  const theirs = await browser.newContext();
  await another.signIn(theirs);
  await person.signIn();
  await person.signIn(await browser.newContext(), "email");
  const foreign = await db.session.findFirstOrThrow({ where: { personId: another.id } });
  const bodies: string[] = [];
  for (const id of [foreign.id, "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0009"]) {
    await page.goto("/account");
    // React writes its own value into the field when it takes the page over.
    const isTaken = (input: Element) => Object.keys(input).some((key) => key.startsWith("__react"));
    await expect.poll(() => page.locator('input[name="session"]').evaluate(isTaken)).toBe(true);
    await page.locator('input[name="session"]').evaluate((input: HTMLInputElement, value) => {
      input.value = value;
    }, id);
    await page.getByRole("button", { name: "Sign out A test" }).click();
    await expect(page).toHaveURL("/not-found");
    bodies.push(await page.getByRole("main").innerHTML());
  }
  expect(bodies[1]).toBe(bodies[0]);
  expect(await db.session.count({ where: { id: foreign.id } })).toBe(1);
  await theirs.close();
});
