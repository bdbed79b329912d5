// What an attacker would try, told as it would happen. The mail scanner and a link pressed in another browser are in
// sign-in.spec.ts, a replayed passkey in passkey.spec.ts, forged hosts and origins in headers.spec.ts.
import { expect, test } from "./fixtures";
import { rawRequest } from "./raw-request";
import { askForLink, fieldsOf, linkIn, tokenIn } from "./sign-in-steps";

test("HT-4, AU-2: a page elsewhere that relays the sign-in form gets the link sent, but not the half in the mail, which its owner is told never to paste @no-script", async ({
  page,
  person,
  outbox,
  baseURL,
  browser,
  db,
}) => {
  await page.goto("/sign-in");
  const multipart = { ...(await fieldsOf(page, "Send me a link")), email: person.address };
  const before = await db.mail.count();
  // The victim types into the look-alike. Its page cannot post on from their browser.
  const posted = await page.request.post("/sign-in", {
    multipart,
    headers: { Origin: "https://safe-seat.example.net" },
    maxRedirects: 0,
  });
  expect(posted.status()).toBe(403);
  expect(await db.mail.count()).toBe(before);

  // Its server posts on by itself, as our own page would: the link is sent, and the relay holds the other half. Claiming
  // to be the host gets it no further: the mail leads to ours.
  const elsewhere = await browser.newContext();
  const relayed = await elsewhere.request.post("/sign-in", {
    multipart,
    headers: {
      Origin: baseURL ?? "",
      "X-Forwarded-Host": "safe-seat.example.net",
      Forwarded: "host=safe-seat.example.net",
    },
    maxRedirects: 0,
  });
  expect(relayed.status()).toBe(303);
  const { text } = await outbox.newestTo(person.address);
  expect(text).toContain(`${baseURL}/sign-in/confirm`);
  expect(text).not.toContain("example.net");
  expect(text).toContain("never paste this link into a page");

  // The half in the mail is in nothing that the relay was answered.
  const link = linkIn(text);
  const half = new URLSearchParams(link.split("?")[1]).get("token") ?? "";
  const kept = (await elsewhere.cookies()).map(({ value }) => value);
  expect(JSON.stringify([kept, relayed.headers(), await relayed.text()])).not.toContain(half);
  const relay = await elsewhere.newPage();
  await relay.goto(`/sign-in/confirm?token=${"x".repeat(43)}`);
  await relay.getByRole("button", { name: "Sign in" }).click();
  await expect(relay.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
  expect(await tokenIn(relay)).toBeUndefined();

  // Its owner opens the genuine mail where they are, which signs nobody in.
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toContainText("Ask for a new one here. Never paste a link from our mail");
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  await elsewhere.close();
});

test("AU-5: somebody whose laptop was stolen signs it out from their phone, and what was open there can save nothing", async ({
  page,
  person,
  browser,
  db,
}) => {
  const laptop = await browser.newContext();
  await person.signIn(laptop);
  const stolen = await laptop.newPage();
  await stolen.goto("/checklist/set-up-passkeys");
  await stolen.getByLabel("Your private note").fill("Written by the thief");

  await person.signIn();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("Every other browser is signed out.")).toBeVisible();

  await stolen.getByRole("button", { name: "Save note" }).click();
  await expect(stolen).toHaveURL(/\/sign-in/);
  expect(await db.actionNote.count({ where: { personId: person.id } })).toBe(0);
  for (const address of ["/checklist", "/account", "/profile"]) {
    await stolen.goto(address);
    await expect(stolen).toHaveURL(/\/sign-in/);
  }
  await laptop.close();
});

test("AC-1, IN-1: a form altered on its way changes nothing of anybody else's, and nothing that is no choice of ours", async ({
  page,
  person,
  another,
  baseURL,
  db,
}) => {
  await another.record("set-up-passkeys", "done");
  const theirs = await db.actionState.findMany({ where: { personId: another.id } });
  await person.signIn();
  await page.goto("/checklist/set-up-passkeys");
  const form = await fieldsOf(page, "Save note");
  const post = (changes: Record<string, string>) =>
    page.request.post("/checklist/set-up-passkeys", {
      multipart: { ...form, note: "Mine", ...changes },
      headers: { Origin: baseURL ?? "" },
      maxRedirects: 0,
    });
  for (const changes of [
    { personId: another.id },
    { person: another.id },
    { action: '{"contains":"a"}' },
    { action: "../set-up-passkeys" },
    { version: "-1" },
    { op: "' OR 1=1 --" },
  ]) {
    const response = await post(changes);
    expect(response.status(), JSON.stringify(changes)).toBeLessThan(500);
    const written = await db.actionNote.count({ where: { personId: { in: [person.id, another.id] } } });
    expect(written, JSON.stringify(changes)).toBe(0);
  }
  expect(await db.actionState.findMany({ where: { personId: another.id } })).toEqual(theirs);
  expect((await post({})).status()).toBe(303);
  expect(await db.actionNote.count({ where: { personId: person.id } })).toBe(1);
});

test("AU-2: whoever reads the mailbox but never sat at this browser gets no session out of the link", async ({
  page,
  person,
  outbox,
  app,
  browser,
  db,
}) => {
  await page.goto("/sign-in");
  const link = await askForLink(page, outbox, person.address);
  const attacker = await browser.newContext();
  const theirs = await attacker.newPage();
  // The attacker asks for a link of their own in that browser first, so that it keeps a half too.
  await theirs.goto("/sign-in");
  await askForLink(theirs, outbox, `${person.id}.attacker@people.example.org`);
  await theirs.goto(link);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByRole("alert").filter({ hasText: "There is a problem" })).toBeVisible();
  expect(await tokenIn(theirs)).toBeUndefined();
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
  const forged = await rawRequest(app.origin, link, { headers: { host: "safe-seat.example.net" } });
  expect(forged.status).toBe(307);
  expect(forged.headers.location).toBe(app.origin + link);
  await attacker.close();
});
