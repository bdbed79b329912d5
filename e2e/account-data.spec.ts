import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, expectNoAxeViolations, test } from "./fixtures";

const ACTION = "set-up-passkeys";
const NOTE = "Canary-note-7Q2Z";
const MINUTE = 1 / (24 * 60);

/** Says something of every kind that a page can show. */
async function fill(person: { answer: (id: string, chosen: string[]) => Promise<void> } & Recorded) {
  await person.answer("messaging", ["whatsapp"]);
  await person.answer("role", []);
  await person.record(ACTION, "done");
  const { saveNote } = await import("@/services/checklist");
  const input = { actionId: ACTION, text: NOTE, op: "6f1c2c1e-7a43-4be1-9d0c-0d7a4f6a0001", version: 0 };
  await saveNote(person.actor, input, person.actor.signedInAt);
}
type Recorded = {
  actor: Parameters<typeof import("@/services/checklist").saveNote>[0];
  record: (actionId: string, status: "done") => Promise<void>;
};

test("DA-4: reads everything held, takes it away as a file, and finds that recorded @no-script @narrow", async ({
  page,
  person,
}) => {
  await person.signIn();
  await fill(person);
  await page.goto("/account");
  await page.getByRole("link", { name: "Everything held about you" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything held about you");
  const main = page.locator("main");
  await expect(main).toContainText(person.address);
  await expect(page.locator("section[aria-labelledby=answers]")).toContainText("WhatsApp");
  await expect(page.locator("section[aria-labelledby=answers]")).toContainText("Skipped");
  await expect(page.locator("section[aria-labelledby=statuses]")).toContainText("Done");
  await expect(page.locator("section[aria-labelledby=history]")).toContainText("Done");
  await expect(page.locator("section[aria-labelledby=notes]")).toContainText(NOTE);
  await expect(page.locator("section[aria-labelledby=nothing]")).toContainText("passkeys");

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download it as a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("safe-seat-2026-11-24.json");
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file).toMatchObject({
    format: "safe-seat-export-1",
    person: { id: person.id, address: person.address },
    answers: [
      { questionId: "messaging", answers: ["whatsapp"] },
      { questionId: "role", answers: [] },
    ],
    statuses: [{ actionId: ACTION, status: "done" }],
    notes: [{ actionId: ACTION, text: NOTE }],
  });

  await page.goto("/account/record");
  await expect(main.getByRole("listitem").first()).toContainText("Downloaded everything held here.");
  await expect(main.getByRole("listitem").last()).toContainText("Signed in with a passkey.");
});

test("DA-4: erases everything, is signed out in every browser, and Back shows nothing @no-script @narrow", async ({
  page,
  person,
  browser,
  db,
}) => {
  await person.signIn();
  const elsewhere = await browser.newContext();
  await person.signIn(elsewhere);
  await fill(person);
  await page.goto("/checklist");
  await page.goto("/account/erase");
  await expect(page.locator("main")).toContainText(person.address);

  await page.getByLabel("Type your email address, or the word ERASE").fill("yes");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("or the word ERASE");
  await expect(page.getByLabel("Type your email address, or the word ERASE")).toHaveValue("yes");
  expect(await db.person.count({ where: { id: person.id } })).toBe(1);

  await page.getByLabel("Type your email address, or the word ERASE").fill("ERASE");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything about you is erased");
  expect(await db.person.count({ where: { id: person.id } })).toBe(0);
  expect(await db.answer.count({ where: { personId: person.id } })).toBe(0);
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  expect(cookies.filter((name) => name.startsWith("session"))).toEqual([]);

  // Without a script, Back leads to the answer of a form, which a browser does not ask for again by itself.
  await page.goBack().catch(() => null);
  await expect(page.locator("body")).not.toContainText(person.address);
  await page.goto("/checklist");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  const other = await elsewhere.newPage();
  await other.goto("/checklist");
  await expect(other).toHaveURL(/\/sign-in\?next=/);
  await elsewhere.close();
});

test("DA-4: the ledger keeps a line that names nobody, outside the database", async ({ page, person }) => {
  await person.signIn();
  await page.goto("/account/erase");
  await page.getByLabel("Type your email address, or the word ERASE").fill(person.address.toUpperCase());
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Everything about you is erased");
  const { ledgerId } = await import("@/lib/erasure-ledger");
  const ledger = await readFile(path.join(process.env.DATA_DIR ?? "", "erased.jsonl"), "utf8");
  expect(ledger).toContain(ledgerId(person.id));
  expect(ledger).not.toContain(person.id);
});

test("AU-7: after five minutes both ask to confirm that it is you, and lead back @no-script", async ({
  page,
  person,
  clock,
  db,
  outbox,
}) => {
  await person.signIn();
  await fill(person);
  await page.goto("/account/data");
  await clock.forward(6 * MINUTE);
  // The button of a page left open.
  await page.getByRole("button", { name: "Download it as a file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  await page.goto("/account/data");
  await expect(page.locator("main")).not.toContainText(NOTE);
  await expect(page.getByRole("link", { name: "Confirm that it is you" })).toHaveAttribute(
    "href",
    "/sign-in?again=1&next=%2Faccount%2Fdata",
  );
  await page.goto("/account/erase");
  await expect(page.getByRole("button", { name: "Erase everything" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Confirm that it is you" })).toHaveAttribute(
    "href",
    "/sign-in?again=1&next=%2Faccount%2Ferase",
  );
  expect(await db.person.count({ where: { id: person.id } })).toBe(1);

  await page.goto("/account/data");
  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await page.getByLabel("Your email address").fill(person.address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  const { text } = await outbox.newestTo(person.address);
  await page.goto(text.split(/\s/).find((word) => word.includes("/sign-in/confirm")) ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Later" }).click();
  await expect(page).toHaveURL(/\/account\/data$/);
  await expect(page.locator("main")).toContainText(NOTE);
});

test("AU-7: erasing from a page left open for too long erases nothing @no-script", async ({
  page,
  person,
  clock,
  db,
}) => {
  await person.signIn();
  await page.goto("/account/erase");
  await clock.forward(6 * MINUTE);
  await page.getByLabel("Type your email address, or the word ERASE").fill("ERASE");
  await page.getByRole("button", { name: "Erase everything" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  expect(await db.person.count({ where: { id: person.id } })).toBe(1);
});

test("HT-6, DA-8: the sixth download in a day is refused with a time; none is kept by a browser or sniffed", async ({
  person,
  context,
  baseURL,
}) => {
  await person.signIn();
  const post = (headers: Record<string, string>) =>
    context.request.post("/account/data/download", { headers, maxRedirects: 0 });
  for (let n = 0; n < 5; n += 1) {
    const answer = await post({ Origin: baseURL ?? "" });
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      "cache-control": "no-store",
      "content-disposition": 'attachment; filename="safe-seat-2026-11-24.json"',
      "x-content-type-options": "nosniff",
    });
  }
  const refused = await post({ Origin: baseURL ?? "" });
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(80_000);
  expect(await refused.text()).toContain("Five downloads in a day are the most");
});

test("HT-4: another site can neither start a download nor clear what the browser keeps", async ({
  person,
  context,
  db,
}) => {
  await person.signIn();
  for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }]) {
    const answer = await context.request.post("/account/data/download", { headers, maxRedirects: 0 });
    expect(answer.status()).toBe(403);
  }
  expect(await db.accountEvent.count({ where: { personId: person.id, code: "data-exported" } })).toBe(0);
  const led = await context.request.get("/account/erase/done", {
    headers: { "Sec-Fetch-Site": "cross-site" },
  });
  expect(led.headers()["clear-site-data"]).toBeUndefined();
  const own = await context.request.get("/account/erase/done", {
    headers: { "Sec-Fetch-Site": "same-origin" },
  });
  expect(own.headers()["clear-site-data"]).toBe('"cache", "storage"');
});

test("its pages are free of axe violations and of sideways scrolling @narrow", async ({
  page,
  person,
  clock,
}) => {
  await person.signIn();
  await fill(person);
  for (const minutes of [0, 6]) {
    await clock.forward(minutes * MINUTE);
    for (const address of ["/account", "/account/data", "/account/record", "/account/erase"]) {
      await page.goto(address);
      await expectNoAxeViolations(page);
      const details = page.locator("summary");
      for (const summary of await details.all()) await summary.click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, address).toBe(false);
    }
  }
});
