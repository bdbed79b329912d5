import type { Page } from "playwright/test";
import { expect, test } from "../fixtures";

const ACTION = "/checklist/check-linked-devices";

/** Answers some questions and skips the others, until it is time to check the answers. */
async function answerQuestions(page: Page, answers: Record<string, string[]>) {
  await page.goto("/profile");
  await page.getByRole("link", { name: "Begin" }).click();
  await page.waitForURL("**/profile/*");
  for (let n = 0; n < 20; n++) {
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (new URL(page.url()).pathname === "/profile") return;
    const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const before = page.url();
    for (const answer of answers[id] ?? []) await page.locator(`input[value="${answer}"]`).check();
    await page.getByRole("button", { name: answers[id] ? "Continue" : "Skip this question" }).click();
    await page.waitForURL((url) => url.href !== before);
  }
}

test("answers a few questions and gets a list that says why @no-script @narrow", async ({ page, person }) => {
  await person.signIn();
  await answerQuestions(page, {
    role: ["parliamentarian"],
    legislature: ["westminster"],
    house: ["commons"],
    messaging: ["whatsapp", "signal"],
    subjects: ["china"],
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your answers");
  await expect(page.getByText("WhatsApp", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "See my checklist" }).click();
  await expect(page.getByRole("heading", { name: "Your next three" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(3);

  await page.goto("/checklist/block-remote-images");
  await expect(page.getByText("Raised because").first()).toContainText("indictment");
  await page.goto(ACTION);
  await expect(page.getByText("Because you use WhatsApp and you use Signal.")).toBeVisible();
});

test("asks the House only of those at Westminster @no-script", async ({ page, person }) => {
  await person.signIn();
  await page.goto("/profile/legislature");
  await page.getByLabel("Senedd Cymru").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL((url) => !url.pathname.endsWith("/legislature"));
  await page.goto("/profile/house");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "This question does not concern you at present",
  );
});

test("is told what to do about an answer that cannot stand, and keeps what was chosen @no-script", async ({
  page,
  person,
}) => {
  await person.signIn();
  await page.goto("/profile/messaging");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "Choose an answer, or skip this question",
  );
  await page.getByLabel("WhatsApp").check();
  await page.getByLabel("None of these").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("not both");
  await expect(page.getByLabel("WhatsApp")).toBeChecked();
  await expect(page.getByLabel("None of these")).toBeChecked();
});
