import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";
import { makePerson } from "../people";

test("a manager sees who needs them, and the team at a glance @no-script @narrow", async ({
  page,
  app,
  clock,
  context,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant", daysAgo: 60 });
  for (const [n, name] of ["Priya Castell", "Idris Fenwick", "Ottilie Marsh"].entries()) {
    const one = await makePerson({ app, clock, context });
    await one.answer("messaging", ["whatsapp"]);
    if (n === 0) await one.record("check-linked-devices", "needs-help");
    if (n === 1) await one.record("set-up-passkeys", "done", 26);
    await office.add(one, { role: "staff", name, level: n === 1 ? "actions" : "standing", daysAgo: 40 });
  }
  await manager.signIn();
  await page.goto("/office");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(office.name);
  const attention = page.getByRole("region", { name: "Needs attention" });
  await expect(attention.getByText("Priya Castell asked for help.")).toBeVisible();
  await expect(attention.getByText("Idris Fenwick has changed nothing for four weeks.")).toBeVisible();
  await expect(attention.getByText("Ottilie Marsh has not started yet.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "0 of 4 up to date" })).toBeVisible();
  // Four people are too few for a topic.
  await expect(page.getByText("Topics are shown where at least five people besides you")).toBeVisible();
});

test("AC-3: the row a person is shown is the row their manager reads, byte for byte @no-script", async ({
  browser,
  clock,
  person: manager,
  another: staff,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const id = await office.add(staff, { role: "staff", name: "Priya Castell" });
  await staff.answer("messaging", ["whatsapp"]);
  await staff.answer("targeted", ["told-now"]);
  await staff.record("check-linked-devices", "done");
  const [theirs, mine] = [await browser.newContext(), await browser.newContext()];
  await staff.signIn(theirs);
  await manager.signIn(mine);
  const [own, team] = [await theirs.newPage(), await mine.newPage()];
  for (const level of ["Actions", "Topics", "Standing"]) {
    await own.goto("/office/sharing");
    await own.getByRole("radio", { name: level }).check();
    await own.getByRole("button", { name: "Save", exact: true }).click();
    await expect(own.getByRole("status")).toContainText("Saved.");
    await team.goto("/office");
    // As it comes from the server: a script draws the same without the marks between its texts.
    await own.goto("/office/sharing");
    const promised = await own
      .locator("[data-shared-row]")
      .first()
      .evaluate((row) => row.outerHTML);
    const read = await team
      .locator("li", { has: team.locator(`a[href="/office/nudge/${id}"]`) })
      .locator("[data-shared-row]")
      .evaluate((row) => row.outerHTML);
    expect(read).toBe(promised);
  }
  // AC-4: and the person reads who looked.
  await own.reload();
  await expect(
    own.getByText("Morgan Tennant looked at the team’s page, three times that day."),
  ).toBeVisible();
  await theirs.close();
  await mine.close();
});

test("AC-4: a look ahead by the browser shows nothing and records nothing", async ({
  clock,
  context,
  db,
  person: manager,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await manager.signIn();
  const ask = (headers: Record<string, string>) => context.request.get("/office", { headers });
  for (const headers of [
    { "Sec-Purpose": "prefetch" },
    { "Sec-Purpose": "prefetch;prerender" },
    { Purpose: "prefetch" },
    { RSC: "1", "Next-Router-Prefetch": "1" },
    { RSC: "1", "Next-Router-Prefetch": "1", "Next-Router-Segment-Prefetch": "/_tree" },
  ]) {
    expect(await (await ask(headers as Record<string, string>)).text()).not.toContain("Morgan Tennant");
  }
  expect(await db.officeEvent.count({ where: { officeId: office.id } })).toBe(0);
  expect(await (await ask({})).text()).toContain("Morgan Tennant");
  expect(await db.officeEvent.count({ where: { officeId: office.id } })).toBe(1);
});

test("a reminder: chosen text, once a week, the same words for all, and the person sees it @no-script @narrow", async ({
  page,
  browser,
  clock,
  outbox,
  person: manager,
  another: staff,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(staff, { role: "staff", name: "Priya Castell" });
  await manager.signIn();
  await page.goto("/office");
  await page.getByRole("link", { name: "Send a reminder to Priya Castell" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Remind Priya Castell");
  await page.getByRole("radio", { name: "This week" }).check();
  await page.getByRole("button", { name: "Send the reminder" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The reminder is sent");
  const letter = await outbox.newestTo(staff.address);
  expect(letter.text).toContain("Your office asks you to look at your checklist this week.");
  expect(letter.text).toContain(office.name);
  await page.goto("/office");
  await expect(page.getByText(/^Reminded. Possible again from /)).toBeVisible();

  const theirs = await browser.newContext();
  await staff.signIn(theirs);
  const own = await theirs.newPage();
  await own.goto("/office/sharing");
  await expect(own.getByText("Morgan Tennant asked you to look at your checklist.")).toBeVisible();
  await theirs.close();
});

test("the curious manager: other offices, other people’s lists and stale ids open nothing", async ({
  page,
  app,
  clock,
  context,
  person: manager,
  another: staff,
}) => {
  const [office, elsewhere] = [await makeOffice(clock.now()), await makeOffice(clock.now())];
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(staff, { role: "staff", name: "Priya Castell" });
  const stranger = await makePerson({ app, clock, context });
  const theirId = await elsewhere.add(stranger, { role: "manager", name: "Zeb Quill" });
  await staff.answer("targeted", ["told-now"]);
  await staff.record("check-linked-devices", "needs-help");
  await manager.signIn();
  const isNotFound = async (address: string) => {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(404);
    expect(await page.content()).not.toContain("Zeb Quill");
    expect(await page.title()).not.toContain(elsewhere.name);
  };
  await isNotFound(`/office?office=${elsewhere.id}`);
  await isNotFound(`/office/sharing?office=${elsewhere.id}`);
  await isNotFound(`/office/nudge/${theirId}`);
  // The row says that help was asked for, and nothing of what with, at this person's level.
  await page.goto("/office");
  await expect(page.getByText("Asked the office for help.")).toBeVisible();
  expect(await page.content()).not.toContain("linked devices");
  expect(await page.content()).not.toContain("told-now");
});

test("every page of the office passes axe, narrow ones too @narrow", async ({
  page,
  clock,
  person: manager,
  another: staff,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant", daysAgo: 60 });
  const id = await office.add(staff, { role: "staff", name: "Priya Castell", level: "actions", daysAgo: 60 });
  await staff.answer("messaging", ["whatsapp"]);
  await staff.record("check-linked-devices", "done", 3);
  await manager.signIn();
  for (const address of ["/office", "/office/sharing", `/office/nudge/${id}`]) {
    await page.goto(address);
    await expectNoAxeViolations(page);
  }
});

test("IN-3: takes the team to a meeting: the same figures on one page and as a harmless spreadsheet", async ({
  page,
  clock,
  db,
  person: manager,
  another: staff,
}) => {
  const office = await makeOffice(clock.now());
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  await office.add(staff, { role: "staff", name: "=HYPERLINK(1)", level: "topics" });
  await staff.answer("messaging", ["whatsapp"]);
  await staff.record("check-linked-devices", "needs-help");
  await manager.signIn();
  await page.goto("/office");
  await page.getByRole("link", { name: "Take it to a meeting" }).click();
  await expect(page.getByRole("heading", { name: "0 of 2 up to date" })).toBeVisible();
  await expectNoAxeViolations(page);
  const cells = await page
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download as a spreadsheet (CSV)" }).click(),
  ]);
  const { readFile } = await import("node:fs/promises");
  const { parse } = await import("csv-parse/sync");
  const [, ...rows] = parse(await readFile(await download.path(), "utf8"), { bom: true }) as string[][];
  expect(rows.map((row) => row.map((cell) => cell.replace(/^'/, "")))).toEqual(cells);
  expect(rows.flat()).toContain("'=HYPERLINK(1)");
  await page.pdf({ path: "test-results/team.pdf", format: "A4" });
  // The page, the page again to press, and the file.
  expect(await db.officeEvent.count({ where: { officeId: office.id, code: "team-taken-away" } })).toBe(2);
});
