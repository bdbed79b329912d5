// The steps of npm start, in order.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { isAnswering, startApp } from "./app.mjs";
import { startDatabase } from "./database.mjs";
import { dataFolder, privateFolder, ROOT } from "./folders.mjs";
import { holderOf, takeLock } from "./lock.mjs";
import { inWords, Stop, say, step } from "./output.mjs";
import { isFree } from "./ports.mjs";
import { build, install, markRunning, whileAlone } from "./prepare.mjs";
import { secretsOf } from "./secrets.mjs";
import { atEnd, end, isStopping } from "./stopping.mjs";

/** Sets everything up and, unless told otherwise, serves until it is stopped.
 * @param {{ isSetupOnly: boolean, isDev: boolean }} options */
export async function launch({ isSetupOnly, isDev }) {
  const began = performance.now();
  if (existsSync(path.join(ROOT, ".env"))) process.loadEnvFile(path.join(ROOT, ".env"));
  const port = Number(process.env.PORT || 3000);
  const origin = process.env.APP_ORIGIN || `http://localhost:${port}`;
  const isLocal = URL.canParse(origin) && new URL(origin).hostname === "localhost";
  const folder = orUnwritable(dataFolder(), () => privateFolder(dataFolder()));

  say(isSetupOnly ? "Setting up Safe Seat" : "Starting Safe Seat");
  if (!isSetupOnly) {
    claimFolder(folder, origin);
    await claimPort(port);
  }
  await whileAlone(async () => {
    await install();
    if (!isDev) await build();
    if (!isSetupOnly && !isDev) markRunning(origin);
  });
  const database = await startDatabase(folder, { own: !isSetupOnly, isLocal, isDone: isStopping });
  if (isSetupOnly) {
    say(`Ready in ${inWords(performance.now() - began)}. Next: npm start`);
    return end(0);
  }

  const { AUTH_SECRET, SEAL_KEYS, INDEX_KEY } = secretsOf(folder);
  const settings = { AUTH_SECRET, SEAL_KEYS, INDEX_KEY, ...given(["AUTH_SECRET", "SEAL_KEYS", "INDEX_KEY"]) };
  let isUp = false;
  const app = startApp(
    {
      ...settings,
      APP_ORIGIN: origin,
      PORT: String(port),
      DATA_DIR: folder,
      DATABASE_URL: database.databaseUrl,
    },
    {
      dev: isDev,
      onLine: (line, stream) => {
        if (stream === "stderr") process.stderr.write(`${line}\n`);
        else if (isUp) say(line);
      },
    },
  );
  atEnd(app.stop);
  app.ended.then((code) => {
    if (isStopping()) return;
    process.stderr.write(`The app has stopped${code ? ` (code ${code})` : ""}.\n`);
    end(1);
  });
  const host =
    process.env.HOST && !/^(0\.0\.0\.0|::)$/.test(process.env.HOST) ? process.env.HOST : "127.0.0.1";
  isUp = await step("Starting the app", () => isAnswering(origin, port, host, app.ended));
  if (isStopping()) return;
  if (!isUp) throw new Stop("The app does not answer.");
  say(welcome(origin, isLocal, performance.now() - began));
}

/** @param {string[]} names */
function given(names) {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/** @param {string} folder @param {string} origin */
function claimFolder(folder, origin) {
  const file = path.join(folder, "launcher.lock");
  const lock = orUnwritable(folder, () => takeLock(file, origin));
  if (lock) return void atEnd(lock.release);
  const holder = holderOf(file);
  throw new Stop(
    `Safe Seat is already running with the data in ${folder}, at ${holder?.about ?? "another address"} (process ${holder?.pid}). Open that address, stop it with Ctrl-C first, or set DATA_DIR and PORT for a second one.`,
  );
}

/**
 * @template T
 * @param {string} folder @param {() => T} work
 * @returns {T}
 */
function orUnwritable(folder, work) {
  try {
    return work();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== "EACCES" && code !== "EROFS" && code !== "EPERM") throw error;
    throw new Stop(
      `${folder} cannot be written to: make it yours, or name another folder: DATA_DIR=~/safe-seat npm start`,
    );
  }
}

/** @param {number} port */
async function claimPort(port) {
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Stop("PORT must be a number between 1 and 65535.");
  if (await isFree(port)) return;
  throw new Stop(
    `Port ${port} is taken by another program: stop that one, or choose another port: PORT=${port + 1} npm start`,
  );
}

/** @param {string} origin @param {boolean} isLocal @param {number} took */
function welcome(origin, isLocal, took) {
  const lines = [`\nSafe Seat is running at ${origin} (ready in ${inWords(took)})`];
  if (isLocal) {
    lines.push(
      `  To sign in: open ${origin}/sign-in and enter ${demoAddress()}.`,
      `  No mail leaves this computer: the link is then at ${origin}/outbox`,
    );
  }
  return [...lines, "  Ctrl-C stops it.\n"].join("\n");
}

/** The address that the seed tells newcomers to try: its file is TypeScript, which Node 20 cannot import. */
function demoAddress() {
  const source = readFileSync(path.join(ROOT, "prisma", "seed-data.ts"), "utf8");
  return /DEMO_ADDRESS = "([^"]+)"/.exec(source)?.[1] ?? "an address that may come in";
}
