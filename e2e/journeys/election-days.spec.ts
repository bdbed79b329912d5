import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";

/** Begins a by-election in England, of the person or of an office. */
async function begin(page: Page, day: string, office = ""): Promise<void> {
  await page.goto(`/election/begin?kind=by-election${office && `&office=${office}`}`);
  await page.getByLabel("England").check();
  await page.getByLabel("Polling day").fill(day);
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Polling day is");
}

/** Answers one statement and takes the assessment with the rest left open. */
async function take(page: Page, campaign = ""): Promise<void> {
  await page.goto(`/election/assessment/messaging${campaign}`);
  await page.locator('input[name="says-app-pin"][value="yes"]').check();
  await page.getByRole("button", { name: "Save, and stop here for now" }).click();
  await page.getByRole("button", { name: "Take it with some left open" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Readiness:");
}

const notes = (page: Page) => page.getByRole("list", { name: "About this date" });
const over = (page: Page) => page.getByRole("region", { name: "Elections that have ended" });

test("unusual days are noted under the date, and a dissolution nobody entered is not held against a new one @no-script @narrow", async ({
  page,
  person,
}) => {
  await person.signIn();
  await page.goto("/election/begin?kind=general");
  await page.getByLabel("Polling day, if it is known").fill("2029-08-14");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(notes(page).getByRole("listitem")).toHaveText([
    /^Tuesday 14 August 2029 is not a Thursday/,
    /^Dissolution is worked out from polling day/,
    /^Bank holidays after 2027 are not all published/,
  ]);
  const timetable = page.getByRole("region", { name: "The timetable, worked out from polling day" });
  await expect(timetable).toContainText("27 July 2029 (Scotland: 26 July)");
  await expect(timetable).toContainText("check it with your electoral registration office");
  await expectNoAxeViolations(page);

  await page.getByRole("link", { name: "Change or end this election" }).click();
  const dissolution = page.getByLabel("Day of dissolution, if it is known");
  const pollingDay = page.getByLabel("Polling day, if it is known");
  await expect(dissolution).toHaveValue("");
  await expect(pollingDay).toHaveValue("2029-08-14");
  await pollingDay.fill("2029-07-05");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await expect(notes(page).getByRole("listitem")).toHaveCount(2);

  await page.getByRole("link", { name: "Change or end this election" }).click();
  await dissolution.fill("2029-05-31");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "The timetable that the law gives" })).toBeVisible();
  await expect(notes(page).getByRole("listitem")).toHaveText([/^Bank holidays after 2027/]);
  await page.getByRole("link", { name: "Change or end this election" }).click();
  await expect(dissolution).toHaveValue("2029-05-31");
  await expect(pollingDay).toHaveValue("");
});

test("an ended election stays to be read beside the next, and asks nothing more @no-script @narrow", async ({
  page,
  person,
}) => {
  await person.signIn();
  await begin(page, "2027-05-06");
  await take(page);
  await page.goto("/election/change");
  await page.getByRole("button", { name: "End this election" }).click();
  await expect(page.getByRole("status")).toContainText("That election is ended.");
  await over(page).getByRole("link", { name: "By-election, 6 May 2027", exact: true }).click();
  await expect(page.getByText("This election is ended.")).toBeVisible();
  await expect(page.getByText("Answer again")).toHaveCount(0);
  await expect(over(page)).toHaveCount(0);
  await expectNoAxeViolations(page);
  const { search } = new URL(page.url());
  await page.goto(`/election/assessment${search}`);
  await expect(page.getByText("nothing more is asked for it")).toBeVisible();
  await expect(page.getByText("1 of 2 answered")).toBeVisible();
  await expect(page.locator('main a[href^="/election/assessment/"]')).toHaveCount(0);
  await expectNoAxeViolations(page);

  await begin(page, "2027-06-10");
  await over(page)
    .getByRole("link", { name: /^Last assessment/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Readiness:");
  await page.goto("/election");
  await over(page)
    .getByRole("link", { name: /^Remove/ })
    .click();
  await page.getByLabel("Yes, with its assessments").check();
  await page.getByRole("button", { name: "Remove this election" }).click();
  await expect(page.getByRole("status")).toContainText("The other election is removed");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Polling day is");
  await expect(page.getByText("Thursday 10 June 2027")).toBeVisible();
  await expect(over(page)).toHaveCount(0);
});

test("what happens to an office’s election is said on the office’s page, not over one’s own @no-script", async ({
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
  await begin(page, "2027-06-10");
  // A Wednesday.
  await begin(page, "2027-05-05", office.id);
  await expect(notes(page)).toContainText("Wednesday 5 May 2027 is not a Thursday");
  await page.getByRole("link", { name: "The office’s plan" }).click();
  await page.getByRole("link", { name: "In your calendar" }).click();
  const { search } = new URL(page.url());
  await page.getByRole("button", { name: "Make a private address" }).click();
  await expect(page.getByLabel("Your private address")).toBeVisible();
  await page.goto(`/election/calendar${search}`);
  await page.getByRole("button", { name: "End the address" }).click();
  await expect(page.getByRole("status")).toContainText("The private address is ended");
  await page.getByRole("link", { name: "Before the election" }).first().click();
  await expect(page.getByText("Wednesday 5 May 2027", { exact: true })).toBeVisible();

  await take(page, search);
  await page.goto(`/election/change${search}`);
  await page.getByRole("button", { name: "End this election" }).click();
  await expect(page).toHaveURL(new RegExp(`/election/office\\?office=${office.id}`));
  await expect(page.getByRole("status")).toContainText("That election is ended.");
  await expect(over(page)).toContainText("By-election, 5 May 2027");
  await expectNoAxeViolations(page);
  await page.goto("/election");
  await expect(page.getByText("Thursday 10 June 2027")).toBeVisible();
  await expect(over(page)).toHaveCount(0);

  const theirs = await browser.newContext();
  await staff.signIn(theirs);
  const seen = await theirs.newPage();
  await seen.goto(`/election/office?office=${office.id}`);
  await expect(seen.getByRole("heading", { level: 1 })).toHaveText("No election is open");
  await expect(over(seen)).toHaveCount(0);
  await theirs.close();

  await page.goto(`/election/office?office=${office.id}`);
  await over(page)
    .getByRole("link", { name: /^Remove/ })
    .click();
  await page.getByLabel("Yes, with its assessments").check();
  await page.getByRole("button", { name: "Remove this election" }).click();
  await expect(page).toHaveURL(new RegExp(`/election/office\\?office=${office.id}`));
  await expect(page.getByRole("status")).toContainText("That election is removed");
  await expect(over(page)).toHaveCount(0);
});

test("taking part says beforehand what becomes of one’s own election, and afterwards what stays @no-script @narrow", async ({
  page,
  clock,
  person: staff,
  another: manager,
}) => {
  const office = await makeOffice(clock.now());
  const at = { officeId: office.id, role: "manager" } as const;
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(staff, { role: "staff", name: "Priya Castell" });
  const { beginCampaign } = await import("@/services/campaign");
  const local = { kind: "local", nation: "wales", pollingDay: "2027-05-06", dissolution: null } as const;
  await beginCampaign(
    { ...manager.actor, memberships: [at] },
    office.id,
    { ...local, name: "" },
    clock.now(),
  );

  await staff.signIn();
  await page.goto("/election/office");
  await expect(page.getByText("This begins one of your own, for 6 May 2027.")).toBeVisible();
  await begin(page, "2026-12-10");
  await page.goto("/election/office");
  const part = page.getByRole("region", { name: "Take part" });
  await expect(part).toContainText("By-election (England) becomes Local election (Wales).");
  await expect(part).toContainText("Your own polling day, 10 December 2026, becomes 6 May 2027.");
  await expectNoAxeViolations(page);
  await part.getByRole("button", { name: "Take part" }).click();
  await expect(page.getByText("What becomes of your own election")).toHaveCount(0);
  await page.getByRole("button", { name: "Stop taking part" }).click();
  await expect(page.getByRole("status")).toContainText(
    "Your polling day stays 6 May 2027 until you change it",
  );
  await page.getByRole("status").getByRole("link", { name: "change it" }).click();
  await expect(page.getByLabel("Polling day")).toHaveValue("2027-05-06");
});
