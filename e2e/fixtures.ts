// What the end-to-end tests are written with. People and sessions are made straight in the worker's database, so
// that the app has no door for tests.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "playwright/test";
import type { PrismaClient } from "@/generated/prisma/client";
import { type AppUnderTest, MORNING, startAppUnderTest } from "./app-under-test";
import { makePerson, type TestPerson } from "./people";
import { type Trouble, watchContext } from "./trouble";

export { expect };

export type Clock = {
  /** The app's time now, as far as the tests set it. */
  now: () => Date;
  set: (at: Date) => Promise<void>;
  /** Moves the app's clock on by this many days (or parts of one). */
  forward: (days: number) => Promise<void>;
};
export type Letter = { to: string; subject: string; text: string };
export type Outbox = {
  letters: () => Promise<Letter[]>;
  /** The newest letter to this address, once there are as many as asked for: mail is sent after the answer. */
  newestTo: (address: string, count?: number) => Promise<Letter>;
};

type ForTests = {
  clock: Clock;
  person: TestPerson;
  another: TestPerson;
  outbox: Outbox;
  db: PrismaClient;
  /** Fails the test on console errors, CSP violations and requests to other hosts, but for what it allows. */
  trouble: Trouble;
  noLimits: undefined;
};
type ForWorkers = {
  /** Settings of the app other than the usual ones; a set of its own gets a server of its own. */
  settings: Record<string, string>;
  app: AppUnderTest;
};

export const test = base.extend<ForTests, ForWorkers>({
  settings: [{}, { scope: "worker", option: true }],

  app: [
    async ({ settings }, use, { workerIndex }) => {
      const app = await startAppUnderTest(`worker${workerIndex}`, settings);
      await use(app);
      await app.stop();
      const { db } = await import("@/lib/db");
      await db.$disconnect();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  baseURL: async ({ app }, use) => use(app.origin),

  db: async ({ app: _ }, use) => use((await import("@/lib/db")).db),

  clock: async ({ app }, use) => {
    let now = MORNING;
    const set = async (at: Date) => {
      now = at;
      await app.setClock(at);
    };
    await set(MORNING);
    await use({ now: () => now, set, forward: (days) => set(new Date(now.getTime() + days * 86_400_000)) });
    await set(MORNING);
  },

  person: async ({ app, clock, context }, use) => use(await makePerson({ app, clock, context })),
  another: async ({ app, clock, context }, use) => use(await makePerson({ app, clock, context })),

  outbox: async ({ db }, use) => {
    const { readOutbox } = await import("@/lib/mail");
    // Those of tests that moved the clock on would stay the newest.
    await db.mail.deleteMany();
    const letters = () => readOutbox(100);
    await use({
      letters,
      newestTo: async (address, count = 1) => {
        const theirs = async () => (await letters()).filter(({ to }) => to === address);
        await expect.poll(async () => (await theirs()).length).toBeGreaterThanOrEqual(count);
        const [newest] = await theirs();
        if (!newest) throw new Error("There is no letter.");
        return newest;
      },
    });
  },

  noLimits: [
    async ({ app: _ }, use) => {
      // Emptied, not raised: the limits are those of production.
      const { db } = await import("@/lib/db");
      await db.rateLimit.deleteMany();
      await use(undefined);
    },
    { auto: true },
  ],

  trouble: [
    async ({ app, browser }, use) => {
      const seen: string[] = [];
      const allowed: RegExp[] = [];
      const watch = (context: Parameters<typeof watchContext>[0]) => watchContext(context, app.origin, seen);
      browser.on("context", watch);
      for (const context of browser.contexts()) watch(context);
      app.outside.length = 0;
      await use({ allow: (...patterns) => void allowed.push(...patterns) });
      browser.off("context", watch);
      const unexpected = seen.filter((line) => !allowed.some((pattern) => pattern.test(line)));
      expect(unexpected, "trouble in the browser").toEqual([]);
      expect(app.outside, "hosts the server tried to reach").toEqual([]);
    },
    { auto: true },
  ],
});

/** Fails with what axe finds on the page as it stands, for WCAG 2.2 AA and axe's best practices. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // axe is a script itself: the same page is looked at where scripts run.
  if (test.info().project.use.javaScriptEnabled === false) return;
  // After a press the title follows its page by some milliseconds; a page that never gets one fails here.
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => node.target),
  }));
  expect(found, page.url()).toEqual([]);
}
