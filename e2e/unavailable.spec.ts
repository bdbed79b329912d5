import pg from "pg";
import { expect, test } from "./fixtures";
import { stopDatabase } from "./stop-database";

test("RE-3: while the database is away a page says so within three seconds, and nobody is signed out @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await page.goto("/account");
  const restart = await stopDatabase();
  try {
    const began = Date.now();
    const response = await page.goto("/account");
    expect(Date.now() - began).toBeLessThan(3000);
    expect(response?.status()).toBe(503);
    expect(response?.headers()["retry-after"]).toBe("30");
    await expect(page).toHaveURL("/unavailable");
    await expect(page.getByRole("heading")).toHaveText("We cannot reach your list just now");
    expect((await page.request.get("/api/ready")).status()).toBe(503);
    expect((await page.request.get("/api/health")).status()).toBe(200);
    for (const path of ["/", "/help-now", "/guidance", "/sign-in/confirm"]) {
      expect((await page.request.get(path)).status(), path).toBe(200);
    }
  } finally {
    await restart();
  }
  await expect.poll(async () => (await page.request.get("/api/ready")).status(), { timeout: 5000 }).toBe(200);
  await page.goto("/account");
  await expect(page.getByText(person.address)).toBeVisible();
});

test("RE-3: a form sent while the database is away says so, with what was typed kept @no-script", async ({
  page,
  trouble,
}) => {
  trouble.allow(/status of 503/);
  await page.goto("/sign-in");
  await page.getByLabel("Your email address").fill("member@example.org");
  const restart = await stopDatabase();
  try {
    await page.getByRole("button", { name: "Send me a link" }).click();
    const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await expect(summary).toContainText("We cannot sign anybody in just now");
    await expect(page.getByLabel("Your email address")).toHaveValue("member@example.org");
  } finally {
    await restart();
  }
});

test("HT-6: without the limiter's table signing in refuses, and saves go on", async ({
  page,
  person,
  trouble,
}) => {
  trouble.allow(/status of 503/);
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  await owner.query('ALTER TABLE "RateLimit" RENAME TO "Gone"');
  try {
    await page.goto("/sign-in");
    await page.getByLabel("Your email address").fill(person.address);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText("We cannot sign anybody in just now").first()).toBeVisible();
    await person.signIn();
    await page.goto("/checklist/set-up-passkeys");
    await page.getByLabel("Your private note").fill("A note");
    await page.getByRole("button", { name: "Save note" }).click();
    await expect(page.getByText(/Note saved/)).toBeVisible();
  } finally {
    await owner.query('ALTER TABLE "Gone" RENAME TO "RateLimit"');
    await owner.end();
  }
});

test("HT-6: after 120 saves within a minute the next one says to wait, with what was typed kept @no-script", async ({
  page,
  person,
  db,
  clock,
}) => {
  await person.signIn();
  const save = async (text: string) => {
    await page.getByLabel("Your private note").fill(text);
    await page.getByRole("button", { name: "Save note" }).click();
  };
  await page.goto("/checklist/set-up-passkeys");
  await save("The first");
  await expect(page.getByText(/Note saved/)).toBeVisible();
  await db.rateLimit.updateMany({ data: { count: 120 } });
  await save("One too many");
  await expect(page.getByText("That was a lot in a short time").first()).toBeVisible();
  await expect(page.getByLabel("Your private note")).toHaveValue("One too many");
  await clock.forward(2 / 1440);
  await save("Later");
  await expect(page.getByText(/Note saved/)).toBeVisible();
});

test("RE-3: a note sent while the database is away is not lost, and is saved once it is back @no-script", async ({
  page,
  person,
  javaScriptEnabled,
  trouble,
}) => {
  trouble.allow(/status of 50\d/);
  await person.signIn();
  await page.goto("/checklist/set-up-passkeys");
  await page.getByLabel("Your private note").fill("On the train");
  const restart = await stopDatabase();
  try {
    await page.getByRole("button", { name: "Save note" }).click();
    if (javaScriptEnabled) {
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Not saved");
    } else {
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("We cannot reach your list just now");
    }
  } finally {
    await restart();
  }
  await expect.poll(async () => (await page.request.get("/api/ready")).status()).toBe(200);
  // Without a script the page says to go back, and the browser still has what was typed.
  if (!javaScriptEnabled) await page.goBack();
  await expect(page.getByLabel("Your private note")).toHaveValue("On the train");
  await page.getByRole("button", { name: "Save note" }).click();
  await expect(page.getByText(/Note saved/)).toBeVisible();
});
