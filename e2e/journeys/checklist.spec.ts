import { loadCatalogue } from "@/lib/content";
import { expect, expectNoAxeViolations, test } from "../fixtures";

const ACTION = "/checklist/check-linked-devices";
const better = loadCatalogue().actionById.get("check-linked-devices")?.better ?? "";

test("ticks an action, reads what is now better, and finds it so on another browser @no-script @narrow", async ({
  page,
  person,
  browser,
}) => {
  await person.signIn();
  await page.goto(ACTION);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText(better)).toBeVisible();
  await expect(page.locator("#status")).toContainText("Saved");
  await page.reload();
  await expect(page.getByText(/^Done on /)).toBeVisible();

  const elsewhere = await browser.newContext();
  await person.signIn(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(ACTION);
  await expect(other.getByText(/^Done on /)).toBeVisible();
  await other.goto("/checklist?view=done");
  await expect(
    other.getByRole("link", { name: "Check linked devices on your messaging apps" }),
  ).toBeVisible();
  await elsewhere.close();
});

test("asks for help and reads whom to ask; goes back to to do @no-script", async ({ page, person }) => {
  await person.signIn();
  await person.answer("role", ["staff"]);
  await person.answer("legislature", ["westminster"]);
  await page.goto(ACTION);
  await page.getByRole("button", { name: "I need help" }).click();
  await expect(page.getByText("You asked for help. These are the people to ask:")).toBeVisible();
  await expect(page.getByText("ParliNet").first()).toBeVisible();
  await page.getByRole("button", { name: "Back to to do" }).click();
  await expect(page.getByRole("button", { name: "I need help" })).toBeVisible();
});

test("sets an action aside with a reason, which has to be given @no-script", async ({ page, person }) => {
  await person.signIn();
  await page.goto(ACTION);
  await page.getByText("This is not for me").click();
  await page.getByLabel("In your own words, if you like").fill("We use none of these at home");
  await page.getByRole("button", { name: "Set aside" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Choose why this is not for you");
  await expect(page.getByLabel("In your own words, if you like")).toHaveValue("We use none of these at home");
  await page.getByLabel("I do not use this").check();
  await page.getByRole("button", { name: "Set aside" }).click();
  await expect(page.getByText("Set aside: not for me")).toBeVisible();
  await expect(page.getByText("“We use none of these at home”")).toBeVisible();
  await page.goto("/checklist?view=not-for-me");
  await expect(page.getByRole("link", { name: "Check linked devices on your messaging apps" })).toBeVisible();
});

test("keeps an oversized note on the page and says how long it may be @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await page.goto(ACTION);
  const long = "A long note. ".repeat(200);
  await page.getByLabel("Your private note").fill(long);
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Shorten this to 2000 characters. It has 2600 now.",
  );
  await expect(page.getByLabel("Your private note")).toHaveValue(long);
  await page.getByLabel("Your private note").fill("Old tablet: ask about it");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText(/Note saved/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Your private note")).toHaveValue("Old tablet: ask about it");
});

test("two devices: the second is shown both values and asked @no-script", async ({
  page,
  person,
  browser,
}) => {
  await person.signIn();
  const elsewhere = await browser.newContext();
  await person.signIn(elsewhere);
  const other = await elsewhere.newPage();
  await page.goto(ACTION);
  await other.goto(ACTION);
  await other.getByRole("button", { name: "I need help" }).click();
  await expect(other.getByText("You asked for help.")).toBeVisible();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "On another device this was set to “Needs help”. You chose “Done”.",
  );
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText(/^Done on /)).toBeVisible();
  await elsewhere.close();
});

test("changing an answer changes the list and loses no tick @no-script", async ({ page, person }) => {
  await person.signIn();
  await person.answer("messaging", ["whatsapp"]);
  await page.goto(ACTION);
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByText(/^Done on /)).toBeVisible();
  await person.answer("messaging", ["no-messaging"]);
  await page.goto(ACTION);
  await expect(page.getByText("This is not on your list at present")).toBeVisible();
  await person.answer("messaging", ["signal"]);
  await page.goto(ACTION);
  await expect(page.getByText(/^Done on /)).toBeVisible();
});

test("an unknown action is not found, in a page that says where to go @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  for (const address of [
    "/checklist/no-such-action",
    "/profile/no-such-question",
    "/guidance/nothing",
    "/briefings/nothing",
  ]) {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
  }
});

test("with a script the screen changes at once and says saved only when it is", async ({ page, person }) => {
  await person.signIn();
  await page.goto(ACTION);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/checklist/check-linked-devices", async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.locator("#status")).toContainText("Saving…");
  await expect(page.locator("#status")).not.toContainText("Saved");
  release();
  await expect(page.locator("#status")).toContainText("Saved");
});

test("with a script a save that cannot get through says so, keeps what was typed, and works again", async ({
  page,
  person,
  context,
}) => {
  await person.signIn();
  await page.goto(ACTION);
  await page.getByLabel("Your private note").fill("On the train");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Not saved");
  await expect(page.getByLabel("Your private note")).toHaveValue("On the train");
  await context.setOffline(false);
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText(/Note saved/)).toBeVisible();
});

test("what the person's own pages look like to axe", async ({ page, person }) => {
  await person.signIn();
  await person.answer("messaging", ["whatsapp"]);
  await person.record("check-linked-devices", "done", 40);
  for (const address of [
    "/checklist",
    "/checklist?view=due-again",
    "/checklist/paper",
    "/checklist/paper?form=long",
    ACTION,
    "/profile",
    "/profile/role",
    "/focus",
    "/focus?minutes=15",
  ]) {
    await page.goto(address);
    await expectNoAxeViolations(page);
  }
});
