// What somebody would try with an office, told as it would happen.
import { expect, test } from "./fixtures";
import { makeOffice } from "./offices";
import { makePerson } from "./people";
import { fieldsOf } from "./sign-in-steps";

test("AC-1, AC-3: the invitation from a false office", async ({
  page,
  browser,
  outbox,
  db,
  person: attacker,
  another: member,
}) => {
  await attacker.signIn();
  await page.goto("/office/new");
  // A name that would put a link of the attacker's into a mail of ours is refused.
  await page.getByLabel("The office’s name").fill("Parliamentary Security: sign in at safe-seat.example.net");
  await page.getByLabel("Your name in this office").fill("Security Department");
  await page.getByRole("button", { name: "Create the office" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Leave out web and email addresses");
  await page.getByLabel("The office’s name").fill("Parliamentary Security Department");
  await page.getByRole("button", { name: "Create the office" }).click();
  await page.getByLabel("Their email address").fill(member.address);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("status")).toContainText("on its way");

  // What is said, and what stands on the page, is the same for an address nobody has here.
  const said = await page.getByRole("status").textContent();
  await page.getByLabel("Their email address").fill("nobody-here@elsewhere.example");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("region", { name: "Invited" }).getByRole("listitem")).toHaveCount(2);
  expect(await page.getByRole("status").textContent()).toBe(said);
  const rows = await page.getByRole("region", { name: "Invited" }).getByRole("listitem").allInnerTexts();
  const alike = rows.map((text) => text.replaceAll(/\S+@\S+|\d\d:\d\d/g, "…"));
  expect(new Set(alike).size).toBe(1);

  // The victim reads who it really is, and until they agree the attacker sees nothing at all.
  const { text } = await outbox.newestTo(member.address);
  expect(text).toContain(attacker.address);
  await member.record("check-linked-devices", "needs-help");
  const theirs = await browser.newContext();
  await member.signIn(theirs);
  const own = await theirs.newPage();
  await own.goto("/office/join");
  await expect(own.getByRole("main")).toContainText(attacker.address);
  await expect(own.getByRole("main")).toContainText("Anybody can call an office anything.");
  await page.goto("/office");
  expect(await page.content()).not.toContain("Asked the office for help");
  await own.getByRole("button", { name: /^Decline to join/ }).click();
  await expect(own.getByRole("status")).toContainText("You have declined.");
  expect(await db.membership.count({ where: { personId: member.id } })).toBe(0);
  await theirs.close();
});

test("AC-1, AC-2: the departed employee", async ({
  page,
  browser,
  app,
  clock,
  context,
  db,
  baseURL,
  person: departed,
  another: manager,
}) => {
  const office = await makeOffice(clock.now());
  const theirPlace = await office.add(departed, { role: "manager", name: "Sam Brook" });
  await office.add(manager, { role: "manager", name: "Morgan Tennant" });
  const backDoor = await makePerson({ app, clock, context });
  await departed.signIn();
  await page.goto("/office/people");
  // On the last day they invite a private address of theirs, as a manager, and leave pages open.
  await page.getByLabel("Their email address").fill(backDoor.address);
  await page.getByRole("radio", { name: "Manager" }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("status")).toContainText("on its way");
  await page.goto("/office/people");
  const form = await fieldsOf(page, "Send the invitation");
  const open = await context.newPage();
  await open.goto("/office");
  await expect(open.getByRole("main")).toContainText("Morgan Tennant");

  const [theirs, private_] = [await browser.newContext(), await browser.newContext()];
  await backDoor.signIn(private_);
  const other = await private_.newPage();
  await other.goto("/office/join");
  await other.getByLabel("Your name in this office").fill("Alex");
  await manager.signIn(theirs);
  const managing = await theirs.newPage();
  await managing.goto(`/office/people/${theirPlace}`);
  await managing.getByRole("button", { name: "Remove Sam Brook" }).click();
  await expect(managing.getByRole("status")).toContainText("They are out of the office");
  await expect(managing.getByText("No invitation waits for an answer.")).toBeVisible();

  const [places, invitations] = [
    await db.membership.findMany({ where: { officeId: office.id } }),
    await db.officeInvitation.count(),
  ];
  // Nothing of what they had open works any more: reload, form, invitation.
  await open.reload();
  await expect(open.getByRole("main")).not.toContainText("Morgan Tennant");
  for (const address of ["/office", "/office/people", "/office/sharing", "/office/leave"]) {
    const answer = await page.request.get(`${address}?office=${office.id}`);
    expect(answer.status(), address).toBe(404);
    expect(await answer.text()).not.toContain(office.name);
  }
  const posted = await page.request.post("/office/people", {
    multipart: { ...form, address: "another@elsewhere.example" },
    headers: { Origin: baseURL ?? "" },
  });
  expect(posted.status()).toBe(404);
  await other.getByRole("button", { name: "Join this office" }).click();
  await expect(other).toHaveURL(/\/not-found$/);
  expect(await db.membership.findMany({ where: { officeId: office.id } })).toEqual(places);
  expect(await db.officeInvitation.count()).toBe(invitations);
  await theirs.close();
  await private_.close();
});
