import { readFileSync } from "node:fs";
import type { Page } from "playwright/test";
import { areasFor } from "@/domain/election/assessment-schema";
import { loadCatalogue } from "@/lib/content";
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";

const AREAS = areasFor(loadCatalogue().assessment, "person");

async function begin(page: Page, day = "2027-05-06"): Promise<void> {
  await page.goto("/election");
  await page.getByRole("link", { name: "By-election to the UK Parliament, with a day of your own" }).click();
  await page.getByLabel("England").check();
  await page.getByLabel("Polling day").fill(day);
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Polling day is");
}

/** Answers every statement with "yes", but for those named here, and takes the assessment. */
async function answerAll(page: Page, other: Record<string, string> = {}): Promise<void> {
  await page.goto(`/election/assessment/${AREAS[0]?.id}`);
  for (const [n, area] of AREAS.entries()) {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(area.title);
    for (const { id } of area.statements) {
      await page.locator(`input[name="says-${id}"][value="${other[id] ?? "yes"}"]`).check();
    }
    const isLast = n === AREAS.length - 1;
    await page.getByRole("button", { name: isLast ? "Save, and look it over" : "Save, and go on" }).click();
  }
  await page.getByRole("button", { name: "Take the assessment" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Readiness:");
}

test("from a polling day to a dated plan in one sitting @no-script @narrow", async ({ page, person }) => {
  await person.signIn();
  await begin(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Polling day is in 163 days");
  await expect(page.getByText("Thursday 6 May 2027")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "1. Your own ground" })).toContainText("now");
  await page.getByRole("link", { name: "Begin the assessment" }).click();
  await expect(page.getByText("25 statements in 8 areas")).toBeVisible();
  await answerAll(page, { "email-sign-in": "no", "linked-devices": "dont-know", volunteers: "partly" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Readiness: Gaps");
  await expect(page.getByText("What holds it there: Signing in and Messaging apps.")).toBeVisible();
  const todo = page.getByRole("region", { name: "What is to do" });
  await expect(todo.getByRole("heading", { level: 3 })).toHaveText([
    "First find out",
    "Missing",
    "Half done",
  ]);
  await page.getByRole("link", { name: "The plan", exact: true }).click();
  const passkeys = page
    .getByRole("listitem")
    .filter({ hasText: "Set up passkeys wherever they are offered" });
  await expect(passkeys).toContainText("By 24 February 2027");
  await passkeys.getByText("Move to another day").click();
  await passkeys.getByLabel(/^By/).fill("2027-05-02");
  await passkeys.getByRole("button", { name: "Move" }).click();
  await expect(page.getByRole("status")).toContainText("it no longer fits well");
  await expect(page.getByText("One step does not fit before polling day")).toBeVisible();
  await page.goto("/checklist?view=all");
  await expect(page.getByText("By 2 May 2027, for the election").first()).toBeVisible();
});

test("stops half-way, comes back another day, and is offered what the list records @no-script", async ({
  page,
  person,
  clock,
}) => {
  await person.signIn();
  await person.answer("messaging", ["whatsapp"]);
  await person.record("check-linked-devices", "done");
  await begin(page);
  await page.goto("/election/assessment/messaging");
  await expect(
    page.getByText("Your checklist has this as done. If that is still so, “Yes, checked” fits."),
  ).toBeVisible();
  await expect(page.locator("input[type=radio]:checked")).toHaveCount(0);
  await page.locator('input[name="says-linked-devices"][value="no"]').check();
  await page.getByRole("button", { name: "Save, and stop here for now" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await clock.forward(3);
  await page.goto("/election/assessment");
  await expect(page.getByText("1 of 25 answered.")).toBeVisible();
  await expect(page.getByText("One answer differs from the checklist")).toBeVisible();
  await page.goto("/election/assessment/messaging");
  await expect(page.locator('input[name="says-linked-devices"][value="no"]')).toBeChecked();
  await expect(page.getByText("which is not what you answered")).toBeVisible();
});

test("RE-5: an answer that another device changed meanwhile is asked about, and one’s own way back is not @no-script", async ({
  context,
  page,
  person,
}) => {
  await person.signIn();
  await begin(page);
  const pin = (one: Page, answer: string) => one.locator(`input[name="says-app-pin"][value="${answer}"]`);
  const stop = (one: Page) => one.getByRole("button", { name: "Save, and stop here for now" }).click();
  await page.goto("/election/assessment/messaging");
  await pin(page, "no").check();
  await stop(page);
  await expect(page.getByRole("status")).toContainText("Saved.");

  await page.goBack();
  await expect(pin(page, "no")).toBeChecked();
  await pin(page, "partly").check();
  await stop(page);
  await expect(page.getByRole("status")).toContainText("Saved.");

  await page.goto("/election/assessment/messaging");
  const other = await context.newPage();
  await other.goto("/election/assessment/messaging");
  await pin(other, "yes").check();
  await stop(other);
  await expect(other.getByRole("status")).toContainText("Saved.");

  await pin(page, "no").check();
  await stop(page);
  const summary = page.getByRole("main").getByRole("alert");
  await expect(summary).toContainText("was answered “Yes, checked” meanwhile");
  await expect(summary).toBeFocused();
  await expect(pin(page, "no")).toBeChecked();
  await expectNoAxeViolations(page);
  await stop(page);
  await expect(page.getByRole("status")).toContainText("Saved.");
  await page.goto("/election/assessment/messaging");
  await expect(pin(page, "no")).toBeChecked();
});

test("a second assessment stands beside the first, and shows what got better @no-script @narrow", async ({
  page,
  person,
  clock,
}) => {
  await person.signIn();
  await begin(page);
  await answerAll(page, { "email-sign-in": "no", lead: "yes" });
  await clock.forward(5);
  await answerAll(page, { lead: "partly" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Readiness: Nearly");
  await expect(page.getByRole("columnheader")).toHaveText(["Area", "Before", "Now"]);
  await expect(page.getByRole("row").filter({ hasText: "Signing in" })).toContainText(/Gaps.*Firm/);
  const since = page.getByRole("region", { name: "Since 24 November 2026" });
  await expect(since.getByRole("heading", { level: 3 })).toHaveText(["Got better", "Got worse"]);
  await page.getByRole("link", { name: "The one before, of 24 November 2026" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Readiness: Gaps");
});

test("bad days are refused beside the field, with what was typed kept @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await page.goto("/election/begin?kind=general");
  await page.getByLabel("Day of dissolution, if it is known").fill("2029-05-30");
  await page.getByLabel("Polling day, if it is known").fill("2029-07-05");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Wednesday 4 July 2029");
  await expect(page.getByLabel("Day of dissolution, if it is known")).toHaveValue("2029-05-30");
  await page.getByLabel("Polling day, if it is known").fill("");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByText("Nominations close")).toBeVisible();
  await expect(page.getByText("7 June 2029 at 4 pm")).toBeVisible();
  // One is open already: a second is declined, calmly.
  await page.goto("/election/begin?kind=local");
  await page.getByLabel("England").check();
  await page.getByLabel("Polling day").fill("2027-05-06");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("one at a time is enough");
});

test("the report prints on two sheets, and the one for others names no weakness", async ({
  page,
  person,
}) => {
  await person.signIn();
  await begin(page);
  await answerAll(
    page,
    Object.fromEntries(AREAS.flatMap((area) => area.statements.map(({ id }) => [id, "no"]))),
  );
  await page.getByRole("link", { name: "A report, on paper or as a PDF" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("before an election");
  await expect(page.getByRole("heading", { name: "Readiness: Gaps" })).toBeVisible();
  const sheets = async () => {
    const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length;
  };
  expect(await sheets()).toBeLessThanOrEqual(2);
  const download = async (name: string) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download as a PDF" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("check-up-2026-11-24.pdf");
    const where = test.info().outputPath(name);
    await file.saveAs(where);
    return readFileSync(where, "latin1");
  };
  const full = await download("full.pdf");
  expect(full).toContain("/MarkInfo");
  expect(full).toContain("/Lang (en-GB)");
  expect(full.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(2);
  await page.getByRole("link", { name: "To show others" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("What this sheet leaves out");
  for (const word of ["Gaps", "Nearly", "Missing", "Unknown", "Firm", "passkey"])
    await expect(page.locator(".paper-report")).not.toContainText(word);
  expect(await sheets()).toBe(1);
  await download("others.pdf");
});

test("dates go into a calendar under neutral words, at an address that can be ended @no-script", async ({
  page,
  person,
  playwright,
  baseURL,
}) => {
  await person.signIn();
  await begin(page);
  await page.getByRole("link", { name: "In your calendar" }).click();
  await page.getByRole("button", { name: "Make a private address" }).click();
  const address = await page.getByLabel("Your private address").inputValue();
  expect(address).toMatch(/\/election\/feed\/[\w-]{43}$/);
  // Somebody's calendar: no cookie, no session.
  const calendar = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const dates = await calendar.get(address);
  expect(dates.headers()["content-type"]).toContain("text/calendar");
  expect(new Set((await dates.text()).match(/^SUMMARY:.*$/gm))).toEqual(
    new Set(["SUMMARY:Security check-up"]),
  );
  await page.goto("/election/calendar");
  await expect(page.getByText(address)).toHaveCount(0);
  await page.getByRole("button", { name: "End the address" }).click();
  await expect(page.getByRole("status")).toContainText("ended");
  expect((await calendar.get(address)).status()).toBe(404);
  await calendar.dispose();
});

test("AC-1: what belongs to one person’s election is not found by another", async ({
  browser,
  page,
  person,
  another,
}) => {
  await person.signIn();
  await begin(page);
  await answerAll(page);
  const { pathname: taken } = new URL(page.url());
  const context = await browser.newContext();
  await another.signIn(context);
  await page.goto("/election/change");
  const campaign = await page.locator('input[name="campaign"]').first().inputValue();
  for (const address of [
    taken,
    `${taken}/report`,
    `${taken}/pdf`,
    ...["", "/change", "/plan", "/calendar", "/calendar/download", "/assessment", "/assessment/devices"].map(
      (part) => `/election${part}?campaign=${campaign}`,
    ),
  ]) {
    expect((await context.request.get(address)).status(), address).toBe(404);
  }
  await context.close();
});

test("an office sees who has taken it, and how ready only those who share it", async ({
  browser,
  page,
  clock,
  person: manager,
  another: staff,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(staff, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/election/office");
  await page.getByRole("link", { name: "By-election to the UK Parliament" }).click();
  await page.getByLabel("England").check();
  await page.getByLabel("Polling day").fill("2027-05-06");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("heading", { name: "0 of 2 have taken it this week" })).toBeVisible();

  const theirs = await browser.newContext();
  await staff.signIn(theirs);
  const own = await theirs.newPage();
  await own.goto("/election/office");
  await expect(own.getByText("a manager of the office then sees whether and when")).toBeVisible();
  await expect(own.getByText("have taken it this week")).toHaveCount(0);
  await own.getByRole("button", { name: "Take part" }).click();
  await expect(own.getByRole("status")).toContainText("You take part");
  await answerAll(own, { "app-pin": "no" });
  await page.reload();
  await expect(page.getByRole("heading", { name: "1 of 2 have taken it this week" })).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: "Priya Castell" });
  await expect(row).toContainText("Taken on 24 November 2026");
  await expect(row).not.toContainText("Gaps");

  await own.goto("/election/office");
  await own.getByLabel(/Also share how ready I am/).check();
  await own.getByRole("button", { name: "Save what I share" }).click();
  await expect(own.getByRole("status")).toBeVisible();
  await page.reload();
  await expect(row).toContainText("Gaps");
  await own.getByRole("button", { name: "Stop taking part" }).click();
  await expect(own.getByRole("status")).toContainText("You no longer take part");
  await page.reload();
  await expect(row).toContainText("Does not take part");
  await theirs.close();
});

test("every page of an election passes axe, and none scrolls sideways @narrow", async ({ page, person }) => {
  await person.signIn();
  await page.goto("/election");
  await expectNoAxeViolations(page);
  await begin(page);
  await answerAll(page, { "email-sign-in": "no", "linked-devices": "dont-know", volunteers: "partly" });
  const { pathname: taken } = new URL(page.url());
  for (const address of [
    taken,
    `${taken}/report`,
    "/election",
    "/election/begin?kind=local",
    "/election/change",
    "/election/plan",
    "/election/calendar",
    "/election/what-changes",
    "/election/last-days",
    "/election/assessment",
    "/election/assessment/signing-in",
  ]) {
    await page.goto(address);
    await expectNoAxeViolations(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(sideways, address).toBe(false);
  }
});
