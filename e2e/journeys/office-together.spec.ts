import type { Page } from "playwright/test";
import { loadCatalogue } from "@/lib/content";
import { expect, test } from "../fixtures";
import { makeOffice } from "../offices";

const ACTION = "/office/checklist/keep-access-register";
const open = (page: Page, words: string) => page.getByText(words, { exact: true }).click();

test("two plans: the second person is told whom and which day the first one chose @no-script", async ({
  page,
  browser,
  clock,
  person: manager,
  another: morag,
}) => {
  const office = await makeOffice(clock.now());
  const [own, theirs] = [
    await office.add(manager, { role: "manager", name: "Morgan Tennant" }),
    await office.add(morag, { role: "manager", name: "Morag Castell" }),
  ];
  await manager.signIn();
  const context = await browser.newContext();
  await morag.signIn(context);
  const other = await context.newPage();
  const plan = async (on: Page, who: string, day: string) => {
    await open(on, "Change who and when");
    await on.getByLabel("Who does it").selectOption(who);
    await on.getByLabel("By when").fill(day);
    await on.getByRole("button", { name: "Save the plan" }).click();
  };
  for (const one of [page, other]) await one.goto(ACTION);
  await plan(other, theirs, "2026-12-24");
  await expect(other.getByText("Morag Castell does this. Due on 24 December.")).toBeVisible();
  await plan(page, own, "2026-12-31");
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Meanwhile somebody else changed the plan: Morag Castell does this, by 24 December 2026.",
  );
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("By when")).toHaveValue("2026-12-31");
  await expect(page.getByLabel("Who does it")).toHaveValue(own);
  await page.getByRole("button", { name: "Save the plan" }).click();
  await expect(page.getByText("Morgan Tennant does this. Due on 31 December.")).toBeVisible();
  await context.close();
});

test("a topic is offered back only where something comes back @no-script", async ({
  page,
  clock,
  db,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const campaigning = loadCatalogue().actions.filter(
    ({ scope, topic }) => scope === "office" && topic === "campaign",
  );
  // As somebody sets them aside one by one.
  await db.officeAction.createMany({
    data: campaigning.map(({ id }) => ({
      ...{ officeId: office.id, actionId: id, status: "not-for-me", reason: "not-used" },
      ...{ revision: 1, version: 1, setAt: clock.now() },
    })),
  });
  await manager.signIn();
  await page.goto("/office/checklist");
  const campaign = page.locator("#topic-campaign");
  await campaign.locator("summary").click();
  await expect(campaign.locator("summary")).toContainText("Not for us");
  await expect(campaign.getByRole("link").first()).toBeVisible();
  await expect(campaign.getByRole("button")).toHaveCount(0);
  // The count stands in the address, so it is anybody's.
  await page.goto(`/office/checklist?office=${office.id}&topic=campaign&back=constructor`);
  await expect(campaign.getByRole("status")).toHaveText(
    "Nothing was brought back: it has changed meanwhile.",
  );
});

test("what is wrong with the day of a list, or with a plan, is seen at once @no-script", async ({
  page,
  clock,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  await page.goto("/office/moves");
  await page.getByLabel("Somebody leaves").check();
  await page.getByLabel("Who").fill("Thaddeus Winterbourne");
  await page.getByLabel("Their first or last day").fill("2026-12-24");
  await page.getByRole("button", { name: "Start the list" }).click();
  await open(page, "Change the day");
  await page.getByLabel("Their last day").fill("");
  await page.getByRole("button", { name: "Save the day" }).click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("Enter the day, such as 27 3 2027");
  await expect(alert).toBeVisible();
  await expect(page.getByLabel("Their last day")).toBeVisible();
});
