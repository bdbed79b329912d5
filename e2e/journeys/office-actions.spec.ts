import type { Page } from "playwright/test";
import { loadCatalogue } from "@/lib/content";
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";

const ACTION = "/office/checklist/keep-access-register";
const TITLE = "Keep a register of who has access to what";
const better = loadCatalogue().actionById.get("keep-access-register")?.better ?? "";

const week = (page: Page) => page.getByRole("region", { name: "This week" });
const open = (page: Page, words: string) => page.getByText(words, { exact: true }).click();

test("a manager gives an action to somebody, who finds it on their own list and does it @no-script @narrow", async ({
  page,
  browser,
  clock,
  person: manager,
  another: priya,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const place = await office.add(priya, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/office/checklist");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Office actions");
  await expect(week(page)).toContainText("Nothing is due this week.");
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page.getByText("Nobody has been asked to do this yet.")).toBeVisible();
  await open(page, "Change who and when");
  await page.getByLabel("Who does it").selectOption(place);
  const tomorrow = new Date(clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("By when").fill(tomorrow);
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText("Priya Castell does this. Due tomorrow.")).toBeVisible();
  await page.goto("/office/checklist");
  await expect(week(page).getByRole("listitem")).toContainText([TITLE]);
  await expect(week(page)).toContainText("Priya Castell");

  const theirs = await browser.newContext();
  await priya.signIn(theirs);
  const own = await theirs.newPage();
  await own.goto("/checklist");
  const task = own.getByRole("region", { name: "For the office" });
  await expect(task).toContainText("Due tomorrow");
  await task.getByRole("link", { name: TITLE }).click();
  await expect(own).toHaveURL(/\/office\/checklist\/keep-access-register\?office=/);
  await expect(own.getByText("Change who and when")).toHaveCount(0);
  await own.getByLabel("The office’s note").fill("The list is in the managed folder");
  await own.getByRole("button", { name: "Save note" }).click();
  await expect(own.getByText(/Note saved/)).toBeVisible();
  await own.getByRole("button", { name: "Done", exact: true }).click();
  await expect(own.getByText(better)).toBeVisible();
  await expect(own.locator("#status")).toContainText("Saved");
  await theirs.close();

  await page.goto(ACTION);
  await expect(page.getByText(/^Done on .* by Priya Castell$/)).toBeVisible();
  await expect(page.getByLabel("The office’s note")).toHaveValue("The list is in the managed folder");
  const history = page.getByRole("region", { name: "History" });
  await expect(history).toContainText("Priya Castell set it to done");
  await expect(history).toContainText("Morgan Tennant planned it: Priya Castell");
  await page.goto("/office/checklist");
  await expect(week(page)).toContainText("Nothing is due this week.");
});

test("two people: the second is shown both values and asked @no-script", async ({
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
  const theirs = await browser.newContext();
  await priya.signIn(theirs);
  const other = await theirs.newPage();
  await page.goto(ACTION);
  await other.goto(ACTION);
  await other.getByRole("button", { name: "We need help" }).click();
  await expect(other.getByText("Help is needed, said by Priya Castell")).toBeVisible();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Meanwhile somebody set this to “Needs help”. You chose “Done”.",
  );
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText(/^Done on /)).toBeVisible();
  await theirs.close();
});

test("sets aside what nobody needs, one by one with a reason or a whole topic, and takes it back @no-script", async ({
  page,
  clock,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  await page.goto("/office/checklist/check-suppliers");
  await open(page, "This is not for us");
  await page.getByRole("button", { name: "Set aside" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Choose why this is not for your office",
  );
  await page.getByLabel("We do not use this").check();
  await page.getByRole("button", { name: "Set aside" }).click();
  await expect(page.getByText("Set aside: not for us")).toBeVisible();

  await page.goto("/office/checklist");
  const campaign = page.locator("#topic-campaign");
  await campaign.locator("summary").click();
  await campaign.getByRole("button", { name: "None of these are for us" }).click();
  await expect(campaign.locator("summary")).toContainText("Not for us");
  await expect(page.getByText("13 set aside.")).toBeVisible();
  const back = campaign.getByRole("button", { name: "Bring these back" });
  // With a script the topic is still open.
  if (!(await back.isVisible())) await campaign.locator("summary").click();
  await back.click();
  await expect(campaign.getByRole("status")).toHaveText("12 actions are on the list again.");
  await expect(campaign.locator("summary")).toContainText("0 of 12 done");
  await expect(page.getByText("1 set aside.")).toBeVisible();
});

test("what somebody recorded before comes along when they create an office, without note or reason @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await person.record("keep-access-register", "done", 10);
  await page.goto("/checklist/keep-access-register");
  await page.getByLabel("Your private note").fill("Canary-note-3F8K");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText(/Note saved/)).toBeVisible();
  await page.goto("/office/new");
  await page.getByLabel("The office’s name").fill("Westbridge");
  await page.getByLabel("Your name in this office").fill("Rowan Ashby");
  await page.getByRole("button", { name: "Create the office" }).click();
  await expect(page.getByText("and you are its manager")).toBeVisible();

  await page.goto(ACTION);
  await expect(page.getByText(/^Done on /)).toBeVisible();
  await expect(page.getByText("Rowan Ashby had recorded this before")).toBeVisible();
  await expect(page.getByLabel("The office’s note")).toHaveValue("");
  expect(await page.content()).not.toContain("Canary-note-3F8K");
  // Their own page still has their note, and leads to the office's.
  await page.goto("/checklist/keep-access-register");
  await expect(page.getByLabel("Your private note")).toHaveValue("Canary-note-3F8K");
  await page.getByRole("link", { name: "See it on the office’s list" }).click();
  await expect(page).toHaveURL(/\/office\/checklist\/keep-access-register/);
});

test("somebody leaves: the list is started, ticked, dated again and removed @no-script @narrow", async ({
  page,
  clock,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  await page.goto("/office/checklist");
  await page.getByRole("link", { name: "Joining and leaving" }).click();
  await page.getByRole("button", { name: "Start the list" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("Choose whether they join or leave");
  await expect(alert).toContainText("Enter a name");
  await expect(alert).toContainText("Enter the day");
  await page.getByLabel("Somebody leaves").check();
  await page.getByLabel("Who").fill("Thaddeus Winterbourne");
  await page.getByLabel("Their first or last day").fill(clock.now().toISOString().slice(0, 10));
  await page.getByRole("button", { name: "Start the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thaddeus Winterbourne leaves on");
  // The name stands in no title and no address.
  expect(await page.title()).not.toContain("Thaddeus");
  const collect = page.locator("#item-collect");
  await expect(collect).toContainText("Due today");
  await expect(page.locator("#item-tell-account-team")).toContainText("Overdue since");
  await collect.getByRole("button", { name: "Done" }).click();
  await expect(collect).toContainText("set by Morgan Tennant");
  await page.locator("#item-second-admin").getByRole("button", { name: "Not needed" }).click();
  await expect(page.locator("#item-second-admin")).toContainText("Not needed");
  await expect(page.getByText(/^2 of 11 settled, 3 overdue\.$/)).toBeVisible();
  await collect.getByRole("button", { name: "Back to to do" }).click();
  await expect(collect).toContainText("Due today");

  await page.goto("/office/checklist");
  await expect(week(page)).toContainText("Thaddeus Winterbourne leaves on 24 November");
  await expect(week(page)).toContainText("9 steps this week");
  await week(page).getByRole("link").first().click();
  await open(page, "Change the day");
  const later = new Date(clock.now().getTime() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Their last day").fill(later);
  await page.getByRole("button", { name: "Save the day" }).click();
  await expect(page.getByText("1 of 11 settled.", { exact: true })).toBeVisible();
  await page.locator("summary", { hasText: "Remove this list" }).click();
  await page.getByRole("button", { name: "Remove this list" }).click();
  await expect(page.getByText("Nobody is joining or leaving")).toBeVisible();
});

test("AC-1: staff and other offices find no list of who leaves, and no action of an office not theirs @no-script", async ({
  page,
  browser,
  clock,
  db,
  person: manager,
  another: priya,
}) => {
  const [ours, theirs] = [await makeOffice(clock.now()), await makeOffice(clock.now())];
  await ours.add(manager, { role: "manager", name: "Morgan Tennant" });
  await theirs.add(priya, { role: "manager", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/office/moves");
  await page.getByLabel("Somebody leaves").check();
  await page.getByLabel("Who").fill("Canary-name-6W2P");
  await page.getByLabel("Their first or last day").fill("2026-11-27");
  await page.getByRole("button", { name: "Start the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Canary-name-6W2P");
  const { id } = await db.officeMove.findFirstOrThrow({ where: { officeId: ours.id } });

  const context = await browser.newContext();
  await priya.signIn(context);
  const unknown = "00000000-0000-4000-8000-000000000000";
  const bodyOf = async (address: string) => {
    const response = await context.request.get(address);
    expect(response.status(), address).toBe(404);
    const body = (await response.text()).replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, "");
    return body.replace(/<script[\s\S]*?<\/script>/g, "");
  };
  const nothing = await bodyOf(`/office/checklist?office=${unknown}`);
  for (const address of [
    `/office/checklist?office=${ours.id}`,
    `${ACTION}?office=${ours.id}`,
    `/office/moves?office=${ours.id}`,
    `/office/moves/${id}?office=${ours.id}`,
    `/office/moves/${id}?office=${theirs.id}`,
    `/office/moves/${id}`,
    `/office/moves/${unknown}`,
    "/office/checklist/set-up-passkeys",
    "/office/checklist/no-such-action",
  ]) {
    expect(await bodyOf(address), address).toBe(nothing);
  }
  // In the same office, but not for staff to read.
  await ours.add(priya, { role: "staff", name: "Priya Castell" });
  expect(await bodyOf(`/office/moves?office=${ours.id}`)).toBe(nothing);
  expect(await bodyOf(`/office/moves/${id}?office=${ours.id}`)).toBe(nothing);
  const list = await context.request.get(`/office/checklist?office=${ours.id}`);
  expect(list.status()).toBe(200);
  expect(await list.text()).not.toContain("Canary-name-6W2P");
  await context.close();
});

test("on paper the office's list leaves out what is for the screen, and fits two sheets", async ({
  page,
  clock,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  await page.goto("/office/checklist");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Office" })).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByText("Vet and limit access for volunteers and interns")).toBeVisible();
  const sheets = (await page.pdf({ preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(sheets?.length).toBeLessThanOrEqual(2);
});

test("what the pages of office actions look like to axe", async ({ page, clock, person: manager }) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  await page.goto("/office/moves");
  await page.getByLabel("Somebody joins").check();
  await page.getByLabel("Who").fill("Thaddeus Winterbourne");
  await page.getByLabel("Their first or last day").fill("2026-11-30");
  await page.getByRole("button", { name: "Start the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thaddeus Winterbourne");
  await expectNoAxeViolations(page);
  for (const address of [
    "/office/checklist",
    ACTION,
    "/office/moves",
    "/checklist",
    "/checklist/keep-access-register",
  ]) {
    await page.goto(address);
    await expectNoAxeViolations(page);
  }
});
