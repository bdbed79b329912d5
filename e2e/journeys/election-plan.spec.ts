import type { Page } from "playwright/test";
import { loadCatalogue } from "@/lib/content";
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";

/** Begins a by-election in England, of the person or of an office, and returns what names it in an address. */
async function begin(page: Page, office = ""): Promise<string> {
  await page.goto(`/election/begin?kind=by-election${office && `&office=${office}`}`);
  await page.getByLabel("England").check();
  await page.getByLabel("Polling day").fill("2027-05-06");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Polling day is");
  if (!office) return "";
  const link = await page.locator('main a[href*="campaign="]').first().getAttribute("href");
  return `?${link?.split("?")[1]}`;
}

/** Answers one statement and takes the assessment with the rest left open. */
async function answer(
  page: Page,
  { area, id, campaign = "" }: { area: string; id: string; campaign?: string },
) {
  await page.goto(`/election/assessment/${area}${campaign}`);
  await page.locator(`input[name="says-${id}"][value="no"]`).check();
  await page.getByRole("button", { name: "Save, and stop here for now" }).click();
  await page.getByRole("button", { name: "Take it with some left open" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Readiness:");
}

const row = (page: Page, actionId: string) => page.locator(`main li[id="${actionId}"]`);
const title = (actionId: string) => loadCatalogue().actionById.get(actionId)?.title ?? actionId;

test("what was ticked before an answer said otherwise stays in the plan, and says why @no-script @narrow", async ({
  page,
  person,
  clock,
}) => {
  await person.signIn();
  for (const id of ["set-up-passkeys", "strong-email-password", "turn-on-2sv"])
    await person.record(id, "done", 1);
  await begin(page);
  await answer(page, { area: "signing-in", id: "email-sign-in" });
  await clock.forward(1);
  await page.goto("/election/plan");
  await expect(row(page, "set-up-passkeys")).toContainText(
    "Your list has this as done; the answer says otherwise.",
  );
  await expectNoAxeViolations(page);
  await row(page, "set-up-passkeys")
    .getByRole("link", { name: title("set-up-passkeys"), exact: true })
    .click();
  await page.getByRole("button", { name: "Still true" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.goto("/election/plan");
  await expect(row(page, "turn-on-2sv")).toBeVisible();
  await expect(row(page, "set-up-passkeys")).toHaveCount(0);
  await row(page, "turn-on-2sv").getByRole("link", { name: "answer again" }).click();
  await expect(page.locator('input[name="says-email-sign-in"][value="no"]')).toBeChecked();
});

test("a step of the office leads to the office’s list, and is settled there @no-script", async ({
  page,
  person: manager,
  clock,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  await begin(page);
  await answer(page, { area: "people", id: "lead" });
  await page.goto("/election/plan");
  const lead = row(page, "name-campaign-security-lead");
  await expect(lead).toContainText("On your office’s list");
  await lead.getByRole("link").first().click();
  await expect(page).toHaveURL(
    new RegExp(`/office/checklist/name-campaign-security-lead\\?office=${office.id}$`),
  );
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.goto("/election/plan");
  await expect(row(page, "two-page-admins")).toBeVisible();
  await expect(lead).toHaveCount(0);
});

test("in an office’s plan, what each person does for themselves says what settles it @no-script @narrow", async ({
  page,
  person: manager,
  clock,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  const campaign = await begin(page, office.id);
  await answer(page, { area: "signing-in", id: "email-sign-in", campaign });
  await page.goto(`/election/plan${campaign}`);
  const passkeys = row(page, "set-up-passkeys");
  await expect(passkeys).toContainText("Each person does this on their own list.");
  await expectNoAxeViolations(page);
  await passkeys.getByRole("link", { name: "answer again" }).click();
  await expect(page.locator('input[name="says-email-sign-in"][value="no"]')).toBeChecked();
});

test("what the profile leaves out and an answer asks for stands on the checklist too @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await person.answer("role", ["staff"]);
  await begin(page);
  await answer(page, { area: "public", id: "home-address" });
  await page.goto("/checklist");
  const also = page.getByRole("region", { name: "Also before the election" });
  await also.getByRole("link", { name: title("hide-home-address"), exact: true }).click();
  await page.getByRole("button", { name: "Done", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.goto("/checklist");
  await expect(page.getByRole("heading", { name: "Everything to do" })).toBeVisible();
  await expect(also.getByRole("link", { name: title("hide-home-address"), exact: true })).toHaveCount(0);
});
