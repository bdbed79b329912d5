import { expect, expectNoAxeViolations, test } from "./fixtures";
import { rawRequest } from "./raw-request";

const DAY = 86_400_000;

/** Runs what a server runs every hour. */
async function run(at: Date) {
  const { sendReminders } = await import("@/services/reminder-mail");
  return sendReminders(at);
}

test("chooses a weekly reminder, gets it, and stops it from the mail without signing in @no-script @narrow", async ({
  page,
  person,
  outbox,
  clock,
  browser,
  db,
}) => {
  await person.signIn();
  await page.goto("/account");
  await page.getByRole("link", { name: "Choose how often you are reminded" }).click();
  await expect(page.getByRole("radio", { name: /^Never/ })).toBeChecked();
  await page.getByRole("radio", { name: /^Once a week/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("Saved. The first comes in a week.");
  await expect(page.getByRole("radio", { name: /^Once a week/ })).toBeChecked();

  const inAWeek = new Date(clock.now().getTime() + 7 * DAY);
  await run(inAWeek);
  const { subject, text } = await outbox.newestTo(person.address);
  expect(subject).toBe("You asked to be reminded of your checklist");
  const link = text.split(/\s/).find((word) => word.includes("/stop-reminders/")) ?? "";
  const left = () => db.reminder.count({ where: { personId: person.id } });

  // Somebody with no session: a phone that only reads mail. Scanners open the link first.
  const phone = await browser.newContext();
  for (let n = 0; n < 10; n += 1) {
    await phone.request.get(link);
    await phone.request.head(link);
    await phone.request.get(link.replace("/stop-reminders/", "/api/stop-reminders/"));
  }
  expect(await left()).toBe(1);
  const mail = await phone.newPage();
  await mail.goto(link);
  await mail.getByRole("button", { name: "Stop them" }).click();
  await expect(mail.getByRole("heading", { level: 1 })).toHaveText("The reminders are stopped");
  expect(await left()).toBe(0);
  await phone.close();

  await page.goto("/account/reminders");
  await expect(page.getByRole("radio", { name: /^Never/ })).toBeChecked();
  expect(await run(new Date(inAWeek.getTime() + 7 * DAY))).toBe(0);
});

test("HT-4: a mail provider's one click ends them from elsewhere; no other address takes a post from elsewhere", async ({
  person,
  baseURL,
  db,
  clock,
}) => {
  const { chooseReminder, stopToken } = await import("@/services/reminders");
  await chooseReminder(person.actor, "weekly", clock.now());
  const token = stopToken(person.id);
  const left = () => db.reminder.count({ where: { personId: person.id } });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    rawRequest(baseURL ?? "", path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: [body],
    });
  const click = "List-Unsubscribe=One-Click";
  const foreign = { origin: "https://mail.example" };
  for (const path of [
    `/stop-reminders/${token}`,
    `/api/stop-reminders/${token}/more`,
    `/api/stop-reminders/${token}x`,
    `/api/stop-reminders/${token.slice(1)}`,
    `/api/stop-reminders/`,
    `/api//stop-reminders/${token}`,
    `/account/reminders?/api/stop-reminders/${token}`,
  ]) {
    // 308: Next leads to the same address without the slash at the end.
    expect([308, 403, 404], path).toContain((await post(path, click, foreign)).status);
  }
  const put = await rawRequest(baseURL ?? "", `/api/stop-reminders/${token}`, {
    method: "PUT",
    headers: foreign,
  });
  expect(put.status).toBe(405);
  expect((await post(`/api/stop-reminders/${token}`, "anything=else", foreign)).status).toBe(400);
  expect(await left()).toBe(1);

  // A token that is nobody's gets the same answer as one that is somebody's.
  const nobody = await post(`/api/stop-reminders/${stopToken("nobody")}`, click, foreign);
  expect(await left()).toBe(1);
  const theirs = await post(`/api/stop-reminders/${token}`, click);
  expect([nobody.status, nobody.body]).toEqual([theirs.status, theirs.body]);
  expect(theirs.status).toBe(200);
  expect(theirs.headers["set-cookie"]).toBeUndefined();
  expect(await left()).toBe(0);
});

test("a form without a choice says what to do, and keeps what was chosen before", async ({
  page,
  person,
}) => {
  await person.signIn();
  await page.goto("/account/reminders");
  await page.getByRole("radio", { name: /^Never/ }).evaluate((radio: HTMLInputElement) => {
    radio.checked = false;
  });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Choose one of the three");
});

test("their pages are free of axe violations and of sideways scrolling @narrow", async ({ page, person }) => {
  await person.signIn();
  const { stopToken } = await import("@/services/reminders");
  const stop = `/stop-reminders/${stopToken(person.id)}`;
  for (const address of ["/account/reminders", "/account/reminders?done=weekly", stop, `${stop}?done=1`]) {
    await page.goto(address);
    await expectNoAxeViolations(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), address).toBe(false);
  }
});
