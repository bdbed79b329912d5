import type { Page } from "playwright/test";
import { expect, expectNoAxeViolations, test } from "../fixtures";
import { makeOffice } from "../offices";
import type { TestPerson } from "../people";

const ACTION = "set-up-passkeys";

/** A principal with private circumstances, and a caseworker of the same office. */
async function inOneOffice(
  at: Date,
  { member, aide }: { member: TestPerson; aide: TestPerson },
): Promise<{ officeId: string }> {
  const office = await makeOffice(at);
  await office.add(member, { role: "principal", name: "Rowan Ashby" });
  await office.add(aide, { role: "staff", name: "Priya Castell" });
  await member.answer("role", ["parliamentarian"]);
  await member.answer("targeted", ["told-now"]);
  await member.answer("phones", ["iphone"]);
  return { officeId: office.id };
}

/** Goes from the first step to the named aide. */
async function nameAide(page: Page): Promise<void> {
  await page.goto("/office/help");
  await expect(page.getByRole("heading", { name: "First: nobody signs in as you" })).toBeVisible();
  await page.getByRole("link", { name: "Nobody else uses a sign-in of mine" }).click();
  await page.getByRole("radio", { name: "Priya Castell" }).check();
  await page.getByLabel("Days", { exact: true }).fill("14");
  await page.getByRole("button", { name: "See what they will see" }).click();
  await page.getByRole("button", { name: "Let them help me" }).click();
  await expect(page.getByRole("status")).toContainText("Saved. They can begin now.");
}

test("AU-8: a principal is helped and told of it: named, previewed, recorded, taken back, ended @no-script @narrow", async ({
  browser,
  clock,
  outbox,
  page,
  person: member,
  another: aide,
}) => {
  await inOneOffice(clock.now(), { member, aide });
  await member.signIn();
  await page.goto("/office/help");
  await expect(page.getByRole("link", { name: "End shared passwords" })).toBeVisible();
  await page.getByRole("link", { name: "Nobody else uses a sign-in of mine" }).click();

  // What was typed is kept, and what is missing is said beside it.
  await page.getByLabel("Days", { exact: true }).fill("91");
  await page.getByRole("button", { name: "See what they will see" }).click();
  const problems = page.getByRole("main").getByRole("alert");
  await expect(problems).toContainText("Choose who helps you");
  await expect(problems).toContainText("Enter a number of days from 1 to 90");
  await expect(page.getByLabel("Days", { exact: true })).toHaveValue("91");
  await page.getByLabel("Days", { exact: true }).fill("14");
  await page.getByRole("radio", { name: "Priya Castell" }).check();
  await page.getByRole("button", { name: "See what they will see" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What Priya Castell will see");
  const preview = page.getByRole("region", { name: "Their page of you" });
  await expect(preview.getByRole("listitem")).toHaveCount(3);
  const promised = await preview.getByRole("listitem").allInnerTexts();
  await page.getByRole("button", { name: "Let them help me" }).click();
  await expect(page.getByRole("heading", { name: "Priya Castell helps you" })).toBeVisible();
  await expect(page.getByText("Until 8 December 2026, with 3 steps.")).toBeVisible();

  // AU-8: both are told, without a word on what it is about.
  const [told, asked] = [await outbox.newestTo(member.address), await outbox.newestTo(aide.address)];
  expect(told.text).toContain("somebody in your office was named to help you");
  for (const { text, subject } of [told, asked]) {
    expect(`${subject} ${text}`).not.toMatch(/Priya|Rowan|passkey/i);
  }

  const theirs = await browser.newContext();
  await aide.signIn(theirs);
  const sitting = await theirs.newPage();
  await sitting.goto("/office/help");
  await sitting.getByRole("link", { name: "Rowan Ashby" }).click();
  const opened = sitting.getByRole("region", { name: "What they opened to you" });
  await expect(opened.getByRole("listitem")).toHaveCount(3);
  expect(await opened.getByRole("listitem").allInnerTexts()).toEqual(promised);
  const first = opened.getByRole("listitem").first().getByRole("link");
  const title = (await first.textContent()) ?? "";
  await first.click();
  await expect(sitting.getByRole("heading", { level: 1 })).toHaveText(title);
  await sitting.getByRole("button", { name: "Done together" }).click();
  await expect(sitting.getByRole("status")).toContainText("Recorded: done together.");

  // The principal reads by whom and how, when it was looked at, and takes it back with one press.
  await page.goto("/office/help");
  const records = page.getByRole("region", { name: "What was recorded for you" });
  await expect(records).toContainText("Recorded by Priya Castell on 24 November 2026: done together.");
  await expect(page.getByText("Priya Castell opened a page of yours, three times that day.")).toBeVisible();
  await records.getByRole("link", { name: title }).click();
  await expect(page.getByText("Recorded as done on 24 November 2026")).toBeVisible();
  await expect(page.getByText("nobody checked it")).toBeVisible();
  await page.goto("/office/help");
  await page.getByRole("button", { name: `Take back: ${title}` }).click();
  await expect(page.getByRole("status")).toContainText("Taken back.");
  await expect(records).toContainText("You took it back");

  await page.getByRole("button", { name: "End it now" }).click();
  await expect(page.getByRole("status")).toContainText("Ended.");
  const address = sitting.url();
  expect((await sitting.goto(address))?.status()).toBe(404);
  await theirs.close();
});

test("the tick on the principal’s own page is taken back there as well @no-script", async ({
  clock,
  db,
  page,
  person: member,
  another: aide,
}) => {
  await inOneOffice(clock.now(), { member, aide });
  await member.signIn();
  await nameAide(page);
  const { id, actions } = await db.help.findFirstOrThrow({ where: { principal: { personId: member.id } } });
  const { recordForPrincipal } = await import("@/services/helping");
  const [membership] = await db.membership.findMany({ where: { personId: aide.id } });
  const actor = {
    ...aide.actor,
    memberships: [{ officeId: membership?.officeId ?? "", role: "staff" as const }],
  };
  const record = { helpId: id, actionId: actions[0] ?? "", how: "reported" as const, version: 0 };
  const shortly = new Date(clock.now().getTime() + 600_000);
  expect(await recordForPrincipal(actor, { ...record, op: id }, shortly)).toMatchObject({ ok: true });
  await page.goto(`/checklist/${actions[0]}`);
  await expect(
    page.getByText("Recorded by Priya Castell on 24 November 2026: you told them that it is done."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("button", { name: "Done", exact: true })).toBeVisible();
  await expect(page.getByText("you took back what your aide recorded")).toBeVisible();
});

test("what was recorded stays with the Member who has another role since, or has left @no-script", async ({
  clock,
  db,
  page,
  person: member,
  another: aide,
}) => {
  await inOneOffice(clock.now(), { member, aide });
  await member.record("set-up-passkeys", "done");
  await db.statusChange.updateMany({
    where: { personId: member.id },
    data: { how: "reported", byId: aide.id },
  });
  await member.signIn();
  const records = page.getByRole("region", { name: "What was recorded for you" });
  await db.membership.updateMany({ where: { personId: member.id }, data: { role: "staff" } });
  await page.goto("/office/help");
  await expect(records).toContainText("Recorded by Priya Castell");
  await db.membership.deleteMany({ where: { personId: member.id } });
  await page.goto("/office/help");
  await expect(page.getByText("You are in no office on Safe Seat.")).toBeVisible();
  await records.getByRole("button", { name: /^Take back: / }).click();
  await expect(page.getByRole("status")).toContainText("Taken back.");
  await expect(records).toContainText("You took it back");
});

test("a sheet for a sitting fits one page of A4, with what is ticked and no more @no-script", async ({
  browser,
  clock,
  db,
  page,
  person: member,
  another: aide,
}) => {
  await inOneOffice(clock.now(), { member, aide });
  await member.signIn();
  await nameAide(page);
  const { id } = await db.help.findFirstOrThrow({ where: { principal: { personId: member.id } } });
  const theirs = await browser.newContext();
  await aide.signIn(theirs);
  const sheet = await theirs.newPage();
  await sheet.goto(`/office/help/${id}/sitting?minutes=30`);
  const parts = sheet.getByRole("article");
  expect(await parts.count()).toBe(3);
  for (const part of await parts.all()) {
    const boxes = part.getByRole("checkbox");
    await boxes.first().check();
    if ((await boxes.count()) > 1) await boxes.nth(1).check();
  }
  const pdf = await sheet.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await parts.last().getByRole("checkbox").first().uncheck();
  await sheet.emulateMedia({ media: "print" });
  await expect(parts).toHaveCount(2);
  await theirs.close();
});

test("AC-1: nobody but the aide finds it: colleagues, managers, other offices, and the aide of before", async ({
  app: _,
  browser,
  clock,
  db,
  page,
  person: member,
  another: aide,
}) => {
  const { officeId } = await inOneOffice(clock.now(), { member, aide });
  await member.signIn();
  await nameAide(page);
  const { id, actions } = await db.help.findFirstOrThrow({ where: { principal: { personId: member.id } } });
  const addresses = [id, `${id}/${actions[0]}`, `${id}/sitting`].map((end) => `/office/help/${end}`);
  const theirs = await browser.newContext();
  await aide.signIn(theirs);
  const status = async (address: string) => (await theirs.request.get(address)).status();
  for (const address of addresses) expect(await status(address), address).toBe(200);
  expect(await status(`/office/help/${id}/check-linked-devices`)).toBe(404);
  // The principal reads it on a page of their own: at the aide's address there is nothing for them either.
  for (const address of addresses) expect((await page.request.get(address)).status(), address).toBe(404);
  for (const address of ["/office/help/name", "/office/help/check"]) expect(await status(address)).toBe(404);
  const looks = () => db.officeEvent.count({ where: { officeId, code: "help-read" } });
  const before = await looks();
  expect(before).toBe(3);
  await theirs.request.get(addresses[0] ?? "", { headers: { "Sec-Purpose": "prefetch" } });
  expect(await looks()).toBe(before);
  await db.membership.deleteMany({ where: { personId: aide.id } });
  for (const address of addresses) expect(await status(address), address).toBe(404);
  await theirs.close();
});

test("AC-3: what the aide is sent has nothing of private circumstances, devices, notes or reasons", async ({
  browser,
  clock,
  db,
  page,
  person: member,
  another: aide,
}) => {
  await inOneOffice(clock.now(), { member, aide });
  const { saveNote } = await import("@/services/checklist");
  const note = { actionId: ACTION, text: "Canary-note-3V8K", op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6c0001" };
  await saveNote(member.actor, { ...note, version: 0 }, clock.now());
  await member.signIn();
  await nameAide(page);
  const help = await db.help.findFirstOrThrow({ where: { principal: { personId: member.id } } });
  await db.help.update({ where: { id: help.id }, data: { actions: [ACTION] } });
  const theirs = await browser.newContext();
  await aide.signIn(theirs);
  for (const end of ["", `/${ACTION}`, "/sitting"]) {
    const html = await (await theirs.request.get(`/office/help/${help.id}${end}`)).text();
    expect(html).not.toMatch(/Canary|told-now|you use an iPhone|you were warned/i);
    expect(html).not.toContain(member.address);
  }
  // The guidance of every kind of device and account, as in public.
  const html = await (await theirs.request.get(`/office/help/${help.id}/${ACTION}`)).text();
  const visible = html.replace(/<script[\s\S]*?<\/script>/g, "");
  expect(visible).toContain("On LinkedIn");
  await theirs.close();
});

test("the pages of helping have no faults that axe finds", async ({
  browser,
  clock,
  db,
  page,
  person: member,
  another: aide,
}) => {
  await inOneOffice(clock.now(), { member, aide });
  await member.signIn();
  for (const address of ["/office/help", "/office/help/name"]) {
    await page.goto(address);
    await expectNoAxeViolations(page);
  }
  await nameAide(page);
  await expectNoAxeViolations(page);
  await page.goto("/office/help/name");
  await page.getByRole("button", { name: "See what they will see" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("will see");
  await expectNoAxeViolations(page);
  const help = await db.help.findFirstOrThrow({
    where: { principal: { personId: member.id }, isDraft: false },
  });
  const theirs = await browser.newContext();
  await aide.signIn(theirs);
  const other = await theirs.newPage();
  for (const end of ["", `/${help.id}`, `/${help.id}/${help.actions[0]}`, `/${help.id}/sitting`]) {
    await other.goto(`/office/help${end}`);
    await expectNoAxeViolations(other);
  }
  await theirs.close();
});
