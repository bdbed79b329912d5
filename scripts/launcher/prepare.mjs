// From a fresh clone to something that can run, doing only what is not done yet.
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { linkLibraries } from "../postgres/binaries.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { OWN, privateFolder, ROOT, readJson, writeJson } from "./folders.mjs";
import { holderOf, takeLock, waitForLock } from "./lock.mjs";
import { Stop, say, step } from "./output.mjs";
import { endLeftOver, run, runNode } from "./run.mjs";
import { atEnd } from "./stopping.mjs";

const INSTALLED = path.join(ROOT, "node_modules", ".safe-seat.json");
const GENERATED = path.join(ROOT, "generated", "stamp.json");
const BUILT = path.join(ROOT, ".next", "stamp.json");

const SOURCES = [
  ...["app", "components", "content", "domain", "lib", "public", "services", "types"],
  ...["prisma/schema.prisma", "prisma/seed-data.ts"],
  ...["instrumentation-client.ts", "instrumentation.ts", "proxy.ts"],
  ...["next.config.js", "postcss.config.mjs", "tsconfig.json", "package-lock.json"],
];

/** Runs the work while no other command sets up this copy of the repository.
 * @param {() => Promise<void>} work */
export async function whileAlone(work) {
  privateFolder(OWN);
  const lock = await waitForLock(path.join(OWN, "setup.lock"), {
    milliseconds: 15 * 60_000,
    onWait: ({ pid }) => say(`  Waiting for process ${pid}, which is setting up this folder`),
  });
  if (!lock)
    throw new Stop("Another command has been setting up this folder for a quarter of an hour. End it first.");
  const release = atEnd(lock.release);
  try {
    await endLeftOver();
    await work();
  } finally {
    lock.release();
    release();
  }
}

/** Installs the packages of the lock file, links PostgreSQL's libraries and generates the database client. */
export async function install() {
  const wanted = fingerprint(["package-lock.json"]) + process.platform + process.arch;
  if (readJson(INSTALLED)?.wanted !== wanted) {
    refuseWhileRunning("Packages have to be installed");
    await step("Installing the packages (a minute or so)", async () => {
      // Build tools are needed whatever NODE_ENV says.
      await npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
      writeJson(INSTALLED, { wanted });
    });
  }
  linkLibraries();
  const schema = fingerprint(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
  if (readJson(GENERATED)?.schema !== schema) {
    await step("Generating the database client", async () => {
      await runNode([path.join("node_modules", "prisma", "build", "index.js"), "generate"]);
      writeJson(GENERATED, { schema });
    });
  }
}

/** Installs what only the tests use, in a folder of its own: the app would load some of it as soon as it is there. */
export async function installTestTools() {
  const folder = path.join(ROOT, "scripts", "testing", "tools");
  const stamp = path.join(folder, "node_modules", ".safe-seat.json");
  const wanted = fingerprint(["scripts/testing/tools/package-lock.json"]);
  if (readJson(stamp)?.wanted === wanted) return;
  await step("Installing the tools of the tests", async () => {
    await npm(["ci", "--prefix", folder, "--no-audit", "--no-fund"]);
    writeJson(stamp, { wanted });
  });
}

/** Whether the build is the one of these sources. */
export function isBuilt() {
  return readJson(BUILT)?.sources === sources() && existsSync(path.join(ROOT, ".next", "BUILD_ID"));
}

/** Checks the content and builds the app, unless the build is the one of these sources. */
export async function build() {
  if (isBuilt()) return;
  refuseWhileRunning("The app has to be built again");
  const before = sources();
  if (existsSync(path.join(ROOT, "scripts", "check-content.ts"))) {
    await step("Checking the content", () =>
      runNode(["--import", "tsx", path.join("scripts", "check-content.ts")]),
    );
  }
  await step("Building the app (a minute or so)", async () => {
    rmSync(BUILT, { force: true });
    await runNode([path.join("node_modules", "next", "dist", "bin", "next"), "build"], {
      NODE_ENV: "production",
    });
    writeFileSync(BUILT, JSON.stringify({ sources: before }));
  });
}

/** Marks this copy as serving its build, so that no other command replaces it meanwhile.
 * @param {string} origin */
export function markRunning(origin) {
  const lock = takeLock(path.join(OWN, `running-${process.pid}.lock`), origin);
  if (lock) atEnd(lock.release);
}

/** @param {string} why */
function refuseWhileRunning(why) {
  for (const name of readdirSync(OWN).filter((file) => /^running-\d+\.lock$/.test(file))) {
    const holder = holderOf(path.join(OWN, name));
    if (!holder) rmSync(path.join(OWN, name), { force: true });
    else
      throw new Stop(
        `${why}, but ${holder.about} is being served from this folder (process ${holder.pid}). Stop that first.`,
      );
  }
}

function sources() {
  return fingerprint(SOURCES, (file) => !/\.test\.tsx?$/.test(file));
}

/** @param {string[]} args */
function npm(args) {
  const beside = path.join(
    path.dirname(process.execPath),
    "..",
    "lib",
    "node_modules",
    "npm",
    "bin",
    "npm-cli.js",
  );
  const given = process.env.npm_execpath ?? "";
  const script = /npm-cli\.js$/.test(given) ? given : beside;
  return existsSync(script) ? runNode([script, ...args]) : run("npm", args);
}
