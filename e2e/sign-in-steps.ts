import type { Page } from "playwright/test";
import { cookieFor } from "@/lib/session";
import { expect, type Outbox } from "./fixtures";

/** Asks for a sign-in link on the page as it stands, and returns the path the mail leads to. */
export async function askForLink(page: Page, outbox: Outbox, address: string, count = 1): Promise<string> {
  await page.getByLabel("Your email address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.waitForURL(/sent=1/);
  return linkIn((await outbox.newestTo(address, count)).text);
}

export function linkIn(text: string): string {
  const link = text.split(/\s/).find((word) => word.startsWith("http")) ?? "";
  const { pathname, search } = new URL(link);
  return pathname + search;
}

/** Signs in by mail from beginning to end, past the offer of a passkey. */
export async function signInByMail(page: Page, outbox: Outbox, address: string): Promise<void> {
  await page.goto("/sign-in");
  await page.goto(await askForLink(page, outbox, address));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Later" }).click();
  await page.waitForURL("/checklist");
}

/**
 * Asks for a link and opens it, for somebody who has a passkey: it proves the mailbox and signs nobody in.
 */
export async function proveMailbox(page: Page, outbox: Outbox, address: string): Promise<void> {
  const asked = async () =>
    (await outbox.letters()).filter(
      ({ to, subject }) => to === address && subject.startsWith("Your sign-in link"),
    );
  const before = (await asked()).length;
  await page.getByLabel("Your email address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.waitForURL(/sent=1/);
  await expect.poll(async () => (await asked()).length).toBe(before + 1);
  const [newest] = await asked();
  await page.goto(linkIn(newest?.text ?? ""));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/sign-in\/way-back|\/account\/back-in/);
}

/** The session's token in this page's browser. */
export async function tokenIn(page: Page): Promise<string | undefined> {
  const { name } = cookieFor("session");
  return (await page.context().cookies()).find((cookie) => cookie.name === name)?.value;
}

/** A form's fields as a browser without a script would post them. */
export function fieldsOf(page: Page, button: string): Promise<Record<string, string>> {
  const form = page.locator("form", { has: page.getByRole("button", { name: button }) });
  return form.evaluate((element) => {
    const fields = new FormData(element as HTMLFormElement).entries();
    return Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
  });
}
