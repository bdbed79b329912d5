// The organisation's side of the tests of its sign-in: a provider for each worker, and people it knows.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright/test";
import { ROOT } from "../scripts/launcher/folders.mjs";
import { freePort } from "../scripts/launcher/ports.mjs";
import { MORNING } from "./app-under-test";
import { test as base } from "./fixtures";
import { fieldsOf } from "./sign-in-steps";

export const TENANT = "0f9d2c1e-3a64-4b7d-9c55-8e1f20a7b6d3";
export const NAME = "Westbridge Council";

type Claims = Record<string, unknown>;
export type Member = { id: string; address: string };
export type Organisation = {
  origin: string;
  issuer: string;
  settings: Record<string, string>;
  /** Makes somebody known to it, with an address it vouches for unless told otherwise. */
  member: (claims?: Claims) => Promise<Member>;
  setClock: (at: Date) => Promise<void>;
  /** Stops answering without hanging up, and goes on. */
  freeze: () => void;
  thaw: () => void;
};

async function startOrganisation(): Promise<Organisation & { stop: () => Promise<void> }> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const issuer = `${origin}/${TENANT}/v2.0`;
  const settings = {
    ORGANISATION_NAME: NAME,
    ORGANISATION_ISSUER: issuer,
    ORGANISATION_CLIENT_ID: "safe-seat",
    ORGANISATION_CLIENT_SECRET: randomUUID(),
  };
  const preload = pathToFileURL(path.join(ROOT, "scripts", "testing", "app-preload.mjs")).href;
  const child = spawn(
    process.execPath,
    ["--import", preload, path.join(ROOT, "e2e", "organisation-server.mjs")],
    {
      env: {
        ...process.env,
        NODE_ENV: "production",
        TEST_CLOCK: String(MORNING.getTime()),
        PROVIDER_ISSUER: issuer,
        PROVIDER_CLIENT: settings.ORGANISATION_CLIENT_ID,
        PROVIDER_SECRET: settings.ORGANISATION_CLIENT_SECRET,
      },
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    },
  );
  if (child.stderr) {
    // Its advice on running it for real is not for a test's output; anything else is.
    createInterface({ input: child.stderr }).on("line", (line) => {
      if (!line.startsWith("oidc-provider ")) process.stderr.write(`${line}\n`);
    });
  }
  const ended = once(child, "exit");
  const answerTo = async (message?: object) => {
    const answer = once(child, "message", { signal: AbortSignal.timeout(30_000) });
    if (message) child.send(message);
    await answer;
  };
  await answerTo();
  return {
    origin,
    issuer,
    settings,
    member: async (claims = {}) => {
      const id = randomUUID();
      const address = `${id}@westbridge.example`;
      const whole = { tid: TENANT, oid: randomUUID(), email: address, xms_edov: true, ...claims };
      await answerTo({ person: { id, claims: whole } });
      return { id, address };
    },
    setClock: (at) => answerTo({ setClock: at.getTime() }),
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    stop: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** The tests' usual things, over an app whose settings name this organisation. Its host alone may be asked besides. */
export const test = base.extend<object, { organisation: Organisation }>({
  organisation: [
    async ({ browserName: _ }, use) => {
      const organisation = await startOrganisation();
      await use(organisation);
      await organisation.stop();
    },
    { scope: "worker", timeout: 30_000 },
  ],
  settings: [async ({ organisation }, use) => use(organisation.settings), { scope: "worker" }],
  clock: async ({ clock, organisation }, use) => {
    const set = async (at: Date) => {
      await Promise.all([clock.set(at), organisation.setClock(at)]);
    };
    await set(MORNING);
    await use({
      now: clock.now,
      set,
      forward: (days) => set(new Date(clock.now().getTime() + days * 86_400_000)),
    });
    await organisation.setClock(MORNING);
  },
  // Asks for the clock too, so that both sides tell the same time in every test.
  trouble: async ({ trouble, organisation, clock: _ }, use) => {
    trouble.allow(new RegExp(`^request to ${organisation.origin}$`));
    await use(trouble);
  },
});

/** Presses the button of the page as it stands and signs in at the organisation's own page. */
export async function signInThere(
  page: Page,
  member: Member,
  button = `Sign in with ${NAME}`,
): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await page.getByLabel("Your number").fill(member.id);
  await page.getByRole("button", { name: "Enter" }).click();
}

/** Sets out to the organisation as a browser without a script does, and returns the address it is sent to. */
export async function leave(page: Page, path = "/sign-in", button = `Sign in with ${NAME}`): Promise<string> {
  await page.goto(path);
  const { origin } = new URL(page.url());
  const form = await fieldsOf(page, button);
  const answer = await page.request.post(path, { multipart: form, headers: { origin }, maxRedirects: 0 });
  return answer.headers().location ?? "";
}

/** Signs in there without a page, and returns the address that leads back: not opened yet. */
export async function callbackOf(page: Page, member: Member, question?: string): Promise<string> {
  const asked = question ?? (await leave(page));
  const next = async (address: string, form?: Record<string, string>) => {
    const answer = await page.request.fetch(address, {
      method: form ? "POST" : "GET",
      maxRedirects: 0,
      ...(form ? { form } : {}),
    });
    return new URL(answer.headers().location ?? "", address).href;
  };
  let at = await next(asked);
  if (at.includes("/interaction/")) at = await next(await next(at, { id: member.id, do: "sign-in" }));
  if (!at.includes("/api/auth/callback/")) throw new Error(`The organisation led to ${at}.`);
  return at;
}
