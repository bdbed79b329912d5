import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isAnswering, startApp } from "../scripts/launcher/app.mjs";
import { ROOT } from "../scripts/launcher/folders.mjs";
import { freePort } from "../scripts/launcher/ports.mjs";
import { copyTemplate } from "../scripts/testing/databases";
import { testSettings } from "../scripts/testing/settings";

/** The morning on which every test begins, in London: before Christmas, winter time, no day boundary near. */
export const MORNING = new Date("2026-11-24T09:00:00Z");

/** The built app behind its own server, with a database and a clock of its own; one for each worker. */
export type AppUnderTest = {
  origin: string;
  /** Every line it has printed so far. */
  output: string[];
  /** Other machines it tried to reach. */
  outside: string[];
  /** Sets its clock, which then goes on from there. */
  setClock: (at: Date) => Promise<void>;
  stop: () => Promise<void>;
};

/** Starts it on a free port. Afterwards this process has the same settings, so that services can be called from here. */
export async function startAppUnderTest(
  worker: string,
  extra: Record<string, string>,
): Promise<AppUnderTest> {
  const { E2E_DATABASE_PORT, E2E_TEMPLATE } = process.env;
  if (!E2E_DATABASE_PORT || !E2E_TEMPLATE) throw new Error("The databases of this run have not been made.");
  const { databaseUrl, ownerUrl } = await copyTemplate(Number(E2E_DATABASE_PORT), E2E_TEMPLATE, worker);
  const port = await freePort();
  const folder = await mkdtemp(path.join(tmpdir(), "safe-seat-test-"));
  const settings = { ...testSettings(port), DATA_DIR: folder, DATABASE_URL: databaseUrl, ...extra };
  Object.assign(process.env, settings, { DATABASE_OWNER_URL: ownerUrl });

  const output: string[] = [];
  const outside: string[] = [];
  const preload = pathToFileURL(path.join(ROOT, "scripts", "testing", "app-preload.mjs")).href;
  const app = startApp(
    { ...settings, DATABASE_OWNER_URL: ownerUrl, TEST_CLOCK: String(MORNING.getTime()) },
    { nodeArgs: ["--import", preload], onLine: (line) => output.push(line) },
  );
  app.child.on("message", (message) => {
    if (hasOutside(message)) outside.push(message.outside);
  });
  const origin = `http://localhost:${port}`;
  if (!(await isAnswering(origin, port, "127.0.0.1", app.ended))) {
    throw new Error(`The app under test did not start:\n${output.join("\n")}`);
  }
  return {
    origin,
    output,
    outside,
    setClock: (at) => setClock(app.child, at),
    stop: async () => {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function setClock(child: ChildProcess, at: Date): Promise<void> {
  const answer = once(child, "message", { signal: AbortSignal.timeout(30_000) });
  child.send({ setClock: at.getTime() });
  await answer;
}

function hasOutside(message: unknown): message is { outside: string } {
  return typeof message === "object" && message !== null && "outside" in message;
}
