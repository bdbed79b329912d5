import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";
import { askForLink } from "../sign-in-steps";

const ACTION = "/office/checklist/keep-access-register";
const NOTE = "The list is in the managed folder.\nMorgan looks through it each month.";
const THIRTEEN_HOURS = 13 / 24;
const FIRST = "Not saved: sign in again first. Do that in another tab, then save here.";

const alertOf = (page: Page) => page.getByRole("main").getByRole("alert");
const open = (page: Page, words: string) => page.getByText(words, { exact: true }).click();

/** What is said leads, in another tab, to signing in again and back to this page of this office. */
async function expectToSignInFirst(page: Page, back: string): Promise<void> {
  await expect(alertOf(page)).toContainText(FIRST);
  const link = alertOf(page).getByRole("link", { name: FIRST });
  await expect(link).toHaveAttribute("href", `/sign-in?again=1&next=${encodeURIComponent(back)}`);
  await expect(link).toHaveAttribute("target", "_blank");
}

test("AU-7: a note typed while the sign-in grew too old is kept, and saved after signing in again @no-script", async ({
  page,
  clock,
  person: manager,
}) => {
  const [first, second] = [await makeOffice(clock.now()), await makeOffice(clock.now())];
  for (const office of [first, second])
    await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  const here = `${ACTION}?office=${second.id}`;
  await page.goto(here);
  await page.getByLabel("The office’s note").fill(NOTE);
  await clock.forward(THIRTEEN_HOURS);
  const save = page.getByRole("button", { name: "Save note" });
  for (const _ of [1, 2]) {
    await save.click();
    await expectToSignInFirst(page, here);
    await expect(page.getByLabel("The office’s note")).toHaveValue(NOTE);
  }
  await expectNoAxeViolations(page);
  // In another tab.
  await manager.signIn();
  await save.click();
  await expect(page.getByText(/Note saved/)).toBeVisible();
  await expect(page.getByLabel("The office’s note")).toHaveValue(NOTE);
  await page.goto(`${ACTION}?office=${first.id}`);
  await expect(page.getByLabel("The office’s note")).toHaveValue("");
});

test("AU-7: so are a plan, a reason, an invitation, a name and a list that begins @no-script", async ({
  page,
  clock,
  db,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  const own = await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const at = (path: string) => `${path}?office=${office.id}`;
  const signInAfter = async (press: string, back: string) => {
    await clock.forward(THIRTEEN_HOURS);
    await page.getByRole("button", { name: press }).click();
    await expectToSignInFirst(page, back);
    await manager.signIn();
  };
  await manager.signIn();
  await page.goto(at(ACTION));
  await open(page, "Change who and when");
  await page.getByLabel("Who does it").selectOption(own);
  await page.getByLabel("By when").fill("2026-12-24");
  await signInAfter("Save the plan", at(ACTION));
  await expect(page.getByLabel("By when")).toHaveValue("2026-12-24");
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText("Morgan Tennant does this. Due on 24 December.")).toBeVisible();

  await page.goto(at(ACTION));
  await open(page, "This is not for us");
  await page.getByLabel("We do not use this").check();
  await signInAfter("Set aside", at(ACTION));
  await page.getByRole("button", { name: /^(Set aside|Save the status)$/ }).click();
  await expect(page.getByText("Set aside: not for us")).toBeVisible();

  const people = at("/office/people");
  await page.goto(people);
  await page.getByLabel("Their email address").fill("priya@invited.example");
  await page.getByLabel("Principal").check();
  await signInAfter("Send the invitation", people);
  await expect(page.getByLabel("Their email address")).toHaveValue("priya@invited.example");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
  expect(await db.officeInvitation.findMany({ where: { officeId: office.id } })).toMatchObject([
    { role: "principal" },
  ]);

  await open(page, "Give it another name");
  await page.getByLabel("The office’s name", { exact: true }).fill("Office for Westbridge");
  await signInAfter("Save the name", people);
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByText("The office’s new name is saved.")).toBeVisible();

  const moves = at("/office/moves");
  await page.goto(moves);
  await page.getByLabel("Somebody leaves").check();
  await page.getByLabel("Who").fill("Thaddeus Winterbourne");
  await page.getByLabel("Their first or last day").fill("2026-12-24");
  await signInAfter("Start the list", moves);
  await expect(page.getByLabel("Who")).toHaveValue("Thaddeus Winterbourne");
  await page.getByRole("button", { name: "Start the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thaddeus Winterbourne leaves on");

  await open(page, "Change the day");
  await page.getByLabel("Their last day").fill("2026-12-31");
  await signInAfter("Save the day", page.url().slice(new URL(page.url()).origin.length));
  await page.getByRole("button", { name: "Save the day" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("31 December");
});

test("somebody in two offices comes back to the one they were in, and is seen to look at no other @no-script", async ({
  page,
  clock,
  db,
  outbox,
  person: manager,
}) => {
  const [first, second] = [await makeOffice(clock.now()), await makeOffice(clock.now())];
  for (const office of [first, second])
    await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  for (const path of ["/office", "/office/report"]) {
    await clock.forward(THIRTEEN_HOURS);
    await page.goto(`${path}?office=${second.id}`);
    await page.getByRole("link", { name: "Sign in again" }).click();
    await page.goto(await askForLink(page, outbox, manager.address, path === "/office" ? 1 : 2));
    await page.getByRole("button", { name: "Sign in" }).click();
    if (path === "/office") await page.getByRole("button", { name: "Later" }).click();
    await page.waitForURL(`${path}?office=${second.id}`);
    await expect(page.getByRole("main")).toContainText(second.name);
  }
  const looks = async (officeId: string) =>
    (await db.officeEvent.findMany({ where: { officeId }, orderBy: { seq: "asc" } })).map(({ code }) => code);
  expect(await looks(first.id)).toEqual([]);
  expect(new Set(await looks(second.id))).toEqual(new Set(["team-read", "team-taken-away"]));
});
