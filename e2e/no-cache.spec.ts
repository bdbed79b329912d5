import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright/test";
import type { Browser } from "../scripts/testing/browser.mjs";
import { TEST_ORGANISATION } from "../scripts/testing/settings";
import { MORNING } from "./app-under-test";
import { expect, test } from "./fixtures";
import { somebodyUnderWay } from "./fuzz/people";
import { type Answer, fourAtATime, send } from "./fuzz/send";
import { lookAround, routes } from "./fuzz/targets";

const TURNS = 500;
/** What may be kept: the same bytes for everybody, which the first test holds it to. */
const THE_SAME_FOR_ALL = [
  "/.well-known/security.txt",
  "/api/guidance/v1.json",
  "/api/guidance/v1.schema.json",
];
const FORMS: Record<string, string>[] = [{}, { RSC: "1" }, { RSC: "1", "Next-Router-Prefetch": "1" }];

// Playwright switches the back/forward cache off, and with it what this is about.
const { executablePath, env } = JSON.parse(process.env.E2E_BROWSER ?? "{}") as Browser;
test.use({
  settings: TEST_ORGANISATION,
  launchOptions: {
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
    ...(executablePath ? { executablePath } : {}),
    env: { ...process.env, ...env } as Record<string, string>,
  },
});

type Someone = { cookie: string; canaries: string[] };

/** Somebody signed in whose every page says something that no other's says. */
async function somebody(): Promise<Someone> {
  const [{ db }, { saveNote }, { cookieFor, openSession }, { addressOf }] = await Promise.all([
    import("@/lib/db"),
    import("@/services/checklist"),
    import("@/lib/session"),
    import("@/services/account"),
  ]);
  const actor = await somebodyUnderWay();
  const { personId } = actor;
  const note = `Canary-${personId.slice(0, 13)}`;
  const op = crypto.randomUUID();
  await db.actionNote.deleteMany({ where: { personId } });
  await saveNote(actor, { actionId: "set-up-passkeys", op, version: 0, text: note }, MORNING);
  const token = await openSession({ personId, method: "passkey", device: `Browser ${note}` }, MORNING);
  return {
    cookie: `${cookieFor("session").name}=${token}`,
    canaries: [note, personId, await addressOf(personId), token],
  };
}

test("DA-8: every answer to somebody signed in says that nobody may keep it", async ({ app, clock: _ }) => {
  const { cookie } = await somebody();
  const { sample } = await lookAround(app.origin, cookie);
  await fourAtATime(routes, async (route) => {
    for (const form of FORMS) {
      for (const method of ["GET", "HEAD", "POST"]) {
        const told = `${method} ${route} ${JSON.stringify(form)}`;
        const ask = (headers: Record<string, string>) =>
          send(app.origin, { method, path: sample(route), headers: { ...form, ...headers } });
        const { headers, body } = await ask({ cookie });
        if (THE_SAME_FOR_ALL.includes(route)) {
          expect(body, told).toBe((await ask({})).body);
          expect(headers["set-cookie"], told).toBeUndefined();
        } else expect(String(headers["cache-control"]), told).toContain("no-store");
      }
    }
  });
});

test(`DA-8: in ${TURNS} turns over all addresses two people see nothing of each other`, async ({
  app,
  db,
  clock: _,
}) => {
  test.setTimeout(300_000);
  const two = [await somebody(), await somebody()] as const;
  const { sample } = await lookAround(app.origin, two[0].cookie);
  const seen = [0, 0];
  for (let turn = 0; turn < TURNS; turn++) {
    const route = routes[turn % routes.length] ?? "/";
    // At the same moment and one after the other: what is kept for one must not be given to the other.
    const pass = Math.floor(turn / routes.length);
    const headers = FORMS[pass % 2] ?? {};
    const ask = ({ cookie }: Someone) =>
      send(app.origin, { method: "GET", path: sample(route), headers: { ...headers, cookie } });
    const answers: Answer[] = [];
    if (pass % 3 === 0) answers.push(...(await Promise.all(two.map(ask))));
    else for (const one of two) answers.push(await ask(one));
    for (const [n, { body }] of answers.entries()) {
      const [own, other] = n === 0 ? two : [two[1], two[0]];
      expect(
        other.canaries.filter((canary) => body.includes(canary)),
        `${route}, turn ${turn}`,
      ).toEqual([]);
      if (own.canaries.some((canary) => body.includes(canary))) seen[n] = (seen[n] ?? 0) + 1;
    }
    if (turn % 25 === 0) await db.rateLimit.deleteMany();
  }
  // The canaries do show where they belong.
  for (const times of seen) expect(times).toBeGreaterThan(TURNS / 50);
});

test("DA-8, HT-5: after signing out, Back and Forward show nothing of the person", async ({
  page,
  person,
  trouble,
}, info) => {
  trouble.allow(/request to http:\/\/127\.0\.0\.1/);
  const kept = await hasBackForwardCache(page);
  info.annotations.push({
    type: "browser",
    description: `pages ${kept ? "are" : "are never"} kept for Back`,
  });
  await person.signIn();
  const { saveNote } = await import("@/services/checklist");
  const note = { actionId: "set-up-passkeys", op: crypto.randomUUID(), version: 0, text: "Canary-7Q2Z" };
  await saveNote(person.actor, note, MORNING);
  const own = ["/checklist", "/checklist/set-up-passkeys", "/profile/role", "/account/data", "/account"];
  for (const address of own) await page.goto(address);
  await expect(page.getByText(person.address)).toBeVisible();
  await page.evaluate(() => sessionStorage.setItem("kept", "Canary-7Q2Z"));
  await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await expect(page).toHaveURL(/sign-in\?ended=1/);
  expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);

  for (const step of [...own.map(() => "back"), ...own.map(() => "forward")]) {
    await (step === "back" ? page.goBack() : page.goForward());
    await expect(page).toHaveURL(/\/sign-in/);
    await page.waitForLoadState();
    const shown = await page.content();
    expect(shown, page.url()).not.toContain("Canary-7Q2Z");
    expect(shown, page.url()).not.toContain(person.address);
  }
});

/** Whether this browser brings pages back as they were left, where they allow it. Chromium's headless shell never does. */
async function hasBackForwardCache(page: Page): Promise<boolean> {
  const server = http.createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(
      "<script>addEventListener('pageshow', (e) => { document.title = String(e.persisted); })</script>",
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await page.goto(`${origin}/one`);
  await page.goto(`${origin}/two`);
  await page.goBack();
  await expect(page).toHaveTitle(/true|false/);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return (await page.title()) === "true";
}
