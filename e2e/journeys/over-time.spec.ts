import { loadCatalogue } from "@/lib/content";
import { expect, test } from "../fixtures";

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
  // Going away at once would take the save back.
  await expect(page.getByText("Nothing is due again.").first()).toBeVisible();
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
    await page.waitForLoadState();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is now better");
  await page.getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your checklist");
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
