// Who can see somebody, who looked, and under which name: what each person of an office can find out.
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";
import { makePerson } from "../people";

const TAKEN = "Somebody in this office already goes by that name. Add an initial or your role.";

test("a person reads who can see their row, and who took it away, however often was looked afterwards @no-script", async ({
  page,
  app,
  clock,
  context,
  db,
  person: staff,
  another: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant", daysAgo: 60 });
  const second = await makePerson({ app, clock, context });
  await office.add(second, { role: "manager", name: "Ada Quill", daysAgo: 60 });
  await office.add(staff, { role: "staff", name: "Priya Castell", daysAgo: 60 });
  const [{ recordOfficeEvent }, { officeEvent }] = await Promise.all([
    import("@/lib/office-events"),
    import("@/domain/office-event"),
  ]);
  const at = (minutes: number, days = 0) =>
    new Date(clock.now().getTime() - days * 86_400_000 + minutes * 60_000);
  const by = { byId: manager.id };
  await db.$transaction(
    async (tx) => {
      for (let days = 60; days > 0; days -= 1) {
        await recordOfficeEvent(tx, officeEvent(office.id, "takers-read", at(0, days - 0.5), by));
      }
      await recordOfficeEvent(tx, officeEvent(office.id, "team-taken-away", at(1), by));
      for (let n = 0; n < 60; n += 1) {
        await recordOfficeEvent(tx, officeEvent(office.id, "team-read", at(2), by));
      }
      const made = { byId: manager.id, aboutId: second.id, detail: "manager" };
      await recordOfficeEvent(tx, officeEvent(office.id, "role-changed", at(3), made));
    },
    { timeout: 30_000 },
  );
  await staff.signIn();
  await page.goto("/office/sharing");
  const who = page.getByRole("region", { name: "Who can see it" });
  await expect(who.getByRole("listitem")).toHaveText(["Ada Quill", "Morgan Tennant"]);
  const looks = page.getByRole("region", { name: "Who looked" });
  await expect(looks).toContainText("Morgan Tennant looked at the team’s page, 60 times that day.");
  await expect(looks).toContainText("Morgan Tennant took the team’s page away, on paper or as a file.");
  await expectNoAxeViolations(page);

  await looks.getByRole("link", { name: "Earlier ones are in the record" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Morgan Tennant made Ada Quill a manager.");
  await expect(main).toContainText("Morgan Tennant took the team’s page away, on paper or as a file.");
  await expectNoAxeViolations(page);
  await page.getByRole("link", { name: "Earlier", exact: true }).click();
  await expect(main.locator("ul").first().getByRole("listitem")).toHaveCount(13);
  await expect(page.getByRole("link", { name: "Earlier", exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Later", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/record\/offices$/);
});

test("nobody takes a colleague’s name, and a name that changed is in the colleague’s record @no-script @narrow", async ({
  page,
  browser,
  clock,
  person: manager,
  another: staff,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(staff, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/office/sharing");
  const name = page.getByLabel("Your name in this office");
  await name.fill("priya  CASTELL");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(TAKEN);
  await expect(name).toHaveValue("priya  CASTELL");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill("Priya C");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByRole("status")).toContainText("Your name is saved.");
  await page.goto("/office");
  await page.goto("/office/sharing");
  await name.fill("Morgan Tennant");
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByRole("status")).toContainText("Your name is saved.");

  const theirs = await browser.newContext();
  await staff.signIn(theirs);
  const own = await theirs.newPage();
  for (const address of ["/office/sharing", "/account/record/offices"]) {
    await own.goto(address);
    await expect(own.getByRole("main")).toContainText(
      "Morgan Tennant changed the name they go by in the office, twice that day.",
    );
  }
  await theirs.close();
});

test("who joins reads how many manage the office, and joins under a name of their own @no-script", async ({
  page,
  browser,
  app,
  clock,
  context,
  db,
  person: invited,
  another: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const second = await makePerson({ app, clock, context });
  await office.add(second, { role: "manager", name: "Ada Quill" });
  const theirs = await browser.newContext();
  await manager.signIn(theirs);
  const managing = await theirs.newPage();
  await managing.goto("/office/people");
  await managing.getByLabel("Their email address").fill(invited.address);
  await managing.getByRole("button", { name: "Send the invitation" }).click();
  await expect(managing.getByRole("status")).toContainText("on its way");
  await theirs.close();

  await invited.signIn();
  await page.goto("/office/join");
  const main = page.getByRole("main");
  await expect(main).toContainText("It has two managers at present, whoever invites you among them.");
  await expect(main).not.toContainText("Ada Quill");
  await page.getByLabel("Your name in this office").fill("Ada quill");
  await page.getByRole("radio", { name: "Topics" }).check();
  await page.getByRole("button", { name: "Join this office" }).click();
  await expect(main.getByRole("alert")).toContainText(TAKEN);
  await expect(page.getByLabel("Your name in this office")).toHaveValue("Ada quill");
  await expect(page.getByRole("radio", { name: "Topics" })).toBeChecked();
  await page.getByLabel("Your name in this office").fill("Ada Q, staff");
  await page.getByRole("button", { name: "Join this office" }).click();
  await expect(page.getByRole("status")).toContainText("You have joined the office.");
  const row = { officeId: office.id, personId: invited.id, level: "topics" };
  expect(await db.membership.count({ where: row })).toBe(1);
});
