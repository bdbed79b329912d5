// Fails when docs/security.md and the tests disagree: something said to be built has no test that names its id in its
// title, or a test names an id that is no requirement. When you build one, change its row and name the test.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ROOT } from "../launcher/folders.mjs";
import { tableProblems, totals } from "./requirements.mjs";

const FOLDERS = ["app", "components", "domain", "e2e", "lib", "prisma", "scripts", "services"];
const isTest = (/** @type {string} */ file) =>
  /\.(test|spec)\.tsx?$/.test(file) && !file.includes("node_modules");
const files = [
  ...readdirSync(ROOT),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) =>
      path.posix.join(folder, name.split(path.sep).join("/")),
    ),
  ),
].filter(isTest);

const table = readFileSync(path.join(ROOT, "docs", "security.md"), "utf8");
const tests = files.map((file) => ({ file, source: readFileSync(path.join(ROOT, file), "utf8") }));
const problems = tableProblems(table, tests, (file) => existsSync(path.join(ROOT, file)));
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else {
  const counts = Object.entries(totals(table)).map(([state, count]) => `${count} ${state}`);
  console.log(`The table of requirements and the tests agree: ${counts.join(", ")}.`);
}
