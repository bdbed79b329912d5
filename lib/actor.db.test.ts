import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, test, vi } from "vitest";
import { aPerson } from "@/services/test-people";
import { currentActor, requireActor } from "./actor";
import { db } from "./db";
import { cookieFor, openSession } from "./session";
import { TestBrowser } from "./test-browser";

vi.mock("next/headers", async () => (await import("./test-browser")).nextHeaders);

async function someoneIn() {
  const { personId } = await aPerson();
  const browser = new TestBrowser();
  const token = await openSession({ personId, method: "passkey", device: "x" }, new Date());
  browser.cookies.set(cookieFor("session").name, token);
  return { personId, token, browser };
}

/** Where a redirect that was thrown leads. */
async function leadsTo(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run();
  } catch (error) {
    const { digest } = error as { digest?: string };
    return digest?.split(";").at(2);
  }
  return undefined;
}

describe("who is asking", () => {
  test("is the person of the session, with how and when they signed in", async () => {
    const { personId, browser } = await someoneIn();
    const actor = await browser.ask(currentActor);
    expect(actor).toMatchObject({ personId, method: "passkey", memberships: [] });
    expect(actor?.signedInAt).toBeInstanceOf(Date);
  });

  test("AC-2: has the roles of this moment: a changed one counts on the next request, an unknown one for nothing", async () => {
    const { personId, browser } = await someoneIn();
    const officeId = randomUUID();
    await db.office.create({ data: { id: officeId, nameSealed: "x", createdAt: new Date() } });
    const roles = async () => (await browser.ask(currentActor))?.memberships;
    const member = { officeId, personId, role: "manager", createdAt: new Date() };
    const { id } = await db.membership.create({ data: member });
    expect(await roles()).toEqual([{ officeId, role: "manager" }]);
    await db.membership.update({ where: { id }, data: { role: "staff" } });
    expect(await roles()).toEqual([{ officeId, role: "staff" }]);
    await db.membership.update({ where: { id }, data: { role: "owner" } });
    expect(await roles()).toEqual([]);
    await db.membership.delete({ where: { id } });
    expect(await roles()).toEqual([]);
  });

  test("AC-2: no cookie says a role, or who somebody is", async () => {
    const { personId, browser } = await someoneIn();
    expect([...browser.cookies.values()].join()).not.toMatch(new RegExp(`manager|staff|${personId}`));
  });

  test.each([
    ["no cookie", undefined],
    ["a made-up token", "A".repeat(43)],
    ["an empty one", ""],
  ])("is nobody with %s", async (_, token) => {
    const browser = new TestBrowser();
    if (token !== undefined) browser.cookies.set(cookieFor("session").name, token);
    expect(await browser.ask(currentActor)).toBeNull();
    expect(await leadsTo(() => browser.ask(() => requireActor("/profile")))).toBe("/sign-in?next=%2Fprofile");
  });

  test("is not changed by a cookie whose name only begins alike", async () => {
    const { personId, browser } = await someoneIn();
    const { name } = cookieFor("session");
    for (const other of [`${name}0`, `${name}.0`, `${name}.1`]) browser.cookies.set(other, "x");
    expect(await browser.ask(currentActor)).toMatchObject({ personId });
  });

  test("RE-3: with the database away it leads to the page that says so, not to signing in", async () => {
    const { browser } = await someoneIn();
    const failing = vi.spyOn(pg.Client.prototype, "query").mockImplementation(() => {
      throw new Error("away");
    });
    const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    expect(await leadsTo(() => browser.ask(() => requireActor("/profile")))).toBe("/unavailable");
    failing.mockRestore();
    logged.mockRestore();
    expect(await browser.ask(currentActor)).not.toBeNull();
  });
});
