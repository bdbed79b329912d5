import { expect, expectNoAxeViolations } from "./fixtures";
import { callbackOf, leave, NAME, signInThere, test } from "./organisation";
import { askForLink, tokenIn } from "./sign-in-steps";

const FIVE_MINUTES = 5 / 1440;
const CALM = /\/sign-in\/organisation\?why=/;

test("somebody of the organisation signs in, and is the same person the next time @no-script", async ({
  page,
  organisation,
  db,
}) => {
  const member = await organisation.member();
  await page.goto("/sign-in?next=/account");
  await signInThere(page, member);
  await page.waitForURL("/account");
  await expect(page.getByText(member.address)).toBeVisible();
  await expect(page.getByText("by your organisation")).toBeVisible();
  const people = await db.person.count();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.goto("/sign-in");
  // The organisation still knows this browser, and asks nothing.
  await page.getByRole("button", { name: `Sign in with ${NAME}` }).click();
  await page.waitForURL("/checklist");
  expect(await db.person.count()).toBe(people);
});

test("AU-4: the session is a new one, and the one before it is over", async ({
  page,
  organisation,
  person,
  db,
}) => {
  await person.signIn();
  const before = await tokenIn(page);
  const question = await leave(page, "/sign-in?again=1");
  await page.goto(await callbackOf(page, await organisation.member(), question));
  await page.waitForURL("/checklist");
  expect(await tokenIn(page)).not.toBe(before);
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
});

test("HT-1: without a script a form may lead to the organisation, and to nobody else", async ({
  request,
  organisation,
}) => {
  const policy = (await request.get("/sign-in")).headers()["content-security-policy"] ?? "";
  expect(policy.split("; ")).toContain(`form-action 'self' ${organisation.origin}`);
  expect(policy.split(organisation.origin)).toHaveLength(2);
});

test("another tenant's account is refused, and nobody becomes a person by it @no-script", async ({
  page,
  organisation,
  db,
}) => {
  const member = await organisation.member({ tid: "7c1f2f64-9a34-4f3e-8d2b-0d5a4a1b9e77" });
  const people = await db.person.count();
  await page.goto("/sign-in");
  await signInThere(page, member);
  await expect(page.getByRole("heading", { name: "That account is not from here" })).toBeVisible();
  expect(await db.person.count()).toBe(people);
  expect(await tokenIn(page)).toBeUndefined();
});

test("whoever turns back there finds every other way still open @no-script", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Sign in with ${NAME}` }).click();
  await page.getByRole("button", { name: "Turn back" }).click();
  await expect(page.getByRole("heading", { name: "You turned back" })).toBeVisible();
  await page.getByRole("link", { name: "All ways to sign in" }).click();
  await expect(page.getByLabel("Your email address")).toBeVisible();
});

test("a code works once: neither again here nor in another browser, used or not", async ({
  page,
  browser,
  organisation,
}) => {
  const member = await organisation.member();
  const back = await callbackOf(page, member);
  await page.goto(back);
  await page.waitForURL("/checklist");
  await page.goto(back);
  await expect(page).toHaveURL(/why=failed/);

  const thief = await (await browser.newContext()).newPage();
  const unused = await callbackOf(page, member, await leave(page, "/sign-in?again=1"));
  const codes = [back, unused].map((url) => new URL(url).searchParams.get("code"));
  // With what was stolen alone, and put into the answer to a sign-in of their own.
  await thief.goto(back);
  await expect(thief).toHaveURL(/why=failed/);
  for (const code of codes) {
    const own = new URL(await callbackOf(thief, await organisation.member()));
    own.searchParams.set("code", code ?? "");
    await thief.goto(own.href);
    await expect(thief).toHaveURL(/why=failed/);
    expect(await tokenIn(thief)).toBeUndefined();
  }
  await thief.context().close();
});

test("an answer to another question is refused: state, nonce and time", async ({
  page,
  organisation,
  clock,
}) => {
  const member = await organisation.member();
  const changed = new URL(await callbackOf(page, member));
  changed.searchParams.set("state", "another");
  await page.goto(changed.href);
  await expect(page).toHaveURL(/why=failed/);

  const question = new URL(await leave(page));
  question.searchParams.set("nonce", "another");
  await page.goto(await callbackOf(page, member, question.href));
  await expect(page).toHaveURL(/why=failed/);

  const late = await callbackOf(page, member);
  await clock.forward(11 / 1440);
  await page.goto(late);
  await expect(page).toHaveURL(/why=failed/);
  await expect(page.getByText("longer than ten minutes")).toBeVisible();
  expect(await tokenIn(page)).toBeUndefined();
});

test("an organisation that does not say when somebody signed in there signs nobody in", async ({
  page,
  organisation,
}) => {
  const question = new URL(await leave(page));
  question.searchParams.delete("max_age");
  await page.goto(await callbackOf(page, await organisation.member(), question.href));
  await expect(page.getByRole("heading", { name: "is not set up fully" })).toBeVisible();
});

test("an address that the organisation does not vouch for opens nothing; a link by email does, and then it is added @no-script", async ({
  page,
  organisation,
  outbox,
  db,
}) => {
  const address = `${crypto.randomUUID()}@people.example.org`;
  const member = await organisation.member({ email: address, xms_edov: false });
  const people = await db.person.count();
  await page.goto("/sign-in");
  await signInThere(page, member);
  await expect(page.getByRole("heading", { name: "First show that your address is yours" })).toBeVisible();
  expect(await db.person.count()).toBe(people);

  await page.getByRole("link", { name: "All ways to sign in" }).click();
  await page.goto(await askForLink(page, outbox, address));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/sign-in\/passkey/);
  await page.goto("/account");
  await page.getByRole("button", { name: `Add ${NAME}` }).click();
  await expect(page.getByText("Your organisation signs you in from now on.")).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.goto("/sign-in?next=/account");
  await page.getByRole("button", { name: `Sign in with ${NAME}` }).click();
  await page.waitForURL("/account");
  await expect(page.getByText(address)).toBeVisible();
});

test("an address that somebody here has is not taken over @no-script", async ({
  page,
  organisation,
  person,
  db,
}) => {
  const member = await organisation.member({ email: person.address });
  await page.goto("/sign-in");
  await signInThere(page, member);
  await expect(page.getByRole("heading", { name: "You have been here before" })).toBeVisible();
  expect(await tokenIn(page)).toBeUndefined();
  expect(await db.orgAccount.count({ where: { personId: person.id } })).toBe(0);
  expect(await db.session.count({ where: { personId: person.id } })).toBe(0);
});

test("AU-8: whoever is signed in adds their organisation, is told by mail, and reaches the same list by it @no-script", async ({
  page,
  organisation,
  person,
  outbox,
}) => {
  // Its address there is another one than here, and does not matter.
  const member = await organisation.member();
  await person.signIn();
  await page.goto("/account");
  await signInThere(page, member, `Add ${NAME}`);
  await expect(page.getByText("Your organisation signs you in from now on.")).toBeVisible();
  const letter = await outbox.newestTo(person.address);
  expect(letter.subject).toBe("Signing in with your organisation was added");
  expect(letter.text).not.toContain(NAME);
  await page.goto("/account/record");
  await expect(page.getByText("Added signing in with your organisation.")).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/sign-in?next=/account");
  await signInThere(page, member);
  await page.waitForURL("/account");
  await expect(page.getByText(person.address)).toBeVisible();
});

test("AU-7: adding it asks for a sign-in from the last five minutes, also of a page that was left open", async ({
  page,
  person,
  clock,
}) => {
  await person.signIn();
  await page.goto("/account");
  const open = page.getByRole("button", { name: `Add ${NAME}` });
  await expect(open).toBeVisible();
  await clock.forward(FIVE_MINUTES * 1.2);
  await open.click();
  await page.waitForURL(/\/sign-in\?again=1/);
  await page.goto("/account");
  await expect(open).toHaveCount(0);
});

test("an account that was fetched in one browser is not added in another, nor after signing out", async ({
  page,
  organisation,
  person,
  another,
  db,
}) => {
  const member = await organisation.member();
  await person.signIn();
  await page.goto("/account");
  const back = await callbackOf(page, member, await leave(page, "/account", `Add ${NAME}`));
  await another.signIn();
  await page.goto(back);
  await expect(page).toHaveURL(/why=failed/);
  expect(await db.orgAccount.count({ where: { personId: { in: [person.id, another.id] } } })).toBe(0);
});

test("one account signs one person in", async ({ page, organisation, person, another }) => {
  const member = await organisation.member();
  for (const one of [person, another]) {
    await page.context().clearCookies();
    await one.signIn();
    await page.goto("/account");
    await signInThere(page, member, `Add ${NAME}`);
    await page.waitForURL(one === person ? /done=organisation-added/ : /why=taken/);
  }
  await expect(page.getByRole("heading", { name: "This account could not be added" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Your account" })).toBeVisible();
});

test("AU-5, AU-8: removing it signs out at once whoever came in by it, and a link by email works again", async ({
  page,
  browser,
  organisation,
  person,
  outbox,
}) => {
  const member = await organisation.member({ email: person.address });
  await person.signIn();
  await page.goto("/account");
  await signInThere(page, member, `Add ${NAME}`);
  await page.waitForURL(/done=organisation-added/);
  const other = await (await browser.newContext()).newPage();
  await other.goto(await callbackOf(other, member));
  await other.waitForURL("/checklist");

  await page.getByText(`Remove ${NAME}`).first().click();
  await page.getByRole("button", { name: `Remove ${NAME}` }).click();
  await expect(page.getByText("Your organisation no longer signs you in.")).toBeVisible();
  for (const path of ["/checklist", "/account"]) {
    await other.goto(path);
    await expect(other).toHaveURL(/\/sign-in\?next=/);
  }
  const subjects = async () =>
    (await outbox.letters()).filter(({ to }) => to === person.address).map(({ subject }) => subject);
  await expect.poll(subjects).toContain("Signing in with your organisation was removed");
  await page.goto("/account/record");
  await expect(page.getByText("Removed signing in with your organisation.")).toBeVisible();
  await other.goto(await callbackOf(other, member));
  await expect(other).toHaveURL(/why=known/);
  await other.goto("/sign-in");
  await other.getByLabel("Your email address").fill(person.address);
  await other.getByRole("button", { name: "Send me a link" }).click();
  await expect.poll(subjects).toContain("Your sign-in link for Safe Seat");
  await other.context().close();
});

test("AU-7: a sign-in is as old as the organisation says: at an unlocked screen it confirms nothing", async ({
  page,
  organisation,
  clock,
}) => {
  const member = await organisation.member();
  await page.goto(await callbackOf(page, member));
  await page.goto("/account/data");
  await expect(page.getByRole("button", { name: "Download it as a file" })).toBeVisible();
  await clock.forward(1 / 24);
  await page.goto("/account/data");
  await expect(page.getByText("sign in again, with your organisation")).toBeVisible();

  // The organisation lets this browser through without asking: signed in, but as of an hour ago.
  await page.goto("/sign-in?again=1");
  const asked = new URL(await leave(page, "/sign-in?again=1"));
  expect(asked.searchParams.get("prompt")).toBe("login");
  expect(asked.searchParams.get("max_age")).toBe("0");
  asked.searchParams.delete("prompt");
  asked.searchParams.set("max_age", "86400");
  await page.goto(await callbackOf(page, member, asked.href));
  await page.goto("/account/data");
  await expect(page.getByRole("button", { name: "Download it as a file" })).toHaveCount(0);

  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await signInThere(page, member);
  await page.waitForURL("/account/data");
  await expect(page.getByRole("button", { name: "Download it as a file" })).toBeVisible();
});

test("an organisation that does not answer keeps nobody waiting, going or coming back @no-script", async ({
  page,
  organisation,
}) => {
  const back = await callbackOf(page, await organisation.member());
  organisation.freeze();
  try {
    await page.goto(back);
    await expect(page).toHaveURL(CALM);
    await page.goto("/sign-in");
    await page.getByRole("button", { name: `Sign in with ${NAME}` }).click();
    await expect(page.getByRole("heading", { name: `We cannot reach ${NAME} just now` })).toBeVisible();
    await page.getByRole("link", { name: "All ways to sign in" }).click();
    await expect(page.getByLabel("Your email address")).toBeVisible();
  } finally {
    organisation.thaw();
  }
});

test("each reason is said on a page that anybody can read", async ({ page }) => {
  const reasons = [
    "cancelled",
    "failed",
    "away",
    "often",
    "elsewhere",
    "incomplete",
    "unverified",
    "known",
    "taken",
  ];
  const titles = new Set<string>();
  for (const why of reasons) {
    await page.goto(`/sign-in/organisation?why=${why}`);
    titles.add((await page.getByRole("heading", { level: 1 }).textContent()) ?? "");
    await expectNoAxeViolations(page);
  }
  expect(titles.size).toBe(reasons.length);
  // Whatever else an address says is one of them.
  for (const why of ["constructor", "<b>x</b>", ""]) {
    await page.goto(`/sign-in/organisation?why=${why}`);
    await expect(page.getByRole("heading", { name: "That did not work" })).toBeVisible();
  }
});

test("the account page with an organisation on it is one that anybody can read", async ({
  page,
  organisation,
  person,
}) => {
  await person.signIn();
  await page.goto("/account");
  await expectNoAxeViolations(page);
  await signInThere(page, await organisation.member(), `Add ${NAME}`);
  await page.waitForURL(/done=organisation-added/);
  await page.getByText(`Remove ${NAME}`).first().click();
  await expectNoAxeViolations(page);
});
