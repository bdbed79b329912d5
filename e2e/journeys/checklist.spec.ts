import type { Page } from "playwright/test";
import { loadCatalogue } from "@/lib/content";
import { expect, expectNoAxeViolations, test } from "../fixtures";

const ACTION = "/checklist/check-linked-devices";
const better = loadCatalogue().actionById.get("check-linked-devices")?.better ?? "";

/** Answers some questions and skips the others, until it is time to check the answers. */
async function answerQuestions(page: Page, answers: Record<string, string[]>) {
  await page.goto("/profile");
  await page.getByRole("link", { name: "Begin" }).click();
  await page.waitForURL("**/profile/*");
  for (let n = 0; n < 20; n++) {
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (new URL(page.url()).pathname === "/profile") return;
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const before = page.url();
    for (const answer of answers[id] ?? []) await page.locator(`input[value="${answer}"]`).check();
    await page.getByRole("button", { name: answers[id] ? "Continue" : "Skip this question" }).click();
    await page.waitForURL((url) => url.href !== before);
  }
}

test("answers a few questions and gets a list that says why @no-script @narrow", async ({ page, person }) => {
  await person.signIn();
  await answerQuestions(page, {
    role: ["parliamentarian"],
    legislature: ["westminster"],
    house: ["commons"],
    messaging: ["whatsapp", "signal"],
    subjects: ["china"],
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your answers");
  await expect(page.getByText("WhatsApp", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "See my checklist" }).click();
  await expect(page.getByRole("heading", { name: "Your next three" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3);

  await page.goto("/checklist/block-remote-images");
  await expect(page.getByText("Raised because").first()).toContainText("indictment");
  await page.goto(ACTION);
  await expect(page.getByText("Because you use WhatsApp and you use Signal.")).toBeVisible();
});

test("asks the House only of those at Westminster @no-script", async ({ page, person }) => {
  await person.signIn();
  await page.goto("/profile/legislature");
  await page.getByLabel("Senedd Cymru").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.goto("/profile/house");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This question does not concern you at present",
  );
});

test("is told what to do about an answer that cannot stand, and keeps what was chosen @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await page.goto("/profile/messaging");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Choose an answer, or skip this question",
  );
  await page.getByLabel("WhatsApp").check();
  await page.getByLabel("None of these").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("not both");
  await expect(page.getByLabel("WhatsApp")).toBeChecked();
  await expect(page.getByLabel("None of these")).toBeChecked();
});

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

test("groups by place, filters by address, and falls due again with one press to confirm @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await person.answer("messaging", ["whatsapp"]);
  await person.record("check-linked-devices", "done", 40);
  await page.goto("/checklist?view=due-again&by=place");
  await expect(page.getByRole("heading", { name: "In WhatsApp" })).toBeVisible();
  await page.getByRole("button", { name: "Still true" }).first().click();
  await page.goto("/checklist?view=due-again");
  await expect(page.getByText("Nothing is due again.").first()).toBeVisible();
});

test("a tick made before the guidance changed asks for a look, and says what is different @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await person.record("set-up-passkeys", "done", 10, 1);
  await page.goto("/checklist/set-up-passkeys");
  await expect(page.getByText(/^Changed since you ticked on /)).toBeVisible();
  await expect(page.getByText("Passkeys now come first.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Still true" }).click();
  await expect(page.getByText(/^Done on /)).toBeVisible();
});

test("takes a sitting: done, skip, pause that keeps the place, and what is now better @no-script @narrow", async ({
  page,
  person,
}) => {
  await person.signIn();
  await person.answer("messaging", ["whatsapp"]);
  await page.goto("/focus?minutes=15");
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(page.getByText(/Step 1 of /)).toBeVisible();
  await page.getByRole("button", { name: "Done, next" }).click();
  await expect(page.getByText(/Step 2 of /)).toBeVisible();
  await page.getByRole("link", { name: "Pause: we keep your place" }).click();
  await page.goto("/focus");
  await expect(page.getByText(/Step 2 of /)).toBeVisible();
  for (let n = 0; n < 10 && (await page.getByRole("button", { name: "Skip for now" }).count()) > 0; n++) {
    const before = await page.getByRole("heading", { level: 1 }).textContent();
    await page.getByRole("button", { name: "Skip for now" }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(before ?? "");
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is now better");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your checklist");
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

test("tells of a new phone, and what it touches falls due again @no-script", async ({ page, person }) => {
  await person.signIn();
  await person.answer("messaging", ["whatsapp"]);
  await person.record("set-up-passkeys", "done", 2);
  await person.record("check-linked-devices", "done", 2);
  await page.goto("/checklist/changes");
  await page.getByRole("button", { name: "Mark what to look at again" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Choose what has changed");
  await page.getByLabel("I have a new phone, tablet or computer").check();
  await page.getByRole("button", { name: "Mark what to look at again" }).click();
  await expect(page.getByRole("link", { name: "Set up passkeys wherever they are offered" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Check linked devices on your messaging apps" })).toHaveCount(
    0,
  );
  await page.goto("/checklist/set-up-passkeys");
  await expect(
    page.getByText("Since then you told us: “I have a new phone, tablet or computer”."),
  ).toBeVisible();
});

test("the longest of the personas' lists prints on one page of A4, without a name on it", async ({
  page,
  person,
}) => {
  await person.signIn();
  const longest = loadCatalogue().personas.find((persona) => persona.id === "msp-standing-again");
  for (const [question, chosen] of Object.entries(longest?.answers ?? {}))
    await person.answer(question, chosen);
  await page.goto("/checklist/paper");
  expect(await page.locator(".paper-line").count()).toBeGreaterThan(70);
  await expect(page.getByText(person.address)).toHaveCount(0);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
