import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { MORNING } from "./app-under-test";
import { expect, expectNoAxeViolations, test } from "./fixtures";
import { makeOffice } from "./offices";
import { writeTwelveWeeks } from "./overview-weeks";
import type { TestPerson } from "./people";

const TODAY = "2026-11-24";

/** As the operator's command does. */
async function change(person: TestPerson, what: "given" | "taken"): Promise<void> {
  const [{ connectAsOwner }, { changeOverviewRight }] = await Promise.all([
    import("@/lib/owner-db"),
    import("@/services/overview-right"),
  ]);
  const owner = connectAsOwner();
  await changeOverviewRight(owner, person.address, what, MORNING);
  await owner.$disconnect();
}

test("AC-5: the security team reads totals and takes the same numbers away @no-script @narrow", async ({
  page,
  person,
  outbox,
}) => {
  await change(person, "given");
  expect((await outbox.newestTo(person.address)).subject).toBe("You can now read the overview in Safe Seat");
  await writeTwelveWeeks(TODAY);
  await person.signIn();
  await page.goto("/account");
  await page.getByRole("link", { name: "see how everybody stands" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^About [\d,]+ of 3,900 up to date$/);
  await expect(page.getByText("The week of 23 November 2026", { exact: true })).toBeVisible();
  const table = page.getByRole("table", { name: "People by role and standing" });
  await expect(table.getByRole("row", { name: /^Principals/ })).toContainText("650");
  await page.waitForLoadState();
  const numbers = (await table.getByRole("cell").allTextContents()).map((text) =>
    text.replace(/[–,]|not shown/g, ""),
  );
  expect(numbers.filter((text) => text !== "" && Number(text) % 10 !== 0)).toEqual([]);
  await page.getByText("The twelve weeks as a table").click();
  await expect(page.getByRole("row", { name: /^7 September/ })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as a spreadsheet (CSV)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("overview-2026-11-24.csv");
  const rows: string[][] = parse(await readFile(await download.path(), "utf8"), { bom: true });
  const total = rows.find(
    ([, what, which, standing]) => what === "People" && which === "Everybody" && standing === "In all",
  );
  expect(total?.at(-1)).toBe("3900");
  const inTable = rows
    .filter(([, what]) => what === "People")
    .map((row) => row.at(-1)?.replace("not shown", ""));
  expect(inTable.toSorted()).toEqual(numbers.toSorted());
});

test("AC-1: for anybody else there is no such page, nor a way to it @no-script", async ({
  page,
  person,
  another,
  context,
  baseURL,
}) => {
  await writeTwelveWeeks(TODAY);
  await person.signIn();
  await (await makeOffice(MORNING)).add(person, { role: "manager", name: "Morgan" });
  await page.goto("/account");
  await expect(page.getByRole("link", { name: /overview|everybody/i })).toHaveCount(0);
  const bytes = async (path: string) =>
    (await (await context.request.get(path)).text()).replace(/<script[\s\S]*?<\/script>|nonce="[^"]*"/g, "");
  expect((await context.request.get("/overview")).status()).toBe(404);
  expect(await bytes("/overview")).toBe(await bytes("/checklist/no-such-thing"));
  const file = await context.request.post("/overview/csv", { headers: { Origin: baseURL ?? "" } });
  expect(file.status()).toBe(404);
  expect(file.headers()["content-disposition"]).toBeUndefined();

  // Given and taken again: it counts on the next request.
  await change(another, "given");
  await another.signIn();
  expect((await context.request.get("/overview")).status()).toBe(200);
  await change(another, "taken");
  expect((await context.request.get("/overview")).status()).toBe(404);
});

test("AU-7: twelve hours after signing in it asks to sign in again, and the file does too @no-script", async ({
  page,
  person,
  clock,
}) => {
  await change(person, "given");
  await writeTwelveWeeks(TODAY);
  await person.signIn();
  await page.goto("/overview");
  await clock.forward(0.51);
  await page.getByRole("button", { name: "Download as a spreadsheet (CSV)" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  await page.goto("/overview");
  await expect(page.locator("main")).not.toContainText("3,900");
  await expect(page.getByRole("link", { name: "Sign in again" })).toHaveAttribute(
    "href",
    "/sign-in?again=1&next=%2Foverview",
  );
});

test("IN-3, DA-8: the file is to keep, not to open, and no cache holds it or the page", async ({
  person,
  context,
  baseURL,
}) => {
  await change(person, "given");
  await writeTwelveWeeks(TODAY);
  await person.signIn();
  const file = await context.request.post("/overview/csv", { headers: { Origin: baseURL ?? "" } });
  expect(file.headers()).toMatchObject({
    "cache-control": "no-store",
    "content-disposition": 'attachment; filename="overview-2026-11-24.csv"',
    "content-type": "text/csv; charset=utf-8",
    "x-content-type-options": "nosniff",
  });
  expect((await context.request.get("/overview")).headers()["cache-control"]).toContain("no-store");
});

test("before the first week, and with too few people, it says so @no-script", async ({
  page,
  person,
  db,
}) => {
  await change(person, "given");
  await person.signIn();
  await db.overviewWeek.deleteMany();
  await page.goto("/overview");
  await expect(page.locator("main")).toContainText("No week has been taken yet");
  const { makeWeek, emptyTally } = await import("@/domain/overview");
  const { shown } = makeWeek(emptyTally(), null, {});
  await db.overviewWeek.create({ data: { week: new Date("2026-11-23T00:00:00Z"), takenAt: MORNING, shown } });
  await page.goto("/overview");
  await expect(page.locator("main")).toContainText("about twenty people are needed");
});

test("is free of axe violations and of sideways scrolling, and prints on one sheet @narrow", async ({
  page,
  person,
}) => {
  await change(person, "given");
  await writeTwelveWeeks(TODAY);
  await person.signIn();
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("/overview");
    await page.getByText("The twelve weeks as a table").click();
    await expectNoAxeViolations(page);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/overview");
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
